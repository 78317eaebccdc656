use leptos::prelude::*;

/// One icon of the sprite (`style/icons.txt`), always beside a word or inside a named control.
#[component]
pub fn Icon(
    /// Its name in the icon set.
    name: &'static str,
    /// Twice the size, for empty states and drop zones.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    // Where tests look, an icon that the sprite lacks is a mistake instead of a gap.
    #[cfg(feature = "ssr")]
    debug_assert!(in_sprite(name), "style/icons.txt has no {name:?}");
    let sheet = sheet();
    let class = if large { "icon icon-large" } else { "icon" };
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=format!("{sheet}#{name}")></use>
        </svg>
    }
}

/// Address of the sprite. Hydration writes the attributes of an SVG's children, so the browser must know it too.
#[cfg(not(feature = "hydrate"))]
fn sheet() -> String {
    with_context::<crate::page::Assets, _>(|assets| assets.icons.clone()).unwrap_or_default()
}

#[cfg(feature = "hydrate")]
fn sheet() -> String {
    document().document_element().and_then(|root| root.get_attribute("data-icons")).unwrap_or_default()
}

#[cfg(feature = "ssr")]
fn in_sprite(name: &str) -> bool {
    include_str!("../../../style/icons.txt").lines().any(|line| line == name)
}
