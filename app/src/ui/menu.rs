use leptos::prelude::*;

use super::Icon;

/// A native popover with its button: opens, closes on Escape and on a press elsewhere, all without a script.
#[component]
pub fn Menu(
    /// Unique on the page.
    id: &'static str,
    /// Said before what the button shows, to screen readers only.
    #[prop(optional, into)]
    label: String,
    /// What the button shows.
    button: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <button class="button button-quiet menu-button" type="button" popovertarget=id>
            <span class="visually-hidden">{label}</span>
            {button.run()}
        </button>
        <div class="menu" id=id popover="auto">
            {children()}
        </div>
    }
}

/// A link in a menu.
#[component]
pub fn MenuLink(#[prop(into)] href: String, icon: &'static str, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <a class="menu-item" href=href rel="external">
            <Icon name=icon/>
            <span>{label}</span>
        </a>
    }
}
