use leptos::prelude::*;

/// A plain page load. Without `rel="external"` the router would swallow the press, also for addresses that are not
/// its own (files, the other application).
#[component]
pub fn Link(#[prop(into)] href: String, #[prop(optional, into)] class: String, children: Children) -> impl IntoView {
    view! {
        <a href=href class=class rel="external">
            {children()}
        </a>
    }
}
