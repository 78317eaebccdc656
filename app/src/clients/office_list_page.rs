use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{client_list::ClientList, query_text::encode};

use super::{list_api::load_clients, list_columns::ListColumns, list_filters::ListFilters, list_table::ListTable};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{Banner, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Icon, Menu, MenuLink, PageTitle, Pager, Tone},
};

/// The firm's list of clients.
#[component]
pub fn ClientListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let (query, after, before) = use_query_map().with_untracked(|query| {
        let get = |name: &str| query.get(name).unwrap_or_default();
        (query.to_query_string(), get("after"), get("before"))
    });
    let back = paths::office_clients_list(&slug, query.trim_start_matches('?'));
    let load = load_clients(slug.clone(), query, after, before);
    view! {
        <OfficeFrame>
            <PageTitle text=t("clients-title")/>
            {loaded(load, move |list| view! { <Clients slug=slug back=back list=list/> })}
        </OfficeFrame>
    }
}

#[component]
fn Clients(
    slug: String,
    /// The address of just this page of the list.
    back: String,
    list: ClientList,
) -> impl IntoView {
    let here = paths::office_clients_list(&slug, &list.filter.query());
    let page = |way: &str, cursor: &Option<String>| {
        let glue = if here.contains('?') { "&" } else { "?" };
        cursor.as_ref().map(|cursor| format!("{here}{glue}{way}={}", encode(cursor)))
    };
    let (prev, next) = (page("before", &list.prev), page("after", &list.next));
    let one_page = prev.is_none() && next.is_none();
    let total = match list.filter.chooses() {
        true => t_count("clients-found", list.found as i64),
        false => t_count("clients-total", list.all as i64),
    };
    let nearly = list.nearly.then(|| {
        let text = t_with("clients-nearly", &[("search", list.filter.search.clone())]);
        view! { <Banner tone=Tone::Note><p data-testid="clients-nearly">{text}</p></Banner> }
    });
    let values = [("first", (list.before + 1).to_string()), ("last", (list.before + list.rows.len()).to_string())];
    let place = format!("{} {}", t_with("overview-from-to", &values), t_count("overview-of-found", list.found as i64));
    view! {
        <div class="page-head">
            <h1>{t("clients-title")}</h1>
            <div class="row">
                {list.may_write.then(|| view! {
                    <ButtonLink href=paths::office_imports(&slug) kind=ButtonKind::Quiet>
                        {t("clients-import")}
                    </ButtonLink>
                    <ButtonLink href=paths::office_new_client(&slug) kind=ButtonKind::Primary icon="plus">
                        {t("clients-add")}
                    </ButtonLink>
                })}
                <ListColumns slug=slug.clone() back=back.clone() columns=list.columns.clone()/>
                <ExportMenu slug=slug.clone() query=list.filter.query()/>
            </div>
        </div>
        <ErrorSummary/>
        <ListFilters slug=slug.clone() list=list.clone()/>
        <p class="muted small" data-testid="clients-total">{total}</p>
        {nearly}
        {match list.rows.is_empty() {
            true => view! { <NoClients slug=slug list=list/> }.into_any(),
            false => view! { <ListTable slug=slug back=back list=list/> }.into_any(),
        }}
        {(!one_page).then(|| view! { <Pager prev=prev next=next text=place/> })}
    }
}

#[component]
fn ExportMenu(slug: String, query: String) -> impl IntoView {
    let button = || view! { <Icon name="download"/> <span>{t("overview-export")}</span> };
    let [xlsx, csv] = ["xlsx", "csv"].map(|kind| paths::office_clients_export(&slug, kind, &query));
    view! {
        <Menu id="export-menu" button=button.into()>
            <MenuLink href=xlsx icon="file-text" label=t("overview-export-xlsx")/>
            <MenuLink href=csv icon="file-text" label=t("overview-export-csv")/>
        </Menu>
    }
}

#[component]
fn NoClients(slug: String, list: ClientList) -> impl IntoView {
    let (text, href, label) = match (list.all > 0, list.may_write) {
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
