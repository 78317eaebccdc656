use leptos::prelude::*;

use crate::{i18n::t, ui::Icon};

/// Opens the browser's print dialog; the page has its own print style. Hidden until a script can do it.
#[component]
pub fn PrintButton() -> impl IntoView {
    view! {
        <button type="button" class="button button-quiet needs-script" on:click=|_| print()>
            <Icon name="printer"/>
            <span>{t("approvals-print")}</span>
        </button>
    }
}

#[cfg(feature = "hydrate")]
fn print() {
    let _ = window().print();
}

#[cfg(not(feature = "hydrate"))]
fn print() {}
