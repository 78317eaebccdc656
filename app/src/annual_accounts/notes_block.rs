use leptos::prelude::*;
use portal_types::annual_accounts::NOTE_MAX;

use super::card::{AccountsCard, NoteRow};
use crate::{
    i18n::t,
    paths,
    ui::{Button, Form, TextArea},
};

/// What colleagues tell each other; no client ever sees it.
#[component]
pub fn NotesBlock(slug: String, card: AccountsCard) -> impl IntoView {
    let back = card.id.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let notes = card.notes.into_iter().map(|note| view! { <Note note=note/> }).collect_view();
    view! {
        <section class="block" data-testid="notes">
            <div class="block-head">
                <h2>{t("annual-accounts-notes")}</h2>
            </div>
            {card.may_keep.then(|| view! {
                <Form action="/api/annual-accounts/add-note" back=back submission=true notice="notice-saved">
                    <input type="hidden" name="firm" value=slug/>
                    <input type="hidden" name="accounts" value=card.id/>
                    <TextArea
                        name="note"
                        label=t("annual-accounts-note")
                        hint=t("annual-accounts-note-hint")
                        rows=2
                        maxlength=NOTE_MAX
                    />
                    <div class="row">
                        <Button>{t("annual-accounts-note-add")}</Button>
                    </div>
                </Form>
            })}
            <ul class="stack" role="list">{notes}</ul>
        </section>
    }
}

#[component]
fn Note(note: NoteRow) -> impl IntoView {
    view! {
        <li class="note">
            <p class="pre-line">{note.text}</p>
            <p class="muted small">{note.facts}</p>
        </li>
    }
}
