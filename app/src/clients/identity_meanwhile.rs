use leptos::prelude::*;
use portal_types::clients::identity::IdentityForm;

use crate::{
    i18n::t,
    ui::{Banner, Tone, changed_meanwhile},
};

/// After two people changed a client at once: what the other one saved, where it is not what was typed here.
#[component]
pub fn Meanwhile(form: IdentityForm) -> impl IntoView {
    let legal_form = t(&format!("legal-form-{}", form.legal_form.to_lowercase()));
    let country = t(&format!("country-{}", form.country.to_lowercase()));
    let stored = [
        ("name", form.name.clone(), form.name),
        ("legal_form", form.legal_form, legal_form),
        ("number", form.number.clone(), form.number),
        ("year_end", form.year_end.clone(), form.year_end),
        ("kvk_number", form.kvk_number.clone(), form.kvk_number),
        ("vat_number", form.vat_number.clone(), form.vat_number),
        ("rsin", form.rsin.clone(), form.rsin),
        ("street", form.street.clone(), form.street),
        ("postcode", form.postcode.clone(), form.postcode),
        ("city", form.city.clone(), form.city),
        ("country", form.country, country),
    ];
    let stored = stored.map(|(field, value, words)| (field, changed_meanwhile(field, &value), words));
    let none = !stored.iter().any(|(_, differs, _)| *differs);
    let items = stored.into_iter().map(|(field, differs, words)| {
        let label = t(&format!("clients-{}", field.replace('_', "-")));
        let words = if words.is_empty() { "–".to_owned() } else { words };
        view! { <li hidden=!differs>{label} ": " {words}</li> }
    });
    let items = items.collect_view();
    view! {
        <div hidden=none data-testid="meanwhile">
            <Banner tone=Tone::Warn>
                <p>{t("clients-meanwhile")}</p>
                <ul>{items}</ul>
            </Banner>
        </div>
    }
}
