use std::collections::BTreeMap;

use leptos::{context::Provider, prelude::*};
use portal_types::{ErrorCode, FieldError, Flash};

use super::Section;
use crate::{
    i18n::t,
    ui::{
        Button, ButtonKind, Checkbox, ErrorSummary, Field, FileDrop, Form, RadioGroup, RadioOption, Select, TextArea,
    },
};

#[component]
pub(super) fn Fields() -> impl IntoView {
    view! {
        <Section title="style-fields">
            <Form action="#fields" back="#" class="form form-page">
                <div class="form-pair">
                    <Field name="style-name" label=t("style-name") value="Jansen Holding B.V."/>
                    <Field name="style-email" label=t("style-email") kind="email" hint=t("style-email-hint") autocomplete="email"/>
                    <Field name="style-code" label=t("style-code") class="input-code" inputmode="numeric" maxlength=6 value="402917"/>
                    <Field name="style-phone" label=t("style-phone") kind="tel" optional=true/>
                    <Field name="style-off" label=t("style-name") value=t("style-sample-text") disabled=true/>
                    <Select name="style-form" label=t("style-legal-form") options=forms() selected="bv"/>
                </div>
                <TextArea name="style-note" label=t("style-note") hint=t("style-note-hint") maxlength=2000/>
                <RadioGroup name="style-tier" label=t("style-tier") options=tiers() selected="collaborate"/>
                <Checkbox name="style-agree" label=t("style-agree") hint=t("style-sample-text")/>
                <Checkbox name="style-switch" label=t("style-remind") switch=true checked=true/>
                <FileDrop name="style-file" label=t("style-report") hint=t("style-file-hint") accept=".pdf,application/pdf"/>
            </Form>
        </Section>
    }
}

/// The same kinds of field after a refused post: summary, errors, kept values.
#[component]
pub(super) fn RefusedForm() -> impl IntoView {
    let summary =
        vec![("kept-name", t("style-name")), ("kept-email", t("style-email")), ("kept-tier", t("style-tier"))];
    view! {
        <Section title="style-refused">
            <Provider value=refused()>
                <div class="stack stack-loose">
                    <ErrorSummary fields=summary/>
                    <Form action="#refused" back="#" class="form form-page">
                        <Field name="kept-name" label=t("style-name")/>
                        <Field name="kept-email" label=t("style-email") kind="email" hint=t("style-email-hint")/>
                        <TextArea name="kept-note" label=t("style-note")/>
                        <Select name="kept-form" label=t("style-legal-form") options=forms()/>
                        <RadioGroup name="kept-tier" label=t("style-tier") options=tiers()/>
                        <Checkbox name="kept-agree" label=t("style-agree")/>
                        <FileDrop name="kept-file" label=t("style-report") hint=t("style-file-hint")/>
                        <Button kind=ButtonKind::Primary>{t("style-save")}</Button>
                    </Form>
                </div>
            </Provider>
        </Section>
    }
}

fn refused() -> Flash {
    let errors = [
        ("kept-name", FieldError::Required),
        ("kept-email", FieldError::Invalid),
        ("kept-note", FieldError::TooLong(2000)),
        ("kept-form", FieldError::Required),
        ("kept-tier", FieldError::Required),
        ("kept-agree", FieldError::Required),
        ("kept-file", FieldError::Required),
    ];
    Flash {
        form: Some("#refused".to_owned()),
        errors: errors.map(|(name, error)| (name.to_owned(), error)).into(),
        values: BTreeMap::from([
            ("kept-email".to_owned(), "jan@jansen".to_owned()),
            ("kept-note".to_owned(), "</textarea><script>alert(1)</script>".to_owned()),
        ]),
        error: Some(ErrorCode::InvalidForm),
        ..Flash::default()
    }
}

fn forms() -> Vec<(String, String)> {
    vec![("bv".to_owned(), t("style-legal-bv")), ("sole".to_owned(), t("style-legal-sole"))]
}

fn tiers() -> Vec<RadioOption> {
    let option = |value: &str, label, hint| RadioOption { value: value.to_owned(), label: t(label), hint: t(hint) };
    vec![
        option("standard", "style-tier-standard", "style-tier-standard-hint"),
        option("collaborate", "style-tier-collaborate", "style-tier-collaborate-hint"),
    ]
}
