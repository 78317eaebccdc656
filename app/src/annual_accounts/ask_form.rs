use leptos::prelude::*;
use portal_types::{approvals::Rule, links::Purpose};

use super::{
    ask_texts::AskTexts,
    card::{AccountsCard, Choice},
};
use crate::{
    i18n::t,
    ui::{Button, Field, Form, PostedError, Select, Ticked},
};

const ACTION: &str = "/api/annual-accounts/share";

/// Chooses who signs, when that is enough, and who gets a copy. Whoever does not open it asks everybody who may sign, by
/// the rule that is chosen here at first.
#[component]
pub fn AskForm(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let rules = Rule::ALL
        .iter()
        .map(|rule| (rule.code().to_owned(), t(&format!("approvals-rule-{}", rule.code().replace('_', "-")))))
        .collect::<Vec<_>>();
    let first = card.signers.first().map(|signer| signer.name.clone()).unwrap_or_default();
    let ticked = Ticked::of(ACTION, "chosen");
    let signer = |signer: Choice| {
        let chosen = ticked.has("signers[]", &signer.id, true);
        view! { <Signer signer=signer chosen=chosen/> }
    };
    let reader = |reader: Choice| {
        let chosen = ticked.has("readers[]", &reader.id, false);
        view! { <Reader reader=reader chosen=chosen/> }
    };
    let signers = card.signers.into_iter().map(signer).collect_view();
    let readers = card.contacts.into_iter().map(reader).collect_view();
    let refused = ticked.is_refused();
    view! {
        <details class="more" open=refused data-testid="choose-signers">
            <summary>{t("texts-ask-summary")}</summary>
            <Form action=ACTION back=back submission=true notice="notice-shared">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="accounts" value=card.id/>
                <input type="hidden" name="purpose" value=Purpose::Approve.code()/>
                <fieldset class="form-group" id="f-signers" aria-describedby="f-signers-error">
                    <legend>{t("approvals-signers")}</legend>
                    <PostedError name="signers"/>
                    {signers}
                </fieldset>
                <fieldset class="form-group" id="f-readers" aria-describedby="f-readers-hint">
                    <legend>{t("approvals-readers")}</legend>
                    <p class="field-hint" id="f-readers-hint">{t("approvals-readers-hint")}</p>
                    <PostedError name="readers"/>
                    {readers}
                </fieldset>
                <Select name="rule" label=t("approvals-rule") options=rules selected=card.rule.code()/>
                <Field
                    name="needed"
                    label=t("approvals-needed")
                    hint=t("approvals-needed-hint")
                    optional=true
                    inputmode="numeric"
                    class="input-short"
                    maxlength=3
                />
                <AskTexts texts=card.texts signer=first ticked=ticked/>
                <div class="row">
                    <Button icon="send">{t("annual-accounts-ask")}</Button>
                </div>
            </Form>
        </details>
    }
}

#[component]
fn Reader(reader: Choice, chosen: bool) -> impl IntoView {
    let facts = facts(&reader);
    view! {
        <label class="choice">
            <input type="checkbox" name="readers[]" value=reader.id checked=chosen/>
            <span>{reader.name}</span>
            <span class="field-hint">{facts}</span>
        </label>
    }
}

#[component]
fn Signer(signer: Choice, chosen: bool) -> impl IntoView {
    let facts = facts(&signer);
    view! {
        <label class="choice">
            <input type="checkbox" name="signers[]" value=signer.id checked=chosen/>
            <span>{signer.name}</span>
            <span class="field-hint">{facts}</span>
        </label>
    }
}

/// "bestuurder · gezamenlijk bevoegd · jan@jansen.nl"
fn facts(choice: &Choice) -> String {
    [choice.capacity.as_str(), &choice.email]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
