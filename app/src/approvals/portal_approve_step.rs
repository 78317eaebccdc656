use leptos::prelude::*;
use portal_types::links::SharedReport;

use crate::{
    i18n::t,
    paths,
    ui::{Button, ButtonKind, ButtonLink, CopyText, Definition, DefinitionList, ErrorSummary, Form, PageTitle},
};

/// The exact declaration, and the last press (WCAG 3.3.4: check before a legal commitment).
#[component]
pub fn ApproveStep(slug: String, report: SharedReport) -> impl IntoView {
    let here = paths::view(&slug, report.link);
    let (sha256, shown, short) = (report.sha256.to_string(), report.sha256.to_string(), report.sha256.short());
    view! {
        <PageTitle text=t("approvals-confirm-title")/>
        <section class="landing" data-testid="approve-step">
            <h1>{t("approvals-confirm-title")}</h1>
            <ErrorSummary/>
            <blockquote class="declaration" lang=report.declaration_language.code() data-testid="declaration">{report.declaration}</blockquote>
            <DefinitionList>
                <Definition term=t("approvals-file")>{report.file_name}</Definition>
                <Definition term=t("approvals-you")>{report.contact}</Definition>
                <Definition term=t("approvals-sha256")>
                    <CopyText text=shown short=short/>
                </Definition>
            </DefinitionList>
            <Form action="/api/approvals/approve" back=format!("{here}?step=approve") submission=true>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=report.link.to_string()/>
                <input type="hidden" name="version" value=report.version_id.to_string()/>
                <input type="hidden" name="sha256" value=sha256/>
                <Button kind=ButtonKind::Primary full=true>{t("approvals-confirm")}</Button>
            </Form>
            <ButtonLink href=here kind=ButtonKind::Quiet full=true>{t("approvals-back")}</ButtonLink>
            <p class="landing-note">{t("approvals-confirm-note")}</p>
        </section>
    }
}
