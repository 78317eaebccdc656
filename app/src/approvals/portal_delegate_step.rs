use leptos::prelude::*;
use portal_types::links::SharedReport;

use crate::{
    i18n::t,
    paths,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, PageTitle, RadioGroup, RadioOption},
};

/// Lets somebody else decide, who gets a link of his own.
#[component]
pub fn DelegateStep(slug: String, report: SharedReport) -> impl IntoView {
    let here = paths::view(&slug, report.link);
    let options = report
        .stand_ins
        .into_iter()
        .map(|(id, name)| RadioOption { value: id.to_string(), label: name, hint: String::new() })
        .collect::<Vec<_>>();
    view! {
        <PageTitle text=t("approvals-delegate-title")/>
        <section class="landing" data-testid="delegate-step">
            <h1>{t("approvals-delegate-title")}</h1>
            <p>{t("approvals-delegate-text")}</p>
            <Form action="/api/approvals/delegate" back=format!("{here}?step=delegate") submission=true>
                <ErrorSummary fields=vec![("to", t("approvals-delegate-to"))]/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=report.link.to_string()/>
                <input type="hidden" name="version" value=report.version_id.to_string()/>
                <input type="hidden" name="sha256" value=report.sha256.to_string()/>
                <RadioGroup name="to" label=t("approvals-delegate-to") options=options/>
                <Button kind=ButtonKind::Primary full=true>{t("approvals-delegate-confirm")}</Button>
            </Form>
            <ButtonLink href=here kind=ButtonKind::Quiet full=true>{t("approvals-back")}</ButtonLink>
        </section>
    }
}
