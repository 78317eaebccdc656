use leptos::prelude::*;
use portal_types::links::{LinkRow, LinkState, MailState, Purpose};

use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, Form, Status, Tone, cell},
};

/// Name of the form that the boxes of the list belong to.
pub(super) const CHOSEN: &str = "chosen-links";

/// Columns after the box and before the button.
pub(super) const COLUMNS: [&str; 8] =
    ["recipient", "client", "standing", "made", "progress", "opened", "viewed", "decided"];

/// What a column needs room for: figures of a wide screen, or their summary on a narrower one.
pub(super) fn class_of(column: &str) -> &'static str {
    match column {
        "made" | "opened" | "viewed" | "decided" => "wide-only",
        "progress" => "links-progress",
        _ => "",
    }
}

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
    let values = [("year", row.year.to_string()), ("version", row.version.to_string())];
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

/// A line of the list.
pub(super) fn link_line(
    slug: &str,
    here: &str,
    may_write: bool,
    row: LinkRow,
    names: &[String],
) -> impl IntoView + use<> {
    let name = |column: &str| {
        let at = COLUMNS.iter().position(|known| *known == column).unwrap_or_default();
        names.get(at).cloned().unwrap_or_default()
    };
    let main = view! {
        <a href=row.accounts.clone() class="table-main" rel="external">{row.contact.clone()}</a>
        <span class="table-sub">{row.email.clone()}</span>
    };
    let of = view! { <a href=paths::office_client(slug, row.client_id) rel="external">{row.client.clone()}</a> };
    let (state, end) = (row.state.code(), end(&row));
    let figure = |column: &'static str, what: String, note: String| figure(column, &name(column), what, note);
    let act = may_write && row.open && row.decided.is_none();
    let (step, step_note) = progress(&row);
    let (decision, decided) = decision(&row);
    view! {
        <tr role="row" data-testid="link" data-state=state>
            <PickCell row=row.clone() may_write=may_write/>
            {cell(&name("recipient"), false, main)}
            {cell(&name("client"), false, two_lines(of, item(&row)))}
            {cell(&name("standing"), false, two_lines(standing(&row), end))}
            {figure("made", row.made.clone(), mail(row.mail))}
            {figure("progress", step, step_note)}
            {figure("opened", row.opened.clone(), doubt(&row))}
            {figure("viewed", row.viewed.clone(), String::new())}
            {figure("decided", decision, decided)}
            <td role="cell" class="links-act" title=act.then(|| t("links-send-again")) data-empty=(!act).then_some("")>
                {act.then(|| view! { <SendAgain slug=slug.to_owned() here=here.to_owned() row=row/> })}
            </td>
        </tr>
    }
}

fn two_lines(first: impl IntoView + 'static, second: String) -> impl IntoView {
    view! { <span class="links-stack">{first} <span class="table-sub">{second}</span></span> }
}

/// A cell with a few words, and a note below them.
fn figure(column: &'static str, label: &str, what: String, note: String) -> impl IntoView + use<> {
    let empty = what.is_empty();
    view! {
        <td role="cell" class=class_of(column) data-empty=empty.then_some("")>
            <span class="cell-label" aria-hidden="true">{label.to_owned()}</span>
            {two_lines(what, note)}
        </td>
    }
}

/// Until when it works, or since when it does not.
fn end(row: &LinkRow) -> String {
    match row.state {
        LinkState::Live => t_with("links-until-day", &[("day", &row.expires)]),
        LinkState::Expired => t_with("links-since-day", &[("day", &row.expires)]),
        LinkState::Used | LinkState::Withdrawn => t_with("links-since-day", &[("day", &row.ended)]),
    }
}

/// Who asks for an address need not be a person; whoever sees the report is.
fn doubt(row: &LinkRow) -> String {
    if row.viewed.is_empty() && !row.opened.is_empty() { t("links-maybe-filter") } else { String::new() }
}

fn decision(row: &LinkRow) -> (String, String) {
    let named = row.decided.clone().map(|(decision, day)| (t(&format!("links-decision-{}", decision.code())), day));
    named.unwrap_or_default()
}

/// The furthest that the recipient came.
fn progress(row: &LinkRow) -> (String, String) {
    match (&row.decided, row.viewed.as_str(), row.opened.as_str()) {
        (Some(_), ..) => decision(row),
        (None, "", "") => (t("links-step-none"), mail(row.mail)),
        (None, "", _) => (t("links-step-opened"), doubt(row)),
        (None, viewed, _) => (t("links-step-viewed"), viewed.to_owned()),
    }
}

/// What became of the mail, where that needs saying.
fn mail(state: Option<MailState>) -> String {
    let said = state.filter(|state| *state != MailState::Sent);
    said.map(|state| t(&format!("links-mail-{}", state.code()))).unwrap_or_default()
}

#[component]
fn PickCell(row: LinkRow, may_write: bool) -> impl IntoView {
    let can = may_write && can_withdraw(&row);
    let name = t_with("links-pick", &[("who", &row.contact), ("what", &item(&row))]);
    view! {
        <td role="cell" class="links-pick" data-empty=(!can).then_some("")>
            {can.then(|| view! {
                <input type="checkbox" name="link" value=row.id.to_string() form=CHOSEN aria-label=name/>
            })}
        </td>
    }
}

#[component]
fn SendAgain(slug: String, here: String, row: LinkRow) -> impl IntoView {
    let who = row.contact;
    view! {
        <Form action="/api/links/send-again" back=here submission=true class="row" notice="notice-link-sent">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="link" value=row.id.to_string()/>
            <Button kind=ButtonKind::Quiet icon="send">
                <span class="links-act-label">{t("links-send-again")}</span> " "
                <span class="visually-hidden">{who}</span>
            </Button>
        </Form>
    }
}
