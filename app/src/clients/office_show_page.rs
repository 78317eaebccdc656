use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::{ClientCard, load_client};
use crate::{
    annual_accounts::state_chip,
    errors::ErrorPage,
    frames::OfficeFrame,
    i18n::{t, t_with},
    paths,
    ui::{
        Button, ButtonKind, Definition, DefinitionList, EmptyState, ErrorSummary, Field, Form, Icon, Link, PageTitle,
        Status, Tone,
    },
};

/// One client.
#[component]
pub fn ClientPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (asked("slug"), asked("client"));
    let place = slug.clone();
    let card = Resource::new_blocking(|| (), move |()| load_client(slug.clone(), id.clone()));
    view! {
        <OfficeFrame>
            <Suspense>
                {move || {
                    let slug = place.clone();
                    Suspend::new(async move {
                        match card.await {
                            Ok(card) => view! { <Card slug=slug card=card/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </OfficeFrame>
    }
}

#[component]
fn Card(slug: String, card: ClientCard) -> impl IntoView {
    let tier = t(&format!("tier-{}", card.tier));
    let form = t(&format!("legal-form-{}", card.legal_form.code().to_lowercase()));
    let kvk = card.kvk_number.clone().map(|number| t_with("clients-kvk", &[("number", &number)])).unwrap_or_default();
    view! {
        <PageTitle text=card.name.clone()/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{card.name.clone()}</span>
        </nav>
        <header class="client-head">
            <div>
                <h1>{card.name.clone()}</h1>
                <p class="client-facts">
                    <span>{form}</span>
                    <span>{kvk}</span>
                    <span>{card.number.clone().unwrap_or_default()}</span>
                </p>
            </div>
            <Status label=tier/>
        </header>
        <div class="columns">
            <div class="stack stack-loose">
                <Accounts slug=slug card=card.clone()/>
            </div>
            <aside class="stack stack-loose">
                <Contacts contacts=card.contacts/>
            </aside>
        </div>
    }
}

#[component]
fn Accounts(slug: String, card: ClientCard) -> impl IntoView {
    let none = card.accounts.is_empty();
    let rows = card
        .accounts
        .into_iter()
        .map(|(href, year, state, since)| {
            view! {
                <li class="file-row">
                    <Icon name="file-text" large=true/>
                    <div>
                        <Link href=href class="file-name">{t_with("annual-accounts-of", &[("year", &year.to_string())])}</Link>
                        <p class="muted small">{since}</p>
                    </div>
                    {state_chip(state)}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block">
            <div class="block-head">
                <h2>{t("annual-accounts-title")}</h2>
            </div>
            {match none {
                true => view! { <EmptyState text=t("annual-accounts-none")>""</EmptyState> }.into_any(),
                false => view! { <ul class="stack" role="list">{rows}</ul> }.into_any(),
            }}
            <Form action="/api/annual-accounts/start" back=format!("/{slug}/office/clients/{}", card.id) submission=true>
                <ErrorSummary fields=vec![("year", t("annual-accounts-year"))]/>
                <input type="hidden" name="firm" value=slug.clone()/>
                <input type="hidden" name="client" value=card.id.clone()/>
                <Field
                    name="year"
                    label=t("annual-accounts-year")
                    inputmode="numeric"
                    maxlength=4
                    value=card.next_year.to_string()
                />
                <Button kind=ButtonKind::Primary icon="plus">{t("annual-accounts-start")}</Button>
            </Form>
        </section>
    }
}

#[component]
fn Contacts(contacts: Vec<(String, String, bool)>) -> impl IntoView {
    let people = contacts
        .into_iter()
        .map(|(name, email, may_sign)| {
            let (tone, label) = match may_sign {
                true => (Tone::Good, t("clients-signs")),
                false => (Tone::default(), t("clients-signs-not")),
            };
            view! {
                <Definition term=name>
                    <p>{email}</p>
                    <Status tone=tone label=label/>
                </Definition>
            }
        })
        .collect_view();
    view! {
        <section class="block">
            <div class="block-head">
                <h2>{t("clients-contacts")}</h2>
            </div>
            <DefinitionList>{people}</DefinitionList>
        </section>
    }
}
