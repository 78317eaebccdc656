use leptos::prelude::*;

/// What is asked, in reach while reading. The last child of the page's column, with class `full`.
#[component]
pub fn StickyFoot(
    /// What is asked and by when; may be empty.
    #[prop(optional, into)]
    text: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="sticky-foot full">
            <div class="sticky-foot-row">
                <p class="sticky-foot-text" hidden=text.is_empty()>{text.clone()}</p>
                {children()}
            </div>
        </div>
    }
}
