use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::client_import::ImportState;

use super::{
    Head, Steps, api::load_import, cards::ImportCard, check_block::CheckBlock, columns_form::ColumnsForm,
    outcome_block::OutcomeBlock,
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_with},
    still::loaded,
    ui::{ErrorSummary, PageTitle, Working},
};

/// One import: what its columns hold, what would happen, or what did.
#[component]
pub fn ImportPage() -> impl IntoView {
    let params = use_params_map();
    let get = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (get("slug"), get("import"));
    let columns = use_query_map().with_untracked(|query| query.get("step").as_deref() == Some("columns"));
    view! {
        <OfficeFrame>
            <PageTitle text=t("client-import-title")/>
            {loaded(load_import(slug.clone(), id), move |card| view! { <Shown slug=slug card=card columns=columns/> })}
        </OfficeFrame>
    }
}

#[component]
fn Shown(
    slug: String,
    card: ImportCard,
    /// Whether the columns are asked for again.
    columns: bool,
) -> impl IntoView {
    let state = match card.line.state {
        ImportState::Checked if columns => ImportState::Uploaded,
        state => state,
    };
    let told = t_with("client-import-by", &[("who", card.line.by.clone()), ("when", card.line.at.clone())]);
    let read = match (&card.read_as.sheet, card.read_as.delimiter) {
        (Some(sheet), _) => t_with("client-import-read-sheet", &[("sheet", sheet.as_str())]),
        (None, delimiter) => {
            let between = delimiter.map(|c| if c == '\t' { "tab".to_owned() } else { c.to_string() });
            let values = [("encoding", card.read_as.encoding.clone()), ("between", between.unwrap_or_default())];
            t_with("client-import-read-text", &values)
        }
    };
    let working = state.runs().then(|| {
        let values = [("done", card.done.to_string()), ("all", card.line.total.to_string())];
        let label = t_with(&format!("client-import-work-{state}"), &values);
        view! { <Working label=label done=card.done total=card.line.total/> }
    });
    let rows = crate::i18n::t_count("client-import-rows", card.line.total);
    view! {
        <Head slug=slug.clone() here=card.line.file_name.clone()/>
        <div class="page-head">
            <h1>{card.line.file_name.clone()}</h1>
        </div>
        <Steps state=Some(state)/>
        <p class="muted small">{rows} " · " {read} " · " {told}</p>
        {working}
        {match state {
            ImportState::Uploaded => view! { <ColumnsForm slug=slug card=card/> }.into_any(),
            ImportState::Checked => view! { <CheckBlock slug=slug card=card/> }.into_any(),
            ImportState::Checking => ().into_any(),
            _ => view! { <ErrorSummary/> <OutcomeBlock slug=slug card=card/> }.into_any(),
        }}
    }
}
