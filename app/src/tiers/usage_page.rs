use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_core::tiers::usage::Usage;
use portal_types::tiers::money;

use super::{load::load_usage, settings_page::Crumbs};
use crate::{
    frames::OfficeFrame,
    i18n::{language, t, t_with},
    paths,
    still::loaded,
    ui::{Button, ButtonLink, Icon, PageTitle, TableScroll, cell, number_cell},
};

/// What the firm's use comes to in a calendar year.
#[component]
pub fn UsagePage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let year = use_query_map().with_untracked(|query| query.get("year").and_then(|year| year.parse().ok()));
    view! {
        <OfficeFrame>
            <PageTitle text=t("usage-title")/>
            {loaded(load_usage(slug.clone(), year), move |(usage, names)| view! { <Shown slug=slug usage=usage names=names/> })}
        </OfficeFrame>
    }
}

#[component]
fn Shown(slug: String, usage: Usage, names: Vec<String>) -> impl IntoView {
    let (year, extra) = (usage.year, money::euros(language(), usage.extra_price));
    let asked = year;
    let options = usage.years.iter().map(|year| {
        let selected = *year == asked;
        view! { <option value=year.to_string() selected=selected>{year.to_string()}</option> }
    });
    let options = options.collect_view();
    let file = paths::office_usage_export(&slug, year);
    view! {
        <Crumbs slug=slug.clone() here=t("usage-title")/>
        <div class="page-head">
            <h1>{t_with("usage-of-year", &[("year", year.to_string())])}</h1>
            <div class="row">
                <ButtonLink href=file icon="download" download=true>{t("overview-export-csv")}</ButtonLink>
                <ButtonLink href=paths::office_tiers(&slug)>{t("tiers-title")}</ButtonLink>
            </div>
        </div>
        <form class="filter-bar" method="get" action=paths::office_usage(&slug, None)>
            <span class="select">
                <select class="input" name="year" aria-label=t("usage-year")>{options}</select>
                <Icon name="chevron-down"/>
            </span>
            <Button icon="list-filter">{t("overview-apply")}</Button>
        </form>
        <Table usage=usage names=names/>
        <p class="muted small">{t("usage-how")}</p>
        <p class="muted small">{t_with("usage-extra", &[("price", extra)])}</p>
    }
}

#[component]
fn Table(usage: Usage, names: Vec<String>) -> impl IntoView {
    let euros = |cents| money::euros(language(), cents);
    let columns = ["tiers-name", "usage-clients", "usage-extra-users", "tiers-price", "usage-monthly"].map(t);
    let heads = columns.clone().map(|name| view! { <th scope="col" role="columnheader">{name}</th> });
    let (clients, extra, monthly) = usage.total();
    let lines = usage.lines.iter().zip(names).map(|(line, name)| {
        view! {
            <tr role="row">
                {cell(&columns[0], false, name)}
                {number_cell(&columns[1], line.clients.to_string())}
                {number_cell(&columns[2], line.extra_users.to_string())}
                {number_cell(&columns[3], euros(line.price))}
                {number_cell(&columns[4], euros(line.monthly))}
            </tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <TableScroll label=t("usage-title")>
            <table class="table" role="table" data-testid="usage-table">
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">
                    {lines}
                    <tr role="row" class="usage-total">
                        {cell(&columns[0], false, view! { <strong>{t("usage-total")}</strong> })}
                        {number_cell(&columns[1], clients.to_string())}
                        {number_cell(&columns[2], extra.to_string())}
                        {number_cell(&columns[3], String::new())}
                        {number_cell(&columns[4], euros(monthly))}
                    </tr>
                </tbody>
            </table>
        </TableScroll>
    }
}
