use leptos::prelude::*;

use crate::page::Assets;

/// One icon of the sprite (`style/icons.txt`), always beside a word or inside a named control.
#[component]
pub fn Icon(
    /// Its name in the icon set.
    #[prop(into)]
    name: String,
    /// Twice the size, for empty states and drop zones.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let sheet = use_context::<Assets>().map(|assets| assets.icons).unwrap_or_default();
    let class = if large { "icon icon-large" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=format!("{sheet}#{name}")></use>
        </svg>
    }
}
