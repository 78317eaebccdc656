use leptos::prelude::*;
use portal_types::{
    Country,
    clients::identity::{CITY_MAX, IdentityForm, POSTCODE_MAX, STREET_MAX},
};

use super::client_fields::legal_forms;
use crate::{
    i18n::{t, t_with},
    ui::{Checkbox, Field, Select, was_typed},
};

/// More than any number with its spaces and dots: what is too long is told, not cut off.
const TYPED_MAX: u32 = 30;

/// Name, legal form and financial year.
#[component]
pub fn NameFields(form: IdentityForm) -> impl IntoView {
    view! {
        <fieldset class="form-group">
            <legend>{t("clients-client")}</legend>
            <Field name="name" label=t("clients-name") maxlength=200 value=form.name/>
            <Select
                name="legal_form"
                label=t("clients-legal-form")
                options=legal_forms()
                selected=form.legal_form
            />
            <Field name="number" label=t("clients-number") optional=true maxlength=30 value=form.number/>
            <Field
                name="year_end"
                label=t("clients-year-end")
                hint=t("clients-year-end-hint")
                class="input-short"
                maxlength=8
                value=form.year_end
            />
        </fieldset>
    }
}

/// The numbers it is known by.
#[component]
pub fn NumberFields(
    form: IdentityForm,
    /// The end of the BSN, where one is known.
    bsn: Option<String>,
) -> impl IntoView {
    // What the chosen legal form does not have is not asked (`clients.css`), unless there is something in it.
    let empty = |name: &str, class: &'static str, known: bool| if known || was_typed(name) { "" } else { class };
    let (no_rsin, no_bsn) = (empty("rsin", "no-rsin", !form.rsin.is_empty()), empty("bsn", "no-bsn", bsn.is_some()));
    let hint = match &bsn {
        Some(known) => t_with("clients-bsn-known", &[("bsn", known)]),
        None => t("clients-bsn-hint"),
    };
    view! {
        <fieldset class=format!("form-group {no_rsin} {no_bsn}")>
            <legend>{t("clients-numbers")}</legend>
            <Field
                name="kvk_number"
                label=t("clients-kvk-number")
                hint=t("clients-kvk-hint")
                optional=true
                maxlength=TYPED_MAX
                value=form.kvk_number
            />
            <Field
                name="vat_number"
                label=t("clients-vat-number")
                hint=t("clients-vat-hint")
                optional=true
                maxlength=TYPED_MAX
                value=form.vat_number
            />
            <Field
                name="rsin"
                label=t("clients-rsin")
                hint=t("clients-rsin-hint")
                optional=true
                maxlength=TYPED_MAX
                value=form.rsin
            />
            <Field
                name="bsn"
                label=t("clients-bsn")
                hint=hint
                optional=true
                autocomplete="off"
                maxlength=TYPED_MAX
            />
            {bsn.is_some().then(|| view! {
                <Checkbox name="bsn_removed" label=t("clients-bsn-remove") value="on"/>
            })}
        </fieldset>
    }
}

/// The address.
#[component]
pub fn AddressFields(form: IdentityForm) -> impl IntoView {
    let mut countries: Vec<_> = Country::all()
        .map(|country| (country.code().to_owned(), t(&format!("country-{}", country.code().to_lowercase()))))
        .collect();
    countries.sort_by_key(|(code, name)| (code != Country::NL.code(), in_order(name)));
    view! {
        <fieldset class="form-group">
            <legend>{t("clients-address")}</legend>
            <Field
                name="street"
                label=t("clients-street")
                optional=true
                autocomplete="off"
                maxlength=STREET_MAX
                value=form.street
            />
            <Field
                name="postcode"
                label=t("clients-postcode")
                optional=true
                autocomplete="off"
                class="input-short"
                maxlength=POSTCODE_MAX
                value=form.postcode
            />
            <Field
                name="city"
                label=t("clients-city")
                optional=true
                autocomplete="off"
                maxlength=CITY_MAX
                value=form.city
            />
            <Select name="country" label=t("clients-country") options=countries selected=form.country/>
        </fieldset>
    }
}

/// Where a name stands in a list: its accents do not count. There are few in the names of countries.
fn in_order(name: &str) -> String {
    let plain = |c| match c {
        'Å' => 'A',
        'ç' => 'c',
        'é' => 'e',
        other => other,
    };
    name.chars().map(plain).collect()
}
