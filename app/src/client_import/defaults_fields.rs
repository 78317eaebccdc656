use leptos::prelude::*;
use portal_types::{Authority, Language, LegalForm, Tier, client_import::Choices};

use crate::{i18n::t, ui::Select};

/// What rows get for which the file says nothing.
#[component]
pub(super) fn Defaults(choices: Choices) -> impl IntoView {
    let forms = LegalForm::ALL
        .iter()
        .map(|form| (form.code().to_owned(), t(&format!("legal-form-{}", form.code().to_lowercase()))));
    let forms = std::iter::once((String::new(), t("client-import-legal-form-none"))).chain(forms).collect();
    let tiers = Tier::SHIPPED.iter().map(|tier| (tier.code().to_owned(), t(&format!("tier-{tier}")))).collect();
    let authorities = Authority::ALL.iter().map(|one| (one.code().to_owned(), t(&format!("authority-{one}"))));
    let languages = Language::ALL.iter().map(|one| (one.code().to_owned(), t(&format!("language-{one}"))));
    view! {
            <fieldset class="form-group">
                <legend>{t("client-import-defaults")}</legend>
                <p class="field-hint">{t("client-import-defaults-hint")}</p>
                    <Select
                        name="legal_form"
                        label=t("client-import-legal-form")
                        options=forms
                        selected=choices.legal_form.map(|form| form.code().to_owned()).unwrap_or_default()
                        optional=true
                    />
                    <Select
                        name="tier"
                        label=t("client-import-tier")
                        options=tiers
                        selected=choices.tier.code()
                    />
                    <Select
                        name="authority"
                        label=t("client-import-authority")
                        options=authorities.collect()
                        selected=choices.authority.code()
                    />
                    <Select
                        name="language"
                        label=t("client-import-language")
                        options=languages.collect()
                        selected=choices.language.code()
                    />
            </fieldset>
    }
}
