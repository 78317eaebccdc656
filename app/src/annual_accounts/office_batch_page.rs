use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::annual_accounts_start::{BatchShown, KeptRow};

use super::{
    batch_api::load_batch,
    batch_counts::{BatchCounts, BatchWork},
    office_start_page::Crumbs,
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_with},
    paths,
    still::loaded,
    ui::{ButtonKind, ButtonLink, ErrorSummary, PageTitle, TakeBack},
};

/// What work on many annual accounts did, or how far it is.
#[component]
pub fn BatchPage() -> impl IntoView {
    let params = use_params_map();
    let get = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (get("slug"), get("batch"));
    view! {
        <OfficeFrame>
            <PageTitle text=t("bulk-batch-title")/>
            {loaded(load_batch(slug.clone(), id), move |batch| view! { <Shown slug=slug batch=batch/> })}
        </OfficeFrame>
    }
}

#[component]
fn Shown(slug: String, batch: BatchShown) -> impl IntoView {
    let title = match batch.year {
        Some(year) => t_with("bulk-batch-of-year", &[("year", year.to_string())]),
        None => t(&format!("bulk-act-{}", batch.act)),
    };
    let told = t_with("bulk-batch-by", &[("who", batch.by.clone()), ("when", batch.at.clone())]);
    let query = batch.year.map(|year| format!("year={year}&batch={}", batch.id)).unwrap_or_default();
    let made = paths::office_accounts_list(&slug, &query);
    let ended = !batch.runs();
    let undoable = batch.may_write && ended && batch.year.is_some() && batch.undo.is_none() && batch.made() > 0;
    let id = batch.id;
    view! {
        <Crumbs slug=slug.clone() here=t("bulk-batch-title")/>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <p class="muted small">{told}</p>
        <ErrorSummary/>
        <BatchWork total=batch.total done=batch.done/>
        <section class="stack" data-testid="batch-outcomes">
            <BatchCounts act=batch.act.clone() outcomes=batch.outcomes.clone()/>
            <div class="row">
                <ButtonLink href=made kind=ButtonKind::Primary>{t("bulk-batch-to-overview")}</ButtonLink>
            </div>
        </section>
        {undoable.then(|| view! {
            <TakeBack
                slug=slug.clone()
                action="/api/annual-accounts/undo-start"
                what=("batch", id.to_string())
                back=paths::office_batch(&slug, id)
                words="bulk-undo"
            />
        })}
        {batch.undo.map(|(total, done)| view! {
            <section class="stack" data-testid="batch-undone">
                <h2>{t("bulk-undo-title")}</h2>
                <BatchWork total=total done=done/>
                <BatchCounts act="undo-start" outcomes=batch.undone/>
                <Kept slug=slug rows=batch.kept/>
            </section>
        })}
    }
}

/// Those that were left alone.
#[component]
fn Kept(slug: String, rows: Vec<KeptRow>) -> impl IntoView {
    let lines = rows.into_iter().map(|row| {
        let why = t(&format!("bulk-outcome-{}", row.why));
        view! { <li><a href=paths::office_accounts(&slug, row.id) rel="external">{row.name}</a> ": " {why}</li> }
    });
    view! { <ul data-testid="batch-kept">{lines.collect_view()}</ul> }
}
