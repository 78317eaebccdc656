use chrono::NaiveDate;
use leptos::prelude::*;
use portal_types::{
    LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::{AccountsFilter, Part, Who, Window},
    annual_accounts_overview::Overview,
    reports::ReportKind,
};

use super::office_list_page::query_of;
use crate::{
    i18n::t,
    paths,
    ui::{Button, FilterBar, FilterChip, FilterChips, Icon, SearchField, choice},
};

/// On whose side the move is, as chips; the rest as a plain form. The address says what is shown.
#[component]
pub(super) fn Filters(slug: String, overview: Overview) -> impl IntoView {
    let (filter, board) = (overview.filter.clone(), overview.board.is_some());
    let href = |filter: AccountsFilter| paths::office_accounts_list(&slug, &query_of(&filter, board));
    let all = AccountsFilter { side: None, ..filter.clone() };
    let chips = overview.sides.iter().map(|(side, count)| {
        let chosen = filter.side == Some(*side);
        let href = href(AccountsFilter { side: Some(*side), ..all.clone() });
        view! { <FilterChip href=href label=t(&format!("overview-side-{side}")) count=count.to_string() current=chosen/> }
    });
    let chips = chips.collect_view();
    let every: usize = overview.sides.iter().map(|(_, count)| count).sum();
    let clear = filter.chooses().then(|| {
        let href = href(filter.cleared());
        view! { <a class="button button-quiet" href=href rel="external"><Icon name="x"/> {t("overview-clear")}</a> }
    });
    let (everybody, any, list) = (href(all.clone()), filter.side.is_none(), paths::office_accounts_list(&slug, ""));
    let (kept, search) = (kept(&filter), filter.search);
    view! {
        <FilterChips label=t("overview-sides")>
            <FilterChip href=everybody label=t("overview-side-all") count=every.to_string() current=any/>
            {chips}
        </FilterChips>
        <FilterBar action=list>
            {board.then(|| view! { <input type="hidden" name="view" value="board"/> })}
            {kept}
            <SearchField label=t("clients-search") value=search/>
            <Choices overview=overview/>
            <Button icon="list-filter">{t("overview-apply")}</Button>
            {clear}
        </FilterBar>
    }
}

/// What the form has no field for.
fn kept(filter: &AccountsFilter) -> impl IntoView + use<> {
    let pairs = filter.pairs().into_iter().filter(|(name, _)| matches!(*name, "side" | "batch" | "sort" | "desc"));
    pairs.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

#[component]
fn Choices(overview: Overview) -> impl IntoView {
    let filter = &overview.filter;
    let states = State::ALL.iter().map(|state| {
        let count = overview.states.iter().find(|(other, _)| other == state).map_or(0, |(_, count)| *count);
        let name = t(&format!("annual-accounts-state-{}", state.code().replace('_', "-")));
        (state.code().to_owned(), format!("{name} ({count})"))
    });
    let kinds = ReportKind::ALL.iter().map(|kind| (kind.code().to_owned(), t(&format!("report-kind-{kind}"))));
    let years = overview.years.iter().map(|year| (year.to_string(), year.to_string()));
    let windows = Window::ALL.iter().map(|w| (w.code().to_owned(), t(&format!("overview-deadline-{w}"))));
    let forms = LegalForm::ALL
        .iter()
        .map(|form| (form.code().to_owned(), t(&format!("legal-form-{}", form.code().to_lowercase()))));
    let tiers = overview.tiers.iter().map(|(tier, name)| (tier.code().to_owned(), name.clone()));
    let who = [filter.preparer, filter.reviewer, filter.partner];
    let (from, to) = (filter.deadline_from, filter.deadline_to);
    let narrow = filter.kind.is_some()
        || who.iter().any(Option::is_some)
        || filter.legal_form.is_some()
        || filter.tier.is_some()
        || from.or(to).is_some();
    let people = Part::ALL.iter().map(|part| {
        let chosen = match filter.who(*part) {
            None => String::new(),
            Some(Who::Me) => "me".to_owned(),
            Some(Who::Nobody) => "none".to_owned(),
            Some(Who::Employee(id)) => id.to_string(),
        };
        choice(part.code(), t(&format!("overview-part-{part}")), whom(&overview), &chosen)
    });
    view! {
        {choice("state", t("overview-column-state"), states.collect(), filter.state.map_or("", State::code))}
        {choice("year", t("overview-column-year"), years.collect(), &filter.year.map(|y| y.to_string()).unwrap_or_default())}
        {choice("deadline", t("overview-column-deadline"), windows.collect(), filter.deadline.map_or("", Window::code))}
        <details class="filter-more" open=narrow>
            <summary class="button button-quiet">{t("overview-more-filters")}</summary>
            <div class="filter-more-fields">
                {choice("kind", t("report-kind"), kinds.collect(), filter.kind.map_or("", ReportKind::code))}
                {people.collect_view()}
                {choice("form", t("clients-legal-form"), forms.collect(), filter.legal_form.map_or("", LegalForm::code))}
                {choice("tier", t("clients-tier"), tiers.collect(), filter.tier.map_or("", Tier::code))}
                {day("deadline_from", t("overview-deadline-from"), from)}
                {day("deadline_to", t("overview-deadline-to"), to)}
            </div>
        </details>
    }
}

/// A day that may be left empty.
fn day(name: &'static str, label: String, chosen: Option<NaiveDate>) -> impl IntoView + use<> {
    view! {
        <label class="filter-day">
            <span>{label}</span>
            <input class="input" type="date" name=name value=chosen.map(|day| day.to_string())/>
        </label>
    }
}

/// Me, nobody, and everybody who works here.
fn whom(overview: &Overview) -> Vec<(String, String)> {
    let fixed = [("me".to_owned(), t("overview-who-me")), ("none".to_owned(), t("overview-who-none"))];
    fixed.into_iter().chain(overview.employees.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect()
}
