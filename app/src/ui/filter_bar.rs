use leptos::prelude::*;

use super::Icon;

/// Search and filters as a plain `GET` form: the address says what is shown.
#[component]
pub fn FilterBar(
    /// Path of the list.
    #[prop(into)]
    action: String,
    children: Children,
) -> impl IntoView {
    view! { <form class="filter-bar" method="get" action=action role="search">{children()}</form> }
}

/// The search box of a filter bar.
#[component]
pub fn SearchField(
    #[prop(default = "q")] name: &'static str,
    /// Says what is searched; also its name for screen readers.
    #[prop(into)]
    label: String,
    #[prop(optional, into)] value: String,
) -> impl IntoView {
    view! {
        <div class="search">
            <Icon name="search"/>
            <input class="input" type="search" name=name value=value placeholder=label.clone() aria-label=label/>
        </div>
    }
}

/// The row of [`FilterChip`]s.
#[component]
pub fn FilterChips(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <nav class="filter-chips" aria-label=label>{children()}</nav> }
}

/// One choice that is an address.
#[component]
pub fn FilterChip(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    /// How many it shows; may be empty.
    #[prop(optional, into)]
    count: String,
    #[prop(optional)] current: bool,
) -> impl IntoView {
    view! {
        <a class="filter-chip" href=href rel="external" aria-current=current.then_some("true")>
            {label}
            <span class="filter-count" hidden=count.is_empty()>{count.clone()}</span>
        </a>
    }
}
