use leptos::prelude::*;
use portal_types::approvals::REASON_MAX;

use super::card::Choice;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, Field, Form, Select, TextArea, Tone, was_refused},
};

const ACTION: &str = "/api/approvals/record-withdrawal";

/// Records that a signer took back what was sealed.
#[component]
pub fn WithdrawalForm(
    slug: String,
    accounts: String,
    round: String,
    signers: Vec<Choice>,
    today: String,
) -> impl IntoView {
    let back = accounts.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let options = signers.into_iter().map(|signer| (signer.id, signer.name)).collect::<Vec<_>>();
    let selected = options.first().map(|(id, _)| id.clone()).unwrap_or_default();
    view! {
        <details class="more" open=was_refused(ACTION) data-testid="withdrawal-form">
            <summary>{t("approvals-withdrawal-record")}</summary>
            <Form action=ACTION back=back submission=true notice="notice-withdrawal">
                <p class="field-hint">{t("approvals-withdrawal-hint")}</p>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="accounts" value=accounts/>
                <input type="hidden" name="round" value=round/>
                <Select name="signer" label=t("approvals-withdrawal-signer") options=options selected=selected/>
                <Field
                    name="withdrawn_on"
                    label=t("approvals-withdrawal-on")
                    kind="date"
                    value=today
                    class="input-short"
                />
                <TextArea
                    name="withdrawal_reason"
                    label=t("approvals-withdrawal-reason")
                    rows=3
                    maxlength=REASON_MAX
                />
                <div class="row">
                    <Button icon="undo-2">{t("approvals-withdrawal-record")}</Button>
                </div>
            </Form>
        </details>
    }
}

/// What a signer took back after sealing: name, day, reason.
#[component]
pub fn Withdrawal(withdrawal: (String, String, String)) -> impl IntoView {
    let (name, on, reason) = withdrawal;
    view! {
        <div data-testid="withdrawal">
            <Banner tone=Tone::Warn>
                <p>{t_with("approvals-withdrawal-of", &[("name", &name), ("on", &on)])}</p>
                <blockquote class="pre-line">{reason}</blockquote>
            </Banner>
        </div>
    }
}
