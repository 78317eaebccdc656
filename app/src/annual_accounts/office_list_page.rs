use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{
    Tier,
    annual_accounts_filter::{AccountsFilter, Part, Sort},
    annual_accounts_overview::{Overview, OverviewRow},
    annual_accounts_send::Choice,
    query_text::encode,
};

use super::{
    office_board::Board,
    overview_api::{Asked, load_overview},
    overview_bulk::BulkBar,
    overview_filters::Filters,
    overview_views::SavedViews,
    state_chip,
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{
        Banner, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Form, Icon, Menu, MenuLink, PageTitle, Pager,
        SelectAll, TableScroll, Tone, cell,
    },
};

/// The firm's annual accounts: as a list, or as a board.
#[component]
pub fn AccountsListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let asked = use_query_map().with_untracked(|query| {
        let get = |name: &str| query.get(name).unwrap_or_default();
        let filter = query.to_query_string().trim_start_matches('?').to_owned();
        let choice = Choice::parse(&filter);
        Asked { query: filter, after: get("after"), before: get("before"), board: get("view") == "board", choice }
    });
    view! {
        <OfficeFrame>
            <PageTitle text=t("annual-accounts-title")/>
            {loaded(load_overview(slug.clone(), asked), move |overview| view! { <Shown slug=slug overview=overview/> })}
        </OfficeFrame>
    }
}

/// The query string of a filter on the list or the board.
pub(super) fn query_of(filter: &AccountsFilter, board: bool) -> String {
    let parts = [if board { "view=board".to_owned() } else { String::new() }, filter.query()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

#[component]
fn Shown(slug: String, overview: Overview) -> impl IntoView {
    let board = overview.board.is_some();
    let list = paths::office_accounts_list(&slug, &query_of(&overview.filter, !board));
    let (icon, other) =
        if board { ("list-filter", "overview-as-list") } else { ("clipboard-list", "overview-as-board") };
    let export = |kind: &str| paths::office_accounts_export(&slug, kind, &overview.filter.query());
    let (xlsx, csv) = (export("xlsx"), export("csv"));
    let button = || view! { <Icon name="download"/> <span>{t("overview-export")}</span> };
    let total = match overview.filter.chooses() {
        true => t_count("overview-found", overview.found as i64),
        false => t_count("overview-total", overview.all as i64),
    };
    let progress = overview.progress.iter().map(|(done, all)| {
        let values = [("done", done.to_string()), ("all", all.to_string())];
        view! { <Banner tone=Tone::Note><p>{t_with("overview-progress", &values)}</p></Banner> }
    });
    let start = overview.may_work.then(|| {
        let href = paths::office_start_many(&slug, "");
        view! { <ButtonLink href=href kind=ButtonKind::Primary icon="plus">{t("bulk-start-open")}</ButtonLink> }
    });
    view! {
        <div class="page-head">
            <h1>{t("annual-accounts-title")}</h1>
            <div class="row">
                {start}
                <ButtonLink href=list icon=icon>{t(other)}</ButtonLink>
                <Menu id="export-menu" button=button.into()>
                    <MenuLink href=xlsx icon="file-text" label=t("overview-export-xlsx")/>
                    <MenuLink href=csv icon="file-text" label=t("overview-export-csv")/>
                </Menu>
            </div>
        </div>
        <ErrorSummary/>
        {progress.collect_view()}
        <SavedViews slug=slug.clone() overview=overview.clone()/>
        <Filters slug=slug.clone() overview=overview.clone()/>
        <p class="muted small" data-testid="overview-count">{total}</p>
        {match overview.board.clone() {
            _ if overview.found == 0 => view! { <Nothing slug=slug overview=overview/> }.into_any(),
            Some(columns) => view! { <Board slug=slug filter=overview.filter columns=columns/> }.into_any(),
            None => view! { <List slug=slug overview=overview/> }.into_any(),
        }}
    }
}

#[component]
fn Nothing(slug: String, overview: Overview) -> impl IntoView {
    let cleared = paths::office_accounts_list(&slug, &query_of(&overview.filter.cleared(), overview.board.is_some()));
    let (text, href, label) = match overview.all {
        0 => (t("overview-none"), paths::office_clients(&slug), t("overview-to-clients")),
        _ => (t("overview-none-found"), cleared, t("overview-show-all")),
    };
    view! { <EmptyState text=text><ButtonLink href=href>{label}</ButtonLink></EmptyState> }
}

#[component]
fn List(slug: String, overview: Overview) -> impl IntoView {
    let here = paths::office_accounts_list(&slug, &overview.filter.query());
    let page = |way: &str, cursor: &Option<String>| {
        let glue = if here.contains('?') { "&" } else { "?" };
        cursor.as_ref().map(|cursor| format!("{here}{glue}{way}={}", encode(cursor)))
    };
    let (prev, next) = (page("before", &overview.prev), page("after", &overview.next));
    let one_page = prev.is_none() && next.is_none();
    let place = place_text(&overview);
    let table = view! { <Rows slug=slug.clone() overview=overview.clone()/> };
    let shown = match overview.may_work || overview.may_send {
        false => table.into_any(),
        true => view! {
            <Form action="/api/annual-accounts/bulk" back=here.clone() submission=true class="bulk" notice="notice-bulk-started">
                {table}
                <BulkBar slug=slug overview=overview/>
            </Form>
        }
        .into_any(),
    };
    view! {
        {shown}
        {(!one_page).then(|| view! { <Pager prev=prev next=next text=place/> })}
    }
}

/// "51–100 van 4.310".
fn place_text(overview: &Overview) -> String {
    let values =
        [("first", (overview.before + 1).to_string()), ("last", (overview.before + overview.rows.len()).to_string())];
    let of = t_count("overview-of-found", overview.found as i64);
    format!("{} {of}", t_with("overview-from-to", &values))
}

const COLUMNS: [(&str, Option<Sort>); 8] = [
    ("client", Some(Sort::Client)),
    ("year", Some(Sort::Year)),
    ("state", Some(Sort::State)),
    ("since", Some(Sort::Since)),
    ("deadline", Some(Sort::Deadline)),
    ("preparer", None),
    ("reviewer", None),
    ("partner", None),
];

#[component]
fn Rows(slug: String, overview: Overview) -> impl IntoView {
    let columns = COLUMNS.map(|(name, _)| t(&format!("overview-column-{name}")));
    let tiers = overview.tiers.clone();
    let heads = COLUMNS.iter().zip(columns.clone()).map(|((_, sort), name)| head(&slug, &overview.filter, *sort, name));
    let heads = heads.collect_view();
    let may_write = overview.may_work || overview.may_send;
    let choose = t("overview-choose");
    let chosen = overview.choice;
    let row = |row: OverviewRow| {
        let tick = may_write.then(|| (choose.as_str(), chosen.has(row.id)));
        line(&slug, row, &columns, &tiers, tick)
    };
    let rows = overview.rows.into_iter().map(row).collect_view();
    view! {
        <TableScroll label=t("annual-accounts-title")>
            <table class="table overview-table" role="table" data-testid="overview-table">
                <thead role="rowgroup">
                    <tr role="row">
                        {may_write.then(|| view! { <th scope="col" role="columnheader"><SelectAll/></th> })}
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableScroll>
    }
}

fn head(slug: &str, filter: &AccountsFilter, sort: Option<Sort>, name: String) -> impl IntoView + use<> {
    let Some(sort) = sort else {
        return view! { <th scope="col" role="columnheader" class="wide-only">{name}</th> }.into_any();
    };
    let href = paths::office_accounts_list(slug, &filter.sorted_by(sort).query());
    let (now, icon) = match (filter.sort == sort, filter.descending) {
        (false, _) => ("none", "arrow-up-down"),
        (true, false) => ("ascending", "arrow-up"),
        (true, true) => ("descending", "arrow-down"),
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=now>
            <a href=href rel="external">{name} <Icon name=icon/></a>
        </th>
    }
    .into_any()
}

/// A row; what all rows have in common was looked up once.
fn line(
    slug: &str,
    row: OverviewRow,
    [client, year, state, since, deadline, people @ ..]: &[String; 8],
    tiers: &[(Tier, String)],
    choose: Option<(&str, bool)>,
) -> impl IntoView + use<> {
    let href = paths::office_accounts(slug, row.id);
    let tier = tiers.iter().find(|(tier, _)| *tier == row.tier).map(|(_, name)| name.clone());
    let report = Some(row.report).filter(|report| !report.is_empty());
    let facts = [report, row.number, Some(row.legal_form.code().to_owned()), tier];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tick = choose.map(|(choose, chosen)| {
        view! {
            <td role="cell" class="overview-tick">
                <label class="tick">
                    <input type="checkbox" name="ids[]" value=row.id.to_string() checked=chosen/>
                    <span class="visually-hidden">{format!("{choose} {}", row.name)}</span>
                </label>
            </td>
        }
    });
    let main = view! {
        <a href=href class="table-main" rel="external">{row.name}</a>
        <span class="table-sub">{facts}</span>
    };
    let due = view! {
        <span class=row.overdue.then_some("overdue")>
            {row.overdue.then(|| view! { <Icon name="triangle-alert"/> })}
            {row.deadline.clone()}
        </span>
    };
    let [preparer, reviewer, partner] = row.people;
    let person = |part: Part, name: String| {
        let label = &people[part as usize];
        view! {
            <td role="cell" class="wide-only" data-empty=name.is_empty().then_some("")>
                <span class="cell-label" aria-hidden="true">{label.clone()}</span>
                <span class="overview-person">{name.clone()}</span>
            </td>
        }
    };
    view! {
        <tr role="row">
            {tick}
            {cell(client, false, main)}
            {cell(year, false, row.year.to_string())}
            {cell(state, false, state_chip(row.kind, row.state))}
            {cell(since, false, row.waits)}
            {cell(deadline, row.deadline.is_empty(), due)}
            {person(Part::Preparer, preparer)}
            {person(Part::Reviewer, reviewer)}
            {person(Part::Partner, partner)}
        </tr>
    }
}
