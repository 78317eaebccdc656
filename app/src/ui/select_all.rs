use leptos::prelude::*;

use crate::i18n::t;

/// Ticks every row of the page, or none; `frontend/still.js` does it.
#[component]
pub fn SelectAll() -> impl IntoView {
    view! {
        <label class="tick needs-script">
            <input type="checkbox" data-ticks="[name='ids[]']"/>
            <span class="visually-hidden">{t("overview-choose-page")}</span>
        </label>
    }
}
