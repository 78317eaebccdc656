use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{
    clients::{ClientList, ClientRow},
    query_text::encode,
    reports::ReportKind,
};

use super::api::load_clients;
use crate::{
    annual_accounts::state_chip,
    errors::ErrorPage,
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    ui::{ButtonKind, ButtonLink, EmptyState, FilterBar, PageTitle, Pager, SearchField, TableScroll, cell},
};

/// The firm's list of clients.
#[component]
pub fn ClientListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let query = use_query_map();
    let asked = |name: &'static str| query.with_untracked(|q| q.get(name).unwrap_or_default());
    let (search, after, before, place) = (asked("q"), asked("after"), asked("before"), slug.clone());
    let load = move |()| load_clients(slug.clone(), search.clone(), after.clone(), before.clone());
    let list = Resource::new_blocking(|| (), load);
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
    let query = if list.search.is_empty() { String::new() } else { format!("q={}&", encode(&list.search)) };
    let page = |way: &str, cursor: &Option<String>| {
        cursor.as_ref().map(|cursor| format!("{here}?{query}{way}={}", encode(cursor))).unwrap_or_default()
    };
    let (prev, next) = (page("before", &list.prev), page("after", &list.next));
    let (search, searched) = (list.search.clone(), !list.search.is_empty());
    // Counting what fits a search would read the whole list; how many are on the page is known.
    let count = match (searched, list.prev.is_some() || list.next.is_some()) {
        (false, _) => t_count("clients-total", list.total),
        (true, false) => t_count("clients-found", list.rows.len() as i64),
        (true, true) => t("clients-found-many"),
    };
    view! {
        <div class="page-head">
            <h1>{t("clients-title")}</h1>
            {list.may_write.then(|| view! {
                <ButtonLink href=paths::office_new_client(&slug) kind=ButtonKind::Primary icon="plus">
                    {t("clients-add")}
                </ButtonLink>
            })}
        </div>
        <FilterBar action=here>
            <SearchField label=t("clients-search") value=search/>
        </FilterBar>
        <p class="muted small" data-testid="clients-total">{count}</p>
        {match list.rows.is_empty() {
            true => view! { <NoClients slug=slug searched=searched may_write=list.may_write/> }.into_any(),
            false => view! { <ClientTable slug=slug rows=list.rows/> }.into_any(),
        }}
        {match prev.is_empty() && next.is_empty() {
            true => ().into_any(),
            false => view! { <Pager prev=prev next=next/> }.into_any(),
        }}
    }
}

#[component]
fn NoClients(slug: String, searched: bool, may_write: bool) -> impl IntoView {
    let (text, href, label) = match (searched, may_write) {
        (true, _) => (t("clients-none-found"), paths::office_clients(&slug), t("clients-show-all")),
        (false, true) => (t("clients-none"), paths::office_new_client(&slug), t("clients-add")),
        (false, false) => (t("clients-none-yet"), String::new(), String::new()),
    };
    view! {
        <EmptyState text=text>
            {(!href.is_empty()).then(|| view! { <ButtonLink href=href>{label}</ButtonLink> })}
        </EmptyState>
    }
}

#[component]
fn ClientTable(slug: String, rows: Vec<ClientRow>) -> impl IntoView {
    let columns = ["name", "legal-form", "tier", "accounts", "since"].map(|name| t(&format!("clients-{name}")));
    let heads = columns
        .clone()
        .map(|name| view! { <th scope="col" role="columnheader">{name}</th> })
        .into_iter()
        .collect_view();
    let rows = rows.into_iter().map(|row| client_line(&slug, row, &columns)).collect_view();
    view! {
        <TableScroll label=t("clients-title")>
            <table class="table clients-table" role="table" data-testid="clients-table">
                <thead role="rowgroup">
                    <tr role="row">{heads}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableScroll>
    }
}

/// A row; what all rows have in common was looked up once.
fn client_line(
    slug: &str,
    row: ClientRow,
    [name, legal_form, tier, accounts, since]: &[String; 5],
) -> impl IntoView + use<> {
    let href = paths::office_client(slug, row.id);
    let main = view! {
        <a href=href class="table-main" rel="external">{row.name}</a>
        <span class="table-sub">{row.number.unwrap_or_default()}</span>
    };
    let (none, date) = (row.accounts.is_none(), row.since.unwrap_or_default());
    let state = row.accounts.map(|(year, state)| {
        view! { <span class="row">{year.to_string()} " " {state_chip(ReportKind::AnnualAccounts, state)}</span> }
    });
    view! {
        <tr role="row">
            {cell(name, false, main)}
            {cell(legal_form, false, row.legal_form.code())}
            {cell(tier, false, t(&format!("tier-{}", row.tier)))}
            {cell(accounts, none, state)}
            {cell(since, date.is_empty(), date)}
        </tr>
    }
}
