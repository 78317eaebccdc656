use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::clients::{ClientList, ClientRow};

use super::api::load_clients;
use crate::{
    annual_accounts::state_chip,
    errors::ErrorPage,
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    ui::{ButtonKind, ButtonLink, EmptyState, FilterBar, Link, PageTitle, Pager, SearchField, TableScroll},
};

/// The firm's list of clients.
#[component]
pub fn ClientListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let query = use_query_map();
    let asked = |name: &'static str| query.with_untracked(|q| q.get(name).unwrap_or_default());
    let (search, after, place) = (asked("q"), asked("after"), slug.clone());
    let list = Resource::new_blocking(|| (), move |()| load_clients(slug.clone(), search.clone(), after.clone()));
    view! {
        <OfficeFrame>
            <PageTitle text=t("clients-title")/>
            <Suspense>
                {move || {
                    let slug = place.clone();
                    Suspend::new(async move {
                        match list.await {
                            Ok(list) => view! { <Clients slug=slug list=list/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </OfficeFrame>
    }
}

#[component]
fn Clients(slug: String, list: ClientList) -> impl IntoView {
    let here = paths::office_clients(&slug);
    let query = if list.search.is_empty() { String::new() } else { format!("q={}&", encoded(&list.search)) };
    let next = list.next.as_ref().map(|after| format!("{here}?{query}after={}", encoded(after)));
    let (search, searched) = (list.search.clone(), !list.search.is_empty());
    let first = list.continued.then(|| format!("{here}?{query}"));
    view! {
        <div class="page-head">
            <h1>{t("clients-title")}</h1>
            <ButtonLink href=paths::office_new_client(&slug) kind=ButtonKind::Primary icon="plus">
                {t("clients-add")}
            </ButtonLink>
        </div>
        <FilterBar action=here>
            <SearchField label=t("clients-search") value=search/>
        </FilterBar>
        <p class="muted small" data-testid="clients-total">{t_count("clients-total", list.total)}</p>
        {match list.rows.is_empty() {
            true => view! { <NoClients slug=slug searched=searched/> }.into_any(),
            false => view! { <ClientTable slug=slug rows=list.rows/> }.into_any(),
        }}
        {match first.is_some() || next.is_some() {
            true => view! { <Pager prev=first.unwrap_or_default() next=next.unwrap_or_default()/> }.into_any(),
            false => ().into_any(),
        }}
    }
}

#[component]
fn NoClients(slug: String, searched: bool) -> impl IntoView {
    let (text, href, label) = match searched {
        true => (t("clients-none-found"), paths::office_clients(&slug), t("clients-show-all")),
        false => (t("clients-none"), paths::office_new_client(&slug), t("clients-add")),
    };
    view! {
        <EmptyState text=text>
            <ButtonLink href=href>{label}</ButtonLink>
        </EmptyState>
    }
}

#[component]
fn ClientTable(slug: String, rows: Vec<ClientRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <ClientLine slug=slug.clone() row=row/> }).collect_view();
    view! {
        <TableScroll label=t("clients-title")>
            <table class="table clients-table" data-testid="clients-table">
                <thead>
                    <tr>
                        <th scope="col">{t("clients-name")}</th>
                        <th scope="col">{t("clients-legal-form")}</th>
                        <th scope="col">{t("clients-tier")}</th>
                        <th scope="col">{t("clients-accounts")}</th>
                        <th scope="col">{t("clients-since")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
}

#[component]
fn ClientLine(slug: String, row: ClientRow) -> impl IntoView {
    let tier = t(&format!("tier-{}", row.tier));
    view! {
        <tr>
            <td data-label=t("clients-name")>
                <Link href=paths::office_client(&slug, row.id) class="table-main">{row.name}</Link>
                <span class="table-sub">{row.number.unwrap_or_default()}</span>
            </td>
            <td data-label=t("clients-legal-form")>{row.legal_form.code()}</td>
            <td data-label=t("clients-tier")>{tier}</td>
            <td data-label=t("clients-accounts")>
                {row
                    .accounts
                    .map(|(year, state)| {
                        view! { <span class="row">{year.to_string()} " " {state_chip(state)}</span> }
                    })}
            </td>
            <td data-label=t("clients-since")>{row.since.unwrap_or_default()}</td>
        </tr>
    }
}

/// A value as part of a query string.
fn encoded(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
