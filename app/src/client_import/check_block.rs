use leptos::prelude::*;

use super::{cards::ImportCard, discard::Discard, problem_table::ProblemTable, run_form::RunImport};
use crate::{
    i18n::{t, t_count},
    paths,
    ui::{ButtonKind, ButtonLink},
};

/// What would happen, and the button that lets it.
#[component]
pub fn CheckBlock(slug: String, card: ImportCard) -> impl IntoView {
    let found = card.found.unwrap_or_default();
    let counts = [
        ("made", found.made),
        ("changed", found.changed),
        ("same", found.same),
        ("contacts", found.contacts),
        ("refused", found.refused),
        ("warned", found.warned),
    ];
    let lines = counts
        .into_iter()
        .map(|(what, count)| {
            let id = format!("import-{what}");
            view! { <li data-testid=id>{t_count(&format!("client-import-will-{what}"), count)}</li> }
        })
        .collect_view();
    let file = card.id.parse().map(|id| paths::office_import_errors(&slug, id)).unwrap_or_default();
    let again = format!("{}?step=columns", card.line.href);
    let problems = (!card.problems.is_empty())
        .then(|| view! { <ProblemTable rows=card.problems.clone() count=card.problem_count file=file/> });
    view! {
        <section class="stack" data-testid="import-check">
            <h2>{t("client-import-found")}</h2>
            <ul class="import-counts">{lines}</ul>
        </section>
        <RunImport slug=slug.clone() card=card.clone()/>
        {problems}
        <div class="row">
            <ButtonLink href=again kind=ButtonKind::Secondary>{t("client-import-again")}</ButtonLink>
            <Discard slug=slug import=card.id/>
        </div>
    }
}
