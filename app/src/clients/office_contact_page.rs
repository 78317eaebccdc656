use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api::{ContactCard, load_contact},
    client_fields::ContactFields,
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    links::AccessCode,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, Link, PageTitle},
};

/// The form of a contact: a new one, or one that changes.
#[component]
pub fn ContactPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, client) = (asked("slug"), asked("client"));
    let contact = use_query_map().with_untracked(|q| q.get("id").unwrap_or_default());
    view! {
        <OfficeFrame>
            {loaded(load_contact(slug.clone(), client.clone(), contact), move |card| view! { <Contact slug=slug client=client card=card/> })}
        </OfficeFrame>
    }
}

#[component]
fn Contact(slug: String, client: String, card: ContactCard) -> impl IntoView {
    let title = if card.id.is_empty() { t("clients-contact-add") } else { t("clients-contact-change") };
    let home = client.parse().map(|id| paths::office_client(&slug, id)).unwrap_or_default();
    let contact = card.id.parse().ok();
    let here = client.parse().map(|id| paths::office_contact(&slug, id, contact)).unwrap_or_default();
    let known = (!card.id.is_empty()).then(|| {
        let (slug, contact, back) = (slug.clone(), card.id.clone(), here.clone());
        view! { <AccessCode slug=slug contact=contact agreed=card.agreed back=back/> }
    });
    let fields = vec![
        ("contact_name", t("clients-contact-name")),
        ("contact_email", t("clients-contact-email")),
        ("contact_language", t("clients-contact-language")),
        ("contact_function", t("clients-function")),
        ("contact_authority", t("clients-authority")),
    ];
    view! {
        <PageTitle text=format!("{title} · {}", card.client)/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <Link href=home.clone()>{card.client}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{title.clone()}</span>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <Form action="/api/clients/save-contact" back=here submission=true notice="notice-contact-saved">
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="client" value=client/>
            <input type="hidden" name="contact" value=card.id/>
            <ContactFields contact=card.form/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("clients-contact-save")}</Button>
                <ButtonLink href=home kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
        {known}
    }
}
