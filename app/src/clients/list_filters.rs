use leptos::prelude::*;
use portal_types::{
    LegalForm, Tier,
    annual_accounts::State,
    annual_accounts_filter::Who,
    client_filter::{ClientFilter, NewestYear, Whose},
    client_list::ClientList,
};

use crate::{
    i18n::t,
    paths,
    ui::{Button, FilterBar, FilterChip, FilterChips, Icon, SearchField, choice},
};

/// Whose clients, as chips; the rest as a plain form. The address says what is shown.
#[component]
pub(super) fn ListFilters(slug: String, list: ClientList) -> impl IntoView {
    let filter = list.filter.clone();
    let href =
        |whose: Option<Whose>| paths::office_clients_list(&slug, &ClientFilter { whose, ..filter.clone() }.query());
    let chips = list.whose.iter().map(|(whose, count)| {
        let (href, current) = (href(Some(*whose)), filter.whose == Some(*whose));
        view! { <FilterChip href=href label=t(&format!("clients-whose-{whose}")) count=count.to_string() current=current/> }
    });
    let (chips, everybody) = (chips.collect_view(), href(None));
    let clear = filter.chooses().then(|| {
        let href = paths::office_clients_list(&slug, &filter.cleared().query());
        view! { <a class="button button-quiet" href=href rel="external"><Icon name="x"/> {t("overview-clear")}</a> }
    });
    let kept = filter.pairs().into_iter().filter(|(name, _)| matches!(*name, "whose" | "sort" | "desc"));
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <FilterChips label=t("clients-whose")>
            <FilterChip
                href=everybody
                label=t("clients-whose-all")
                count=list.anybodys.to_string()
                current=filter.whose.is_none()
            />
            {chips}
        </FilterChips>
        <FilterBar action=paths::office_clients(&slug)>
            {kept}
            <SearchField label=t("clients-search-all") value=filter.search.clone()/>
            <Choices list=list/>
            <Button icon="list-filter">{t("overview-apply")}</Button>
            {clear}
        </FilterBar>
    }
}

#[component]
fn Choices(list: ClientList) -> impl IntoView {
    let filter = &list.filter;
    let coded = |code: &str, key: String| (code.to_owned(), t(&key));
    let tiers = list.tiers.iter().map(|(tier, name)| (tier.code().to_owned(), name.clone()));
    let forms = LegalForm::ALL.iter().map(|f| coded(f.code(), format!("legal-form-{}", f.code().to_lowercase())));
    let states = State::ALL
        .iter()
        .map(|state| coded(state.code(), format!("annual-accounts-state-{}", state.code().replace('_', "-"))));
    let years = list.years.iter().map(|year| (year.to_string(), year.to_string()));
    let years = years.chain([("none".to_owned(), t("clients-year-none"))]);
    let year = filter.year.map(|year| match year {
        NewestYear::Of(year) => year.to_string(),
        NewestYear::Never => "none".to_owned(),
    });
    let fixed = [("me".to_owned(), t("overview-who-me")), ("none".to_owned(), t("overview-who-none"))];
    let people = fixed.into_iter().chain(list.employees.iter().map(|(id, name)| (id.to_string(), name.clone())));
    let who = filter.who.map(|who: Who| who.to_string()).unwrap_or_default();
    let narrow = filter.legal_form.is_some() || filter.state.is_some() || filter.who.is_some();
    view! {
        {choice("tier", t("clients-tier"), tiers.collect(), filter.tier.map_or("", Tier::code))}
        {choice("year", t("clients-newest-year"), years.collect(), &year.unwrap_or_default())}
        <details class="filter-more" open=narrow>
            <summary class="button button-quiet">{t("overview-more-filters")}</summary>
            <div class="filter-more-fields">
                {choice("state", t("overview-column-state"), states.collect(), filter.state.map_or("", State::code))}
                {choice("who", t("clients-who"), people.collect(), &who)}
                {choice("form", t("clients-legal-form"), forms.collect(), filter.legal_form.map_or("", LegalForm::code))}
            </div>
        </details>
    }
}
