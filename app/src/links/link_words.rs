//! Words about one link, for the list and for the question before it is withdrawn.

use leptos::prelude::*;
use portal_types::links::{LinkRow, LinkState, MailState, Purpose};

use crate::{
    i18n::{t, t_with},
    ui::{Status, Tone},
};

/// How a link stands, as a chip.
pub(super) fn standing(row: &LinkRow) -> impl IntoView + use<> {
    let (tone, icon) = match row.state {
        LinkState::Live => (Tone::Good, "link"),
        LinkState::Expired => (Tone::Warn, "clock"),
        LinkState::Used => (Tone::Note, "check"),
        LinkState::Withdrawn => (Tone::default(), "ban"),
    };
    view! { <Status tone=tone icon=icon label=t(&format!("links-state-{}", row.state))/> }
}

/// What a link opens, in words.
pub(super) fn item(row: &LinkRow) -> String {
    let values = [("report", row.report.clone()), ("version", row.version.to_string())];
    t_with(&format!("links-item-{}", row.purpose), &values)
}

/// Whether there is something to withdraw: an unused link, or the view that one opened.
pub(super) fn can_withdraw(row: &LinkRow) -> bool {
    match row.state {
        LinkState::Live | LinkState::Expired => true,
        LinkState::Used => row.purpose == Purpose::View,
        LinkState::Withdrawn => false,
    }
}

/// Until when it works, or since when it does not.
pub(super) fn end(row: &LinkRow) -> String {
    match row.state {
        LinkState::Live => t_with("links-until-day", &[("day", &row.expires)]),
        LinkState::Expired => t_with("links-since-day", &[("day", &row.expires)]),
        LinkState::Used | LinkState::Withdrawn => t_with("links-since-day", &[("day", &row.ended)]),
    }
}

/// Who asks for an address need not be a person; whoever sees the report is.
pub(super) fn doubt(row: &LinkRow) -> String {
    if row.viewed.is_empty() && !row.opened.is_empty() { t("links-maybe-filter") } else { String::new() }
}

/// What was decided, and when.
pub(super) fn decision(row: &LinkRow) -> (String, String) {
    let named = row.decided.clone().map(|(decision, day)| (t(&format!("links-decision-{}", decision.code())), day));
    named.unwrap_or_default()
}

/// The furthest that the recipient came.
pub(super) fn progress(row: &LinkRow) -> (String, String) {
    match (&row.decided, row.viewed.as_str(), row.opened.as_str()) {
        (Some(_), ..) => decision(row),
        (None, "", "") => (t("links-step-none"), mail(row.mail)),
        (None, "", _) => (t("links-step-opened"), doubt(row)),
        (None, viewed, _) => (t("links-step-viewed"), viewed.to_owned()),
    }
}

/// What became of the mail, where that needs saying.
pub(super) fn mail(state: Option<MailState>) -> String {
    let said = state.filter(|state| *state != MailState::Sent);
    said.map(|state| t(&format!("links-mail-{}", state.code()))).unwrap_or_default()
}
