use leptos::prelude::*;
use portal_types::links::LinkRow;

use super::link_words::{can_withdraw, decision, doubt, end, item, mail, progress, standing};
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, Form, cell},
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
    // Whether a cell is empty follows from the facts: the browser half knows no words.
    let figure = |column: &'static str, empty: bool, what: String, note: String| {
        figure(column, &name(column), empty, what, note)
    };
    let act = may_write && row.open && row.decided.is_none();
    let (step, step_note) = progress(&row);
    let (decision, decided) = decision(&row);
    view! {
        <tr role="row" data-testid="link" data-state=state>
            <PickCell row=row.clone() may_write=may_write/>
            {cell(&name("recipient"), false, main)}
            {cell(&name("client"), false, two_lines(of, item(&row)))}
            {cell(&name("standing"), false, two_lines(standing(&row), end))}
            {figure("made", false, row.made.clone(), mail(row.mail))}
            {figure("progress", false, step, step_note)}
            {figure("opened", row.opened.is_empty(), row.opened.clone(), doubt(&row))}
            {figure("viewed", row.viewed.is_empty(), row.viewed.clone(), String::new())}
            {figure("decided", row.decided.is_none(), decision, decided)}
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
fn figure(column: &'static str, label: &str, empty: bool, what: String, note: String) -> impl IntoView + use<> {
    view! {
        <td role="cell" class=class_of(column) data-empty=empty.then_some("")>
            <span class="cell-label" aria-hidden="true">{label.to_owned()}</span>
            {two_lines(what, note)}
        </td>
    }
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
