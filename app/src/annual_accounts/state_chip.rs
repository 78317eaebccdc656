use leptos::prelude::*;
use portal_types::{annual_accounts::State, reports::ReportKind};

use crate::{
    i18n::t,
    ui::{Status, Tone},
};

/// The state of annual accounts, or of another report, as icon and word.
pub fn state_chip(kind: ReportKind, state: State) -> impl IntoView {
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
    let label = kind.key(&format!("annual-accounts-state-{}", state.code().replace('_', "-")));
    view! { <Status tone=tone icon=icon label=t(&label)/> }
}
