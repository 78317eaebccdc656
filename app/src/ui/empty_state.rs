use leptos::prelude::*;

/// Nothing here: one sentence that says what to do, and at most one button.
#[component]
pub fn EmptyState(#[prop(into)] text: String, children: Children) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p>{text}</p>
            {children()}
        </div>
    }
}
