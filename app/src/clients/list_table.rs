use leptos::prelude::*;
use portal_types::{
    Tier,
    client_columns::ClientColumn,
    client_filter::{ClientFilter, ClientSort},
    client_list::{ClientList, ClientRow},
    reports::ReportKind,
};

use crate::{
    annual_accounts::state_chip,
    i18n::{t, t_count},
    paths,
    ui::{Button, ButtonKind, Form, Icon, SelectAll, TableScroll, cell},
};

/// The rows with their stars and ticks, and what can be done with those that are ticked.
#[component]
pub(super) fn ListTable(slug: String, back: String, list: ClientList) -> impl IntoView {
    let words = Words::of(&list.columns, list.tiers);
    let heads = list.columns.iter().zip(&words.columns);
    let heads = heads.map(|(column, name)| head(&slug, &list.filter, sort_of(*column), name.clone())).collect_view();
    let name = name_head(&slug, &list.filter);
    let columns = &list.columns;
    let rows = list.rows.into_iter().map(|row| line(&slug, row, columns, &words)).collect_view();
    let (change, all) = (paths::office_tier_change(&slug, ""), t_count("overview-bulk-all", list.found as i64));
    let (query, may_write) = (list.filter.query(), list.may_write);
    view! {
        <Form action="/api/clients/favourites" back=back class="bulk" notice="notice-favourites-changed">
            <input type="hidden" name="firm" value=slug/>
            // What Enter in a tick box presses: the first button of a form, which must do nothing.
            <button type="submit" disabled hidden></button>
            <TableScroll label=t("clients-title")>
                <table class="table clients-table" role="table" data-testid="clients-table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader"><SelectAll/></th>
                            {name}
                            {heads}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </TableScroll>
            <div class="bulk-bar" role="group" aria-label=t("overview-bulk") data-testid="clients-bulk">
                <p class="bulk-count"><span class="bulk-number"></span>" "{t("overview-bulk-chosen")}</p>
                <div class="bulk-act">
                    <Button name="add" value="ticked" kind=ButtonKind::Secondary icon="star">{t("clients-favourite-add")}</Button>
                    <Button name="remove" value="ticked" kind=ButtonKind::Secondary>{t("clients-favourite-remove")}</Button>
                </div>
                {may_write.then(|| view! {
                    <div class="bulk-act">
                        <input type="hidden" name="query" value=query/>
                        <label class="tick bulk-all">
                            <input type="checkbox" name="all" value="1"/>
                            <span>{all}</span>
                        </label>
                        <button class="button button-secondary" formaction=change formmethod="get">
                            {t("clients-change-tier")}
                        </button>
                    </div>
                })}
            </div>
        </Form>
    }
}

/// What all rows have in common, looked up once.
struct Words {
    columns: Vec<String>,
    name: String,
    choose: String,
    add: String,
    remove: String,
    tiers: Vec<(Tier, String)>,
}

impl Words {
    fn of(columns: &[ClientColumn], tiers: Vec<(Tier, String)>) -> Self {
        Self {
            columns: columns.iter().map(|column| t(&format!("clients-column-{column}"))).collect(),
            name: t("clients-name"),
            choose: t("overview-choose"),
            add: t("clients-favourite-add-one"),
            remove: t("clients-favourite-remove-one"),
            tiers,
        }
    }
}

fn sort_of(column: ClientColumn) -> Option<ClientSort> {
    match column {
        ClientColumn::Accounts => Some(ClientSort::Accounts),
        ClientColumn::Since => Some(ClientSort::Since),
        _ => None,
    }
}

/// Names and numbers stand in one column, and each is an order.
fn name_head(slug: &str, filter: &ClientFilter) -> impl IntoView + use<> {
    let (name, number) = (t("clients-name"), t("clients-column-number"));
    let now = match filter.sort {
        ClientSort::Name | ClientSort::Number => direction(filter.descending),
        _ => "none",
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=now>
            {sorter(slug, filter, ClientSort::Name, name)}
            {sorter(slug, filter, ClientSort::Number, number)}
        </th>
    }
}

fn head(slug: &str, filter: &ClientFilter, sort: Option<ClientSort>, name: String) -> impl IntoView + use<> {
    let Some(sort) = sort else {
        return view! { <th scope="col" role="columnheader">{name}</th> }.into_any();
    };
    let now = if filter.sort == sort { direction(filter.descending) } else { "none" };
    view! { <th scope="col" role="columnheader" aria-sort=now>{sorter(slug, filter, sort, name)}</th> }.into_any()
}

fn direction(descending: bool) -> &'static str {
    if descending { "descending" } else { "ascending" }
}

fn sorter(slug: &str, filter: &ClientFilter, sort: ClientSort, name: String) -> impl IntoView + use<> {
    let href = paths::office_clients_list(slug, &filter.sorted_by(sort).query());
    let icon = match (filter.sort == sort, filter.descending) {
        (false, _) => "arrow-up-down",
        (true, false) => "arrow-up",
        (true, true) => "arrow-down",
    };
    // A head may hold two orders; which of them it is, is said at the link.
    let current = (filter.sort == sort).then_some("true");
    view! { <a href=href rel="external" aria-current=current>{name} <Icon name=icon/></a> }
}

fn line(slug: &str, row: ClientRow, columns: &[ClientColumn], words: &Words) -> impl IntoView + use<> {
    let (href, id) = (paths::office_client(slug, row.id), row.id.to_string());
    let (press, says) = if row.favourite { ("remove", &words.remove) } else { ("add", &words.add) };
    let star = format!("{says} {}", row.name);
    let cells = columns.iter().zip(&words.columns).map(|(column, label)| shown(*column, label, &row, words));
    let cells = cells.collect_view();
    let main = view! {
        <button class="star" type="submit" name=press value=id.clone() aria-label=star data-on=row.favourite.then_some("")>
            <Icon name="star"/>
        </button>
        <a href=href class="table-main" rel="external">{row.name.clone()}</a>
        <span class="table-sub">{row.number.unwrap_or_default()}</span>
    };
    view! {
        <tr role="row">
            <td role="cell" class="overview-tick">
                <label class="tick">
                    <input type="checkbox" name="ids[]" value=id/>
                    <span class="visually-hidden">{format!("{} {}", words.choose, row.name)}</span>
                </label>
            </td>
            {cell(&words.name, false, main)}
            {cells}
        </tr>
    }
}

fn shown(column: ClientColumn, label: &str, row: &ClientRow, words: &Words) -> AnyView {
    let text = |text: &str| cell(label, text.is_empty(), text.to_owned()).into_any();
    match column {
        ClientColumn::LegalForm => text(row.legal_form.code()),
        ClientColumn::Kvk => text(&row.kvk),
        ClientColumn::Tier => {
            let known = words.tiers.iter().find(|(tier, _)| *tier == row.tier);
            cell(label, false, known.map(|(_, name)| name.clone())).into_any()
        }
        ClientColumn::Contact => text(&row.contact),
        ClientColumn::Accounts => {
            let state = row.accounts.map(|(year, state)| {
                let chip = state_chip(ReportKind::AnnualAccounts, state);
                view! { <span class="row">{year.to_string()} " " {chip}</span> }
            });
            cell(label, row.accounts.is_none(), state).into_any()
        }
        ClientColumn::Since => text(&row.since),
        ClientColumn::Preparer => text(&row.people[0]),
        ClientColumn::Reviewer => text(&row.people[1]),
        ClientColumn::Partner => text(&row.people[2]),
    }
}
