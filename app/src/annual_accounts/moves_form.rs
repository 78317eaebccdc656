use leptos::prelude::*;
use portal_types::{
    annual_accounts::{Move, REASON_MAX},
    reports::ReportKind,
};

use crate::{
    i18n::t,
    ui::{Button, ButtonKind, Field, Form, RadioGroup, RadioOption, TextArea, was_refused},
};

const ACTION: &str = "/api/annual-accounts/move";

/// Everything else that can be done, in one form: some of it takes a date, some a reason.
#[component]
pub fn MovesForm(
    slug: String,
    back: String,
    id: String,
    kind: ReportKind,
    moves: Vec<Move>,
    /// Open on this one, which is what comes next.
    first: Option<Move>,
    today: String,
) -> impl IntoView {
    let (dated, reasoned) = (moves.iter().any(|m| m.is_dated()), moves.iter().any(|m| m.needs_reason()));
    let hint = |step: &Move| match (step.is_dated(), step.needs_reason()) {
        (true, _) => t("annual-accounts-move-dated"),
        (_, true) => t("annual-accounts-move-reasoned"),
        _ => String::new(),
    };
    let options = moves
        .iter()
        .map(|step| RadioOption {
            value: step.code().to_owned(),
            label: t(&kind.key(&format!("annual-accounts-move-{step}"))),
            hint: hint(step),
        })
        .collect::<Vec<_>>();
    let summary = if first.is_some() { t("annual-accounts-next-step") } else { t("annual-accounts-moves") };
    let selected = first.map(|step| step.code().to_owned()).unwrap_or_default();
    view! {
        <details class="more" open=first.is_some() || was_refused(ACTION) data-testid="moves">
            <summary>{summary}</summary>
            <Form action=ACTION back=back submission=true notice="notice-moved">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="accounts" value=id/>
                <RadioGroup name="step" label=t("annual-accounts-moves-label") options=options selected=selected/>
                {dated.then(|| view! {
                    <Field name="on" label=t("annual-accounts-move-on") kind="date" value=today class="input-short"/>
                })}
                {reasoned.then(|| view! {
                    <TextArea
                        name="reason"
                        label=t("annual-accounts-move-reason")
                        hint=t("annual-accounts-move-reason-hint")
                        rows=3
                        maxlength=REASON_MAX
                    />
                })}
                <div class="row">
                    <Button kind=if first.is_some() { ButtonKind::Primary } else { ButtonKind::Secondary }>
                        {t("annual-accounts-move")}
                    </Button>
                </div>
            </Form>
        </details>
    }
}
