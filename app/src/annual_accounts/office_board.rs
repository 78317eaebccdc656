use leptos::prelude::*;
use portal_types::{
    annual_accounts_filter::AccountsFilter,
    annual_accounts_overview::{BoardColumn, OverviewRow},
    reports::ReportKind,
};

use super::state_chip;
use crate::{
    i18n::{t, t_count},
    paths,
    ui::{Avatar, Icon, person_initials},
};

/// One column per state, with how many there are and the first of them. Columns without anything are left out.
#[component]
pub(super) fn Board(slug: String, filter: AccountsFilter, columns: Vec<BoardColumn>) -> impl IntoView {
    let columns = columns.into_iter().filter(|column| column.count > 0);
    let columns = columns.map(|column| view! { <Column slug=slug.clone() filter=filter.clone() column=column/> });
    view! {
        <div class="board" role="region" aria-label=t("overview-board") tabindex="0" data-testid="overview-board">
            {columns.collect_view()}
        </div>
    }
}

#[component]
fn Column(slug: String, filter: AccountsFilter, column: BoardColumn) -> impl IntoView {
    let BoardColumn { state, count, rows } = column;
    let more = count.saturating_sub(rows.len());
    let all = AccountsFilter { state: Some(state), side: None, ..filter };
    let href = paths::office_accounts_list(&slug, &all.query());
    let cards = rows.into_iter().map(|row| card(&slug, row)).collect_view();
    view! {
        <section class="board-column" data-state=state.code()>
            <h2 class="board-head">
                {state_chip(ReportKind::AnnualAccounts, state)}
                <a class="board-count" href=href.clone() rel="external">{t_count("overview-count", count as i64)}</a>
            </h2>
            <ul class="board-cards">{cards}</ul>
            {(more > 0).then(|| view! {
                <a class="board-more" href=href rel="external">{t_count("overview-more", more as i64)}</a>
            })}
        </section>
    }
}

fn card(slug: &str, row: OverviewRow) -> impl IntoView + use<> {
    let href = paths::office_accounts(slug, row.id);
    // The name of another report says its year.
    let year = row.report.is_empty().then(|| row.year.to_string());
    let who = row.people.iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    let due = (!row.deadline.is_empty()).then(|| {
        view! {
            <span class=if row.overdue { "board-due overdue" } else { "board-due" }>
                <Icon name=if row.overdue { "triangle-alert" } else { "calendar" }/>
                {row.deadline.clone()}
            </span>
        }
    });
    view! {
        <li class="board-card">
            <a class="board-client" href=href rel="external">{row.name} " " {year}</a>
            {(!row.report.is_empty()).then(|| view! { <p class="board-report">{row.report}</p> })}
            <p class="board-waits">{row.waits}</p>
            <p class="board-foot">
                {due}
                {(!who.is_empty()).then(|| view! {
                    <span class="board-who" title=who.clone()>
                        <Avatar initials=person_initials(&who)/>
                        <span class="visually-hidden">{who.clone()}</span>
                    </span>
                })}
            </p>
        </li>
    }
}
