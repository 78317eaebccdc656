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

/// A list whose first line is its name, and chooses nothing.
pub fn choice(
    name: &'static str,
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
) -> impl IntoView + use<> {
    let options = options.into_iter().map(|(value, text)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    });
    let (options, spoken) = (options.collect_view(), label.clone());
    view! {
        <span class="select" data-chosen=(!chosen.is_empty()).then_some("")>
            <select class="input" name=name aria-label=spoken>
                <option value="">{label}</option>
                {options}
            </select>
            <Icon name="chevron-down"/>
        </span>
    }
}
