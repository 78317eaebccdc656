use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::annual_accounts_start::{BatchShown, DONE, KeptRow, Outcomes};

use super::{batch_api::load_batch, office_start_page::Crumbs};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ButtonLink, ErrorSummary, Form, PageTitle, Tone},
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
        <Work total=batch.total done=batch.done/>
        <section class="stack" data-testid="batch-outcomes">
            <Counts act=batch.act.clone() outcomes=batch.outcomes.clone()/>
            <div class="row">
                <ButtonLink href=made kind=ButtonKind::Primary>{t("bulk-batch-to-overview")}</ButtonLink>
            </div>
        </section>
        {undoable.then(|| view! { <Undo slug=slug.clone() batch=id.to_string() back=paths::office_batch(&slug, id)/> })}
        {batch.undo.map(|(total, done)| view! {
            <section class="stack" data-testid="batch-undone">
                <h2>{t("bulk-undo-title")}</h2>
                <Work total=total done=done/>
                <Counts act="undo-start".to_owned() outcomes=batch.undone/>
                <Kept slug=slug rows=batch.kept/>
            </section>
        })}
    }
}

/// How far it is, while it is at work.
#[component]
fn Work(total: i64, done: i64) -> impl IntoView {
    (done < total).then(|| {
        let values = [("done", done.to_string()), ("all", total.to_string())];
        let label = t_with("bulk-batch-progress", &values);
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
fn Counts(act: String, outcomes: Outcomes) -> impl IntoView {
    let (done, left): (Outcomes, Outcomes) = outcomes.into_iter().partition(|(code, _)| code == DONE);
    let done = done.into_iter().map(|(_, count)| count).sum::<i64>();
    let skipped: i64 = left.iter().map(|(_, count)| count).sum();
    let lines = left.into_iter().map(|(code, count)| {
        view! { <li><strong>{count.to_string()}</strong> " " {t(&format!("bulk-outcome-{code}"))}</li> }
    });
    view! {
        <p><strong>{t_count(&format!("bulk-done-{act}"), done)}</strong></p>
        {(skipped > 0).then(|| view! {
            <div class="stack">
                <p>{t_count("bulk-left-out", skipped)}</p>
                <ul>{lines.collect_view()}</ul>
            </div>
        })}
    }
}

/// Says first what will happen.
#[component]
fn Undo(slug: String, batch: String, back: String) -> impl IntoView {
    view! {
        <details class="batch-undo">
            <summary class="button button-secondary">{t("bulk-undo-open")}</summary>
            <Form action="/api/annual-accounts/undo-start" back=back submission=true>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="batch" value=batch/>
                <p>{t("bulk-undo-text")}</p>
                <div class="row">
                    <Button kind=ButtonKind::Danger>{t("bulk-undo-confirm")}</Button>
                </div>
            </Form>
        </details>
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
