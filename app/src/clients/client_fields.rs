use leptos::prelude::*;
use portal_types::{
    Authority, Language, LegalForm, Tier,
    clients::{ContactForm, FUNCTION_MAX},
};

use crate::{
    i18n::t,
    ui::{Field, Select, SuggestField},
};

/// What a contact usually is; anything else can be typed.
const FUNCTIONS: [&str; 10] = [
    "director",
    "supervisor",
    "owner",
    "partner",
    "managing-partner",
    "attorney",
    "chair",
    "secretary",
    "treasurer",
    "bookkeeper",
];

/// Every legal form with its name.
pub fn legal_forms() -> Vec<(String, String)> {
    let name = |form: &LegalForm| t(&format!("legal-form-{}", form.code().to_lowercase()));
    LegalForm::ALL.iter().map(|form| (form.code().to_owned(), name(form))).collect()
}

/// Fields of the client itself.
#[component]
pub fn ClientFields(
    /// Those that a client can get, by name.
    tiers: Vec<(Tier, String)>,
) -> impl IntoView {
    let tiers = tiers.into_iter().map(|(tier, name)| (tier.code().to_owned(), name)).collect::<Vec<_>>();
    view! {
        <fieldset class="form-group">
            <legend>{t("clients-client")}</legend>
            <Field name="name" label=t("clients-name") maxlength=200/>
            <Select name="legal_form" label=t("clients-legal-form") options=legal_forms() selected="BV"/>
            <Field
                name="kvk_number"
                label=t("clients-kvk-number")
                hint=t("clients-kvk-hint")
                optional=true
                maxlength=30
            />
            <Field name="number" label=t("clients-number") optional=true maxlength=30/>
            <Select name="tier" label=t("clients-tier") hint=t("clients-tier-hint") options=tiers selected="collaborate"/>
        </fieldset>
    }
}

/// Fields of a contact.
#[component]
pub fn ContactFields(
    /// What they hold at first.
    contact: ContactForm,
) -> impl IntoView {
    let languages = Language::ALL
        .iter()
        .map(|language| (language.code().to_owned(), t(&format!("language-{language}"))))
        .collect::<Vec<_>>();
    let authorities = Authority::ALL
        .iter()
        .map(|authority| (authority.code().to_owned(), t(&format!("authority-{authority}"))))
        .collect::<Vec<_>>();
    let functions = FUNCTIONS.iter().map(|code| t(&format!("clients-function-{code}"))).collect::<Vec<_>>();
    view! {
        <fieldset class="form-group">
            <legend>{t("clients-contact")}</legend>
            <Field name="contact_name" label=t("clients-contact-name") maxlength=120 value=contact.contact_name/>
            <Field
                name="contact_email"
                label=t("clients-contact-email")
                hint=t("clients-contact-email-hint")
                kind="email"
                maxlength=254
                value=contact.contact_email
            />
            <Select
                name="contact_language"
                label=t("clients-contact-language")
                options=languages
                selected=contact.contact_language
            />
            <SuggestField
                name="contact_function"
                label=t("clients-function")
                hint=t("clients-function-hint")
                suggestions=functions
                maxlength=FUNCTION_MAX
                value=contact.contact_function
            />
            <Select
                name="contact_authority"
                label=t("clients-authority")
                hint=t("clients-authority-hint")
                options=authorities
                selected=contact.contact_authority
            />
        </fieldset>
    }
}
