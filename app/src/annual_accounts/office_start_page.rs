use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{
    LegalForm, Tier,
    annual_accounts_start::{StartChoice, StartFilter, StartRow, StartStep},
    query_text::encode,
};

use super::{
    batch_api::{AskedStart, load_start},
    office_start_preview::Preview,
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{
        Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, FilterBar, Icon, Link, PageTitle, Pager, SearchField,
        SelectAll, TableScroll, cell, choice,
    },
};

/// Chooses clients whose annual accounts of a year are started, and shows what that comes to.
#[component]
pub fn StartManyPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let asked = use_query_map().with_untracked(|query| {
        let get = |name: &str| query.get(name).unwrap_or_default();
        AskedStart {
            query: query.to_query_string().trim_start_matches('?').to_owned(),
            after: get("after"),
            before: get("before"),
            preview: get("step") == "preview",
            all: get("all") == "1",
            ticked: query.get_all("ids[]").unwrap_or_default(),
        }
    });
    view! {
        <OfficeFrame>
            <PageTitle text=t("bulk-start-title")/>
            {loaded(load_start(slug.clone(), asked), move |step| match step {
                StartStep::Choose(choice) => view! { <Choose slug=slug choice=choice/> }.into_any(),
                StartStep::Preview(seen) => view! { <Preview slug=slug seen=seen/> }.into_any(),
            })}
        </OfficeFrame>
    }
}

/// Where one is, and the way back to the overview.
#[component]
pub(super) fn Crumbs(slug: String, here: String) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_accounts_list(&slug, "")>{t("annual-accounts-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{here}</span>
        </nav>
    }
}

#[component]
fn Choose(slug: String, choice: StartChoice) -> impl IntoView {
    let year = choice.filter.year.to_string();
    let cleared = paths::office_start_many(&slug, &format!("year={year}&had=1"));
    view! {
        <Crumbs slug=slug.clone() here=t("bulk-start-title")/>
        <div class="page-head">
            <h1>{t("bulk-start-title")}</h1>
        </div>
        <p class="muted">{t_with("bulk-start-intro", &[("year", year)])}</p>
        <ErrorSummary/>
        <Filters slug=slug.clone() choice=choice.clone()/>
        <p class="muted small" data-testid="start-count">{t_count("bulk-start-found", choice.found)}</p>
        {match choice.rows.is_empty() {
            true => view! {
                <EmptyState text=t("bulk-start-none")>
                    <ButtonLink href=cleared>{t("clients-show-all")}</ButtonLink>
                </EmptyState>
            }.into_any(),
            false => view! { <List slug=slug choice=choice/> }.into_any(),
        }}
    }
}

#[component]
fn Filters(slug: String, choice: StartChoice) -> impl IntoView {
    let StartChoice { filter, years, tiers, .. } = choice;
    let forms = LegalForm::ALL
        .iter()
        .map(|form| (form.code().to_owned(), t(&format!("legal-form-{}", form.code().to_lowercase()))));
    let tiers = tiers.into_iter().map(|(tier, name)| (tier.code().to_owned(), name));
    let asked = filter.year;
    let years = years.into_iter().map(move |year| {
        let selected = year == asked;
        view! { <option value=year.to_string() selected=selected>{year.to_string()}</option> }
    });
    view! {
        <FilterBar action=paths::office_start_many(&slug, "")>
            <span class="select" data-chosen="">
                <select class="input" name="year" aria-label=t("overview-column-year")>{years.collect_view()}</select>
                <Icon name="chevron-down"/>
            </span>
            <SearchField label=t("clients-search") value=filter.search.clone()/>
            {self::choice("form", t("clients-legal-form"), forms.collect(), filter.legal_form.map_or("", LegalForm::code))}
            {self::choice("tier", t("clients-tier"), tiers.collect(), filter.tier.map_or("", Tier::code))}
            <label class="tick">
                <input type="checkbox" name="had" value="1" checked=filter.had/>
                <span>{t("bulk-start-had")}</span>
            </label>
            <Button icon="list-filter">{t("overview-apply")}</Button>
        </FilterBar>
    }
}

/// The filter as hidden fields of another form.
pub(super) fn kept(filter: &StartFilter) -> impl IntoView + use<> {
    filter
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
}

#[component]
fn List(slug: String, choice: StartChoice) -> impl IntoView {
    let here = paths::office_start_many(&slug, &choice.filter.query());
    let page =
        |way: &str, cursor: &Option<String>| cursor.as_ref().map(|cursor| format!("{here}&{way}={}", encode(cursor)));
    let (prev, next) = (page("before", &choice.prev), page("after", &choice.next));
    let one_page = prev.is_none() && next.is_none();
    let all = t_count("overview-bulk-all", choice.found);
    view! {
        <form class="bulk" method="get" action=paths::office_start_many(&slug, "")>
            <input type="hidden" name="step" value="preview"/>
            {kept(&choice.filter)}
            <Rows slug=slug.clone() rows=choice.rows tiers=choice.tiers ticks=true/>
            <div class="bulk-bar bulk-bar-stays" role="group" aria-label=t("bulk-start-chosen") data-testid="start-bar">
                <p class="bulk-count"><span class="bulk-number"></span>" "{t("overview-bulk-chosen")}</p>
                <label class="tick bulk-all">
                    <input type="checkbox" name="all" value="1"/>
                    <span>{all}</span>
                </label>
                <Button kind=ButtonKind::Primary>{t("bulk-start-preview")}</Button>
            </div>
        </form>
        {(!one_page).then(|| view! { <Pager prev=prev next=next/> })}
    }
}

/// Clients, with a box to tick where they can be chosen.
#[component]
pub(super) fn Rows(
    slug: String,
    rows: Vec<StartRow>,
    /// The firm's, by name.
    tiers: Vec<(Tier, String)>,
    #[prop(optional)] ticks: bool,
) -> impl IntoView {
    let columns = ["clients-name", "clients-legal-form", "clients-tier"].map(t);
    let heads = columns
        .clone()
        .map(|name| view! { <th scope="col" role="columnheader">{name}</th> })
        .into_iter()
        .collect_view();
    let (choose, there) = (t("overview-choose"), t("bulk-start-there"));
    let name = |tier| tiers.iter().find(|(known, _)| *known == tier).map(|(_, name)| name.clone());
    let line = |row: StartRow| {
        let tier = name(row.tier).unwrap_or_default();
        line(&slug, row, tier, &columns, ticks.then_some(&choose), &there)
    };
    let rows = rows.into_iter().map(line).collect_view();
    view! {
        <TableScroll label=t("clients-title")>
            <table class="table overview-table start-table" role="table" data-testid="start-table">
                <thead role="rowgroup">
                    <tr role="row">
                        {ticks.then(|| view! { <th scope="col" role="columnheader"><SelectAll/></th> })}
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableScroll>
    }
}

fn line(
    slug: &str,
    row: StartRow,
    its_tier: String,
    [name, legal_form, tier]: &[String; 3],
    choose: Option<&String>,
    there: &str,
) -> impl IntoView + use<> {
    let tick = choose.map(|choose| {
        let spoken = format!("{choose} {}", row.name);
        let free = row.accounts.is_none();
        view! {
            <td role="cell" class="overview-tick">
                {free.then(|| view! {
                    <label class="tick">
                        <input type="checkbox" name="ids[]" value=row.id.to_string()/>
                        <span class="visually-hidden">{spoken}</span>
                    </label>
                })}
            </td>
        }
    });
    let accounts = row.accounts.map(|id| {
        view! { " " <a href=paths::office_accounts(slug, id) rel="external">{there.to_owned()}</a> }
    });
    let main = view! {
        <a href=paths::office_client(slug, row.id) class="table-main" rel="external">{row.name}</a>
        <span class="table-sub">{row.number.unwrap_or_default()} {accounts}</span>
    };
    view! {
        <tr role="row">
            {tick}
            {cell(name, false, main)}
            {cell(legal_form, false, row.legal_form.code())}
            {cell(tier, false, its_tier)}
        </tr>
    }
}
