use leptos::prelude::*;
use portal_types::annual_accounts::State;

use crate::{
    i18n::t,
    ui::{Status, Tone},
};

/// The state of annual accounts as icon and word.
pub fn state_chip(state: State) -> impl IntoView {
    let (tone, icon) = match state {
        State::Planned => (Tone::default(), "circle-dashed"),
        State::InProgress => (Tone::default(), "pencil"),
        State::DraftShared => (Tone::Note, "eye"),
        State::ApprovalRequested => (Tone::Warn, "clock"),
        State::Returned => (Tone::Bad, "undo-2"),
        State::Approved => (Tone::Good, "circle-check"),
    };
    view! { <Status tone=tone icon=icon label=t(&format!("annual-accounts-state-{}", state.code().replace('_', "-")))/> }
}
