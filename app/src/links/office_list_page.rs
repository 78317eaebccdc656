use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{
    links::{LinkList, LinkState, Wanted},
    query_text::encode,
};

use super::{
    office_api::{Asked, load_links},
    office_link_table::LinkTable,
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{
        ButtonKind, ButtonLink, EmptyState, ErrorSummary, FilterBar, FilterChip, FilterChips, PageTitle, Pager,
        SearchField,
    },
};

/// All links of the firm, or of one client.
#[component]
pub fn LinkListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let query = use_query_map();
    let given = |name: &'static str| query.with_untracked(|q| q.get(name).unwrap_or_default());
    let asked = Asked {
        state: given("state"),
        client: given("client"),
        search: given("q"),
        after: given("after"),
        before: given("before"),
    };
    // Where a form comes back to: this very page of the list.
    let turn = [("after", asked.after.clone()), ("before", asked.before.clone())];
    view! {
        <OfficeFrame>
            <PageTitle text=t("links-title")/>
            {loaded(load_links(slug.clone(), asked), move |list| {
                let here = turn.into_iter().fold(address(&slug, &list.wanted), |path, (way, at)| {
                    if at.is_empty() { path } else { format!("{path}&{way}={}", encode(&at)) }
                });
                view! { <Links slug=slug here=here list=list/> }
            })}
        </OfficeFrame>
    }
}

/// The address of the list that shows this.
fn address(slug: &str, wanted: &Wanted) -> String {
    let mut path = format!("{}?state={}", paths::office_links(slug), wanted.state.map_or("all", LinkState::code));
    if let Some(client) = wanted.client {
        path.push_str(&format!("&client={client}"));
    }
    if !wanted.search.is_empty() {
        path.push_str(&format!("&q={}", encode(&wanted.search)));
    }
    path
}

#[component]
fn Links(slug: String, here: String, list: LinkList) -> impl IntoView {
    let page = |way: &str, cursor: &Option<String>| {
        let to = |cursor: &String| format!("{}&{way}={}", address(&slug, &list.wanted), encode(cursor));
        cursor.as_ref().map(to).unwrap_or_default()
    };
    let (prev, next) = (page("before", &list.prev), page("after", &list.next));
    let alone = prev.is_empty() && next.is_empty();
    let (rows, may_write, administers) = (list.rows.clone(), list.may_write, list.may_administer);
    view! {
        <div class="page-head">
            <h1>{t("links-title")}</h1>
            {administers.then(|| view! {
                <ButtonLink href=paths::office_link_settings(&slug) icon="settings">{t("links-settings")}</ButtonLink>
            })}
        </div>
        <ErrorSummary/>
        <Filters slug=slug.clone() list=list.clone()/>
        {match rows.is_empty() {
            true => view! { <NoLinks slug=slug wanted=list.wanted/> }.into_any(),
            false => view! { <LinkTable slug=slug here=here rows=rows may_write=may_write/> }.into_any(),
        }}
        {match alone {
            true => ().into_any(),
            false => view! { <Pager prev=prev next=next/> }.into_any(),
        }}
    }
}

#[component]
fn Filters(slug: String, list: LinkList) -> impl IntoView {
    let Wanted { state, client, search } = list.wanted.clone();
    let chip = |shown: Option<LinkState>| {
        let href = address(&slug, &Wanted { state: shown, ..list.wanted.clone() });
        let label = t(&format!("links-show-{}", shown.map_or("all", LinkState::code)));
        view! { <FilterChip href=href label=label current=shown == state/> }
    };
    let states =
        [Some(LinkState::Live), Some(LinkState::Expired), Some(LinkState::Used), Some(LinkState::Withdrawn), None];
    let chips = states.map(chip).into_iter().collect_view();
    let everybody = address(&slug, &Wanted { client: None, ..list.wanted.clone() });
    view! {
        <FilterBar action=paths::office_links(&slug)>
            <input type="hidden" name="state" value=state.map_or("all", LinkState::code)/>
            {client.map(|client| view! { <input type="hidden" name="client" value=client.to_string()/> })}
            <SearchField label=t("links-search") value=search/>
        </FilterBar>
        <FilterChips label=t("links-show")>{chips}</FilterChips>
        {list.client.map(|name| view! {
            <p class="row" data-testid="links-of-client">
                <span>{t("links-of-client")} " " <strong>{name}</strong></span>
                <ButtonLink href=everybody kind=ButtonKind::Quiet icon="x">{t("links-of-all")}</ButtonLink>
            </p>
        })}
    }
}

#[component]
fn NoLinks(slug: String, wanted: Wanted) -> impl IntoView {
    let all = Wanted::default();
    let text = match (&wanted.state, wanted.search.is_empty() && wanted.client.is_none()) {
        (None, true) => t("links-none-yet"),
        (Some(state), true) => t(&format!("links-none-{state}")),
        _ => t("links-none-found"),
    };
    let (href, label) = match wanted == all {
        true => (paths::office_clients(&slug), t("links-to-clients")),
        false => (address(&slug, &all), t("links-show-every")),
    };
    view! {
        <EmptyState text=text>
            <ButtonLink href=href>{label}</ButtonLink>
        </EmptyState>
    }
}
