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
        State::AwaitingClient | State::ApprovalRequested | State::PartlyApproved => (Tone::Warn, "clock"),
        State::InProgress | State::InternalReview => (Tone::default(), "pencil"),
        State::DraftReady => (Tone::Note, "file-text"),
        State::DraftShared => (Tone::Note, "eye"),
        State::Returned => (Tone::Bad, "undo-2"),
        State::Approved | State::Issued | State::Adopted | State::Filed | State::Closed => (Tone::Good, "circle-check"),
        State::OnHold => (Tone::Warn, "circle-alert"),
        State::Withdrawn | State::Cancelled => (Tone::default(), "x"),
    };
    view! { <Status tone=tone icon=icon label=t(&format!("annual-accounts-state-{}", state.code().replace('_', "-")))/> }
}
