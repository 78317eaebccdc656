use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::{ClientCard, ContactRow, load_client},
    identity_block::IdentityBlock,
};
use crate::{
    annual_accounts::state_chip,
    frames::OfficeFrame,
    i18n::t,
    paths,
    reports::StartReportForm,
    still::loaded,
    ui::{
        Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Field, Form, Icon, Link, PageTitle, Status, Tone,
        choice,
    },
};

/// One client.
#[component]
pub fn ClientPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (asked("slug"), asked("client"));
    view! {
        <OfficeFrame>
            {loaded(load_client(slug.clone(), id), move |card| view! { <Card slug=slug card=card/> })}
        </OfficeFrame>
    }
}

#[component]
fn Card(slug: String, card: ClientCard) -> impl IntoView {
    let form = t(&format!("legal-form-{}", card.legal_form.code().to_lowercase()));
    let links = paths::office_links_of(&slug, &card.id);
    let id = card.id.parse().ok();
    let timeline = id.map(|id| paths::office_client_timeline(&slug, id)).unwrap_or_default();
    let mails = id.map(|id| paths::office_client_mails(&slug, id)).unwrap_or_default();
    let here = card.id.parse().map(|id| paths::office_client(&slug, id)).unwrap_or_default();
    let (firm, client, identity) = (slug.clone(), card.id.clone(), card.identity.clone());
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
                    <span>{card.number.clone().unwrap_or_default()}</span>
                </p>
            </div>
            <div class="row">
                <Status label=card.tier.clone()/>
                {other_tier(&slug, &card)}
            </div>
        </header>
        <div class="columns">
            <div class="stack stack-loose">
                <Accounts slug=slug card=card.clone()/>
            </div>
            <aside class="stack stack-loose">
                <IdentityBlock slug=firm client=client here=here identity=identity may_write=card.may_write/>
                <Contacts contacts=card.contacts add=card.add_contact may_write=card.may_write/>
                <ul class="stack" role="list">
                    <li><Link href=timeline class="link-alone">{t("clients-history-title")}</Link></li>
                    <li><Link href=mails class="link-alone">{t("clients-mails-title")}</Link></li>
                    <li><Link href=links class="link-alone">{t("links-of-this-client")}</Link></li>
                </ul>
            </aside>
        </div>
    }
}

/// Asks for another tier; the next page says what that comes to, and nothing has changed until then.
fn other_tier(slug: &str, card: &ClientCard) -> impl IntoView + use<> {
    (!card.other_tiers.is_empty()).then(|| {
        let others = card.other_tiers.iter().map(|(tier, name)| (tier.code().to_owned(), name.clone())).collect();
        view! {
            <form class="row" method="get" action=paths::office_tier_change(slug, "")>
                <input type="hidden" name="ids[]" value=card.id.clone()/>
                {choice("to", t("clients-other-tier"), others, "")}
                <Button kind=ButtonKind::Quiet>{t("clients-other-tier-look")}</Button>
            </form>
        }
    })
}

#[component]
fn Accounts(slug: String, card: ClientCard) -> impl IntoView {
    let (id, next_year, may_work) = (card.id, card.next_year, card.may_work);
    let none = card.reports.is_empty();
    let rows = card
        .reports
        .into_iter()
        .map(|report| {
            view! {
                <li class="file-row">
                    <Icon name="file-text" large=true/>
                    <div>
                        <Link href=report.href class="file-name">{report.title}</Link>
                        <p class="muted small">{report.since}</p>
                    </div>
                    {state_chip(report.kind, report.state)}
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
            {may_work.then(|| view! {
                <StartForm slug=slug.clone() client=id.clone() next_year=next_year/>
                <StartReportForm slug=slug client=id year=next_year/>
            })}
        </section>
    }
}

#[component]
fn StartForm(slug: String, client: String, next_year: i32) -> impl IntoView {
    let back = client.parse().map(|id| paths::office_client(&slug, id)).unwrap_or_default();
    view! {
        <Form action="/api/annual-accounts/start" back=back submission=true>
            <ErrorSummary fields=vec![("year", t("annual-accounts-year"))]/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="client" value=client/>
            <Field
                name="year"
                label=t("annual-accounts-year")
                hint=t("annual-accounts-year-hint")
                inputmode="numeric"
                maxlength=4
                class="input-year"
                value=next_year.to_string()
            />
            <Button kind=ButtonKind::Primary icon="plus">{t("annual-accounts-start")}</Button>
        </Form>
    }
}

#[component]
fn Contacts(contacts: Vec<ContactRow>, add: String, may_write: bool) -> impl IntoView {
    let people = contacts
        .into_iter()
        .map(|contact| {
            let tone = if contact.authority.may_sign() { Tone::Good } else { Tone::default() };
            let label = t(&format!("authority-{}", contact.authority));
            let name = contact.name.clone();
            view! {
                <li class="contact">
                    <p class="contact-name">{contact.name}</p>
                    <p class="small" hidden=contact.function.is_empty()>{contact.function.clone()}</p>
                    <p class="muted small">{contact.email}</p>
                    <div class="row row-apart">
                        <Status tone=tone label=label/>
                        {may_write.then(|| view! {
                            <Link href=contact.href class="link-alone">
                                {t("clients-contact-edit")} <span class="visually-hidden">{name}</span>
                            </Link>
                        })}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block" data-testid="contacts">
            <div class="block-head">
                <h2>{t("clients-contacts")}</h2>
            </div>
            <ul class="stack" role="list">{people}</ul>
            {may_write.then(|| view! {
                <ButtonLink href=add kind=ButtonKind::Quiet icon="plus">{t("clients-contact-add")}</ButtonLink>
            })}
        </section>
    }
}
