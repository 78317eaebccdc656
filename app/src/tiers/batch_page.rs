use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::annual_accounts_start::DONE;

use super::{load::load_batch, shown::TierBatch};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, Link, PageTitle, Tone},
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
        <Work total=batch.total done=batch.done/>
        <section class="stack" data-testid="batch-outcomes">
            <Counts act="tier" outcomes=batch.outcomes/>
            <div class="row">
                <ButtonLink href=href kind=ButtonKind::Primary>{label}</ButtonLink>
            </div>
        </section>
        {undoable.then(|| view! { <Undo slug=slug batch=id back=back/> })}
        {batch.undo.map(|(total, done, outcomes)| view! {
            <section class="stack" data-testid="batch-undone">
                <h2>{t("bulk-undo-title")}</h2>
                <Work total=total done=done/>
                <Counts act="undo-tier" outcomes=outcomes/>
            </section>
        })}
    }
}

/// How far it is, while it is at work.
#[component]
fn Work(total: i64, done: i64) -> impl IntoView {
    (done < total).then(|| {
        let label = t_with("bulk-batch-progress", &[("done", done.to_string()), ("all", total.to_string())]);
        view! {
            <Banner tone=Tone::Note>
                <label class="progress" data-testid="batch-progress">
                    <span>{label}</span>
                    <progress max=total.to_string() value=done.to_string()></progress>
                </label>
                <p class="small">{t("bulk-batch-reload")}</p>
            </Banner>
        }
    })
}

/// What was done, and what was not and why.
#[component]
fn Counts(act: &'static str, outcomes: Vec<(String, i64)>) -> impl IntoView {
    let (done, left): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(|(code, _)| code == DONE);
    let done = done.into_iter().map(|(_, count)| count).sum::<i64>();
    let skipped: i64 = left.iter().map(|(_, count)| count).sum();
    let lines = left.into_iter().map(|(code, count)| {
        view! { <li><strong>{count.to_string()}</strong> " " {t(&format!("bulk-outcome-{code}"))}</li> }
    });
    view! {
        <p><strong>{t_count(&format!("bulk-done-{act}"), done)}</strong></p>
        {(skipped > 0).then(|| view! {
            <p>{t_count("bulk-left-out", skipped)}</p>
            <ul>{lines.collect_view()}</ul>
        })}
    }
}

/// Says first what will happen.
#[component]
fn Undo(slug: String, batch: String, back: String) -> impl IntoView {
    view! {
        <details class="batch-undo">
            <summary class="button button-secondary">{t("bulk-undo-open")}</summary>
            <Form action="/api/tiers/undo" back=back submission=true>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="batch" value=batch/>
                <p>{t("tiers-undo-text")}</p>
                <div class="row">
                    <Button kind=ButtonKind::Danger>{t("tiers-undo-confirm")}</Button>
                </div>
            </Form>
        </details>
    }
}
