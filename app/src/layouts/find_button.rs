use leptos::prelude::*;

use crate::{i18n::t, ui::Icon};

/// Leads to the search that leads anywhere; with a script, Ctrl K does too, and it opens over the page.
#[component]
pub(super) fn FindButton(href: String) -> impl IntoView {
    view! {
        <a class="find-open" href=href rel="external" aria-keyshortcuts="Control+K Meta+K" data-testid="find-open">
            <Icon name="search"/>
            <span class="find-open-text">{t("find-title")}</span>
            <kbd class="needs-script" aria-hidden="true">"Ctrl K"</kbd>
        </a>
    }
}
