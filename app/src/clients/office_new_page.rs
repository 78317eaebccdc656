use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::{Tier, clients::identity::REASON_MAX};

use super::{
    api::{first_contact, load_new_client},
    client_fields::{ClientFields, ContactFields},
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, PageTitle, ReasonField},
};

/// The form of a new client with its first contact, for who may make one.
#[component]
pub fn NewClientPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            {loaded(load_new_client(slug.clone()), move |tiers| view! { <NewClient slug=slug tiers=tiers/> })}
        </OfficeFrame>
    }
}

#[component]
fn NewClient(slug: String, tiers: Vec<(Tier, String)>) -> impl IntoView {
    let fields = vec![
        ("name", t("clients-name")),
        ("number", t("clients-number")),
        ("legal_form", t("clients-legal-form")),
        ("kvk_number", t("clients-kvk-number")),
        ("tier", t("clients-tier")),
        ("contact_name", t("clients-contact-name")),
        ("contact_email", t("clients-contact-email")),
        ("contact_language", t("clients-contact-language")),
        ("contact_function", t("clients-function")),
        ("contact_authority", t("clients-authority")),
        ("reason", t("ui-reason")),
    ];
    view! {
        <PageTitle text=t("clients-add")/>
        <div class="page-head">
            <h1>{t("clients-add")}</h1>
        </div>
        <Form action="/api/clients/create" back=paths::office_new_client(&slug) submission=true>
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug.clone()/>
            <ClientFields tiers=tiers/>
            <ContactFields contact=first_contact()/>
            <ReasonField maxlength=REASON_MAX/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("clients-create")}</Button>
                <ButtonLink href=paths::office_clients(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
    }
}
