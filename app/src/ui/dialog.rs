use leptos::prelude::*;

use super::{ButtonKind, Icon};
use crate::i18n::t;

/// A native `<dialog>`. Nothing may be reachable through it alone: the same act has a page of its own.
#[component]
pub fn Dialog(
    /// Unique on the page.
    id: &'static str,
    #[prop(into)] title: String,
    /// Along the edge instead of in the middle.
    #[prop(optional)]
    sheet: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <dialog class=if sheet { "dialog sheet" } else { "dialog" } id=id aria-labelledby=format!("{id}-title")>
            <form method="dialog" class="row row-apart">
                <h2 id=format!("{id}-title")>{title}</h2>
                <button class="button button-quiet button-icon" aria-label=t("ui-close")><Icon name="x"/></button>
            </form>
            {children()}
        </dialog>
    }
}

/// Opens a [`Dialog`]: by `commandfor` where the browser knows it, else by the script.
#[component]
pub fn DialogButton(
    /// The dialog's id.
    dialog: &'static str,
    #[prop(optional)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=kind.class(false)
            type="button"
            commandfor=dialog
            command="show-modal"
            on:click=move |_| open(dialog)
        >
            {children()}
        </button>
    }
}

#[cfg(feature = "hydrate")]
fn open(id: &str) {
    use leptos::{wasm_bindgen::JsCast, web_sys::HtmlDialogElement};

    let dialog = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

#[cfg(not(feature = "hydrate"))]
fn open(_id: &str) {}
