use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::clients::identity::{IdentityField, REASON_MAX};

use super::{
    identity_api::{IdentityCard, load_identity},
    identity_fields::{AddressFields, NameFields, NumberFields},
    identity_meanwhile::Meanwhile,
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, Link, PageTitle, ReasonField},
};

/// Changes who a client is.
#[component]
pub fn EditClientPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, client) = (asked("slug"), asked("client"));
    view! {
        <OfficeFrame>
            {loaded(load_identity(slug.clone(), client.clone()), move |card| view! { <EditClient slug=slug client=client card=card/> })}
        </OfficeFrame>
    }
}

#[component]
fn EditClient(slug: String, client: String, card: IdentityCard) -> impl IntoView {
    let id = client.parse().ok();
    let home = id.map(|id| paths::office_client(&slug, id)).unwrap_or_default();
    let here = id.map(|id| paths::office_client_edit(&slug, id)).unwrap_or_default();
    let mut fields: Vec<_> =
        IdentityField::ALL.iter().map(|field| (field.code(), t(&format!("clients-{}", field.key())))).collect();
    fields.push(("reason", t("ui-reason")));
    view! {
        <PageTitle text=format!("{} · {}", t("clients-identity-change"), card.name)/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <Link href=home.clone()>{card.name}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("clients-identity-change")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("clients-identity-change")}</h1>
        </div>
        <Form action="/api/clients/change" back=here submission=true notice="notice-client-saved" class="form form-page">
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="client" value=client/>
            <input type="hidden" name="seen" value=card.form.seen.clone()/>
            <Meanwhile form=card.form.clone()/>
            <NameFields form=card.form.clone()/>
            <NumberFields form=card.form.clone() bsn=card.bsn/>
            <AddressFields form=card.form/>
            <ReasonField maxlength=REASON_MAX/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("clients-identity-save")}</Button>
                <ButtonLink href=home kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
    }
}
