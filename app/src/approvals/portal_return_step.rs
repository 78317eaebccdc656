use leptos::prelude::*;
use portal_types::{approvals::REASON_MAX, links::SharedReport};

use crate::{
    i18n::t,
    paths,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, PageTitle, TextArea},
};

/// Returns the report to the firm, with a reason.
#[component]
pub fn ReturnStep(slug: String, report: SharedReport) -> impl IntoView {
    let here = paths::view(&slug, report.link);
    view! {
        <PageTitle text=t("approvals-return-title")/>
        <section class="landing" data-testid="return-step">
            <h1>{t("approvals-return-title")}</h1>
            <p>{t("approvals-return-text")}</p>
            <Form action="/api/approvals/return" back=format!("{here}?step=return") submission=true>
                <ErrorSummary fields=vec![("reason", t("approvals-reason"))]/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=report.link.to_string()/>
                <input type="hidden" name="version" value=report.version_id.to_string()/>
                <input type="hidden" name="sha256" value=report.sha256.to_string()/>
                <TextArea name="reason" label=t("approvals-reason") hint=t("approvals-reason-hint") rows=6 maxlength=REASON_MAX/>
                <Button kind=ButtonKind::Primary full=true>{t("approvals-return-confirm")}</Button>
            </Form>
            <ButtonLink href=here kind=ButtonKind::Quiet full=true>{t("approvals-back")}</ButtonLink>
        </section>
    }
}
