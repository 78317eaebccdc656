use leptos::prelude::*;
use portal_types::client_import::ImportState;

use super::{
    cards::{ClientRow, ImportCard},
    problem_table::ProblemTable,
};
use crate::{
    i18n::{t, t_count},
    paths,
    ui::{Banner, ButtonKind, ButtonLink, Link, TakeBack, Tone},
};

/// What an import did, and the way to take it back.
#[component]
pub fn OutcomeBlock(slug: String, card: ImportCard) -> impl IntoView {
    let state = card.line.state;
    let counts = card.line.outcome.unwrap_or_default();
    let lines = [
        ("made", counts.made),
        ("changed", counts.changed),
        ("same", counts.same),
        ("contacts", counts.contacts),
        ("refused", counts.refused),
    ]
    .into_iter()
    .map(|(what, count)| {
        let id = format!("import-did-{what}");
        view! { <li data-testid=id>{t_count(&format!("client-import-did-{what}"), count)}</li> }
    })
    .collect_view();
    let stopped = (state == ImportState::Stopped)
        .then(|| view! { <Banner tone=Tone::Warn><p>{t("client-import-stopped")}</p></Banner> });
    let file = card.id.parse().map(|id| paths::office_import_errors(&slug, id)).unwrap_or_default();
    let problems = (counts.refused > 0 && !card.problems.is_empty())
        .then(|| view! { <ProblemTable rows=card.problems.clone() count=card.problem_count file=file/> });
    let back = card.line.href.clone();
    let undo = state.may_be_undone() && counts.taken() > counts.same;
    let (id, place) = (card.id.clone(), slug.clone());
    view! {
        {stopped}
        <section class="stack" data-testid="import-outcome">
            <h2>{t("client-import-did")}</h2>
            <ul class="import-counts">{lines}</ul>
            <div class="row">
                <ButtonLink href=paths::office_clients(&slug) kind=ButtonKind::Primary>
                    {t("client-import-to-clients")}
                </ButtonLink>
            </div>
        </section>
        {(!card.undone.is_empty() || state == ImportState::Undone)
            .then(|| view! { <Undone counts=card.undone.clone() left=card.left.clone()/> })}
        {undo.then(|| view! {
            <TakeBack
                slug=place
                action="/api/clients/import-undo"
                what=("import", id)
                back=back
                words="client-import-undo"
            />
        })}
        {(!card.clients.is_empty()).then(|| view! { <Clients rows=card.clients.clone()/> })}
        {problems}
    }
}

/// What taking it back did, and what it could not.
#[component]
fn Undone(counts: Vec<(String, i64)>, left: Vec<ClientRow>) -> impl IntoView {
    let lines = counts
        .into_iter()
        .map(|(what, count)| view! { <li>{t_count(&format!("client-import-undone-{what}"), count)}</li> })
        .collect_view();
    view! {
        <section class="stack" data-testid="import-undone">
            <h2>{t("client-import-undone")}</h2>
            <ul class="import-counts">{lines}</ul>
            {(!left.is_empty()).then(|| view! { <Named rows=left prefix="client-import-left"/> })}
        </section>
    }
}

/// The first clients that it made or changed.
#[component]
fn Clients(rows: Vec<ClientRow>) -> impl IntoView {
    view! {
        <section class="stack" data-testid="import-clients">
            <h2>{t("client-import-clients")}</h2>
            <Named rows=rows prefix="client-import-was"/>
        </section>
    }
}

#[component]
fn Named(rows: Vec<ClientRow>, prefix: &'static str) -> impl IntoView {
    let lines = rows
        .into_iter()
        .map(|row| {
            let what = t(&format!("{prefix}-{}", row.what));
            let name = match row.href.is_empty() {
                true => row.name.into_any(),
                false => view! { <Link href=row.href>{row.name}</Link> }.into_any(),
            };
            view! { <li>{name} " " <span class="muted small">{what}</span></li> }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }
}
