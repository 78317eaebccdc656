use leptos::prelude::*;

use super::Icon;
use crate::i18n::t;

/// A long code, whole or shortened, with a button that copies all of it.
#[component]
pub fn CopyText(
    /// What is copied.
    #[prop(into)]
    text: String,
    /// What is shown; the whole text when empty.
    #[prop(optional, into)]
    short: String,
) -> impl IntoView {
    let (able, set_able) = signal(false);
    let (done, set_done) = signal(false);
    // Effects run in the browser only, so without a script the button stays away.
    Effect::new(move || set_able.set(true));
    let shown = if short.is_empty() { text.clone() } else { short };
    let title = text.clone();
    view! {
        <span class="copy">
            <code class="copy-text" title=title>{shown}</code>
            <button
                class="copy-button"
                type="button"
                hidden=move || !able.get()
                on:click=move |_| {
                    copy(&text);
                    set_done.set(true);
                }
            >
                <Icon name="copy"/>
                <span hidden=move || done.get()>{t("ui-copy")}</span>
                <span role="status"><span hidden=move || !done.get()>{t("ui-copied")}</span></span>
            </button>
        </span>
    }
}

#[cfg(feature = "hydrate")]
fn copy(text: &str) {
    // The answer is a promise nobody waits for: where copying is refused, the text can still be selected.
    let _ = window().navigator().clipboard().write_text(text);
}

#[cfg(not(feature = "hydrate"))]
fn copy(_text: &str) {}
