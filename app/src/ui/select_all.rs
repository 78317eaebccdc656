use leptos::prelude::*;

use crate::i18n::t;

/// Ticks every row of the page, or none.
#[component]
pub fn SelectAll() -> impl IntoView {
    view! {
        <label class="tick needs-script">
            <input type="checkbox" on:change=tick_all/>
            <span class="visually-hidden">{t("overview-choose-page")}</span>
        </label>
    }
}

#[cfg(feature = "hydrate")]
fn tick_all(event: leptos::ev::Event) {
    use leptos::{wasm_bindgen::JsCast, web_sys::HtmlInputElement};

    let ticked = event_target_checked(&event);
    let Ok(rows) = document().query_selector_all("[name=\"ids[]\"]") else { return };
    for at in 0..rows.length() {
        if let Some(row) = rows.item(at).and_then(|row| row.dyn_into::<HtmlInputElement>().ok()) {
            row.set_checked(ticked);
        }
    }
}

#[cfg(not(feature = "hydrate"))]
fn tick_all(_event: leptos::ev::Event) {}
