use leptos::prelude::*;
use portal_types::{Language, LegalForm, Tier, clients::ContactForm};

use crate::{
    i18n::t,
    ui::{Checkbox, Field, Select},
};

/// Fields of the client itself.
#[component]
pub fn ClientFields() -> impl IntoView {
    let legal_forms = LegalForm::ALL
        .iter()
        .map(|form| (form.code().to_owned(), t(&format!("legal-form-{}", form.code().to_lowercase()))))
        .collect::<Vec<_>>();
    let tiers = Tier::ALL.iter().map(|tier| (tier.code().to_owned(), t(&format!("tier-{tier}")))).collect::<Vec<_>>();
    view! {
        <fieldset class="form-group">
            <legend>{t("clients-client")}</legend>
            <Field name="name" label=t("clients-name") maxlength=200/>
            <Select name="legal_form" label=t("clients-legal-form") options=legal_forms selected="BV"/>
            <Field
                name="kvk_number"
                label=t("clients-kvk-number")
                hint=t("clients-kvk-hint")
                optional=true
                inputmode="numeric"
                maxlength=12
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
            <Checkbox
                name="contact_may_sign"
                label=t("clients-may-sign")
                hint=t("clients-may-sign-hint")
                value="on"
                checked=contact.contact_may_sign == "on"
            />
        </fieldset>
    }
}
