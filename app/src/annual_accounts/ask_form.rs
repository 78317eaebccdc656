use leptos::prelude::*;
use portal_types::{approvals::Rule, links::Purpose};

use super::{
    ask_texts::AskTexts,
    card::{AccountsCard, Choice},
};
use crate::{
    i18n::t,
    ui::{Button, Field, Form, Select},
};

/// Chooses who signs, when that is enough, and who gets a copy. Whoever does not open it asks everybody who may sign.
#[component]
pub fn AskForm(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let rules = Rule::ALL
        .iter()
        .map(|rule| (rule.code().to_owned(), t(&format!("approvals-rule-{}", rule.code().replace('_', "-")))))
        .collect::<Vec<_>>();
    let first = card.signers.first().map(|signer| signer.name.clone()).unwrap_or_default();
    let signers = card.signers.into_iter().map(|signer| view! { <Signer signer=signer/> }).collect_view();
    let readers = card.contacts.into_iter().map(|reader| view! { <Reader reader=reader/> }).collect_view();
    view! {
        <details class="more" data-testid="choose-signers">
            <summary>{t("texts-ask-summary")}</summary>
            <Form action="/api/annual-accounts/share" back=back submission=true notice="notice-shared">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="accounts" value=card.id/>
                <input type="hidden" name="purpose" value=Purpose::Approve.code()/>
                <fieldset class="form-group">
                    <legend>{t("approvals-signers")}</legend>
                    {signers}
                </fieldset>
                <fieldset class="form-group" id="f-readers" aria-describedby="f-readers-hint">
                    <legend>{t("approvals-readers")}</legend>
                    <p class="field-hint" id="f-readers-hint">{t("approvals-readers-hint")}</p>
                    {readers}
                </fieldset>
                <Select name="rule" label=t("approvals-rule") options=rules selected=Rule::All.code()/>
                <Field
                    name="needed"
                    label=t("approvals-needed")
                    hint=t("approvals-needed-hint")
                    optional=true
                    inputmode="numeric"
                    class="input-short"
                    maxlength=3
                />
                <AskTexts texts=card.texts signer=first/>
                <div class="row">
                    <Button icon="send">{t("annual-accounts-ask")}</Button>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn Reader(reader: Choice) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name="readers[]" value=reader.id/>
            <span>{reader.name}</span>
            <span class="field-hint">{reader.email}</span>
        </label>
    }
}

#[component]
fn Signer(signer: Choice) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name="signers[]" value=signer.id checked=true/>
            <span>{signer.name}</span>
            <span class="field-hint">{signer.email}</span>
        </label>
    }
}
