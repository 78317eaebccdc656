use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::annual_accounts_start::DONE;

use super::{load::load_batch, shown::TierBatch};
use crate::{
    annual_accounts::batch_counts::{BatchCounts, BatchWork},
    frames::OfficeFrame,
    i18n::{t, t_with},
    paths,
    still::loaded,
    ui::{ButtonKind, ButtonLink, ErrorSummary, Icon, Link, PageTitle, TakeBack},
};

/// What a change of tiers did, or how far it is; and taking it back.
#[component]
pub fn TierBatchPage() -> impl IntoView {
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
fn Shown(slug: String, batch: TierBatch) -> impl IntoView {
    let ended = batch.done >= batch.total;
    let changed = batch.outcomes.iter().any(|(code, count)| code == DONE && *count > 0);
    let undoable = batch.may_write && ended && batch.undo.is_none() && changed;
    let back = paths::office_tier_batch(&slug, batch.id);
    let (href, label) = match &batch.one {
        Some(href) => (href.clone(), t("tiers-to-client")),
        None => (paths::office_clients(&slug), t("tiers-to-clients")),
    };
    let id = batch.id.to_string();
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("bulk-batch-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t_with("tiers-batch-to", &[("tier", &batch.to)])}</h1>
        </div>
        <p class="muted small">{batch.told}</p>
        <ErrorSummary/>
        <BatchWork total=batch.total done=batch.done/>
        <section class="stack" data-testid="batch-outcomes">
            <BatchCounts act="tier" outcomes=batch.outcomes/>
            <div class="row">
                <ButtonLink href=href kind=ButtonKind::Primary>{label}</ButtonLink>
            </div>
        </section>
        {undoable.then(|| view! {
            <TakeBack slug=slug action="/api/tiers/undo" what=("batch", id) back=back words="tiers-undo"/>
        })}
        {batch.undo.map(|(total, done, outcomes)| view! {
            <section class="stack" data-testid="batch-undone">
                <h2>{t("bulk-undo-title")}</h2>
                <BatchWork total=total done=done/>
                <BatchCounts act="undo-tier" outcomes=outcomes/>
            </section>
        })}
    }
}
