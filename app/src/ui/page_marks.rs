use leptos::prelude::*;

/// Boxes over a page image; what they mark is said in words beside it.
#[component]
pub fn PageMarks(
    /// The boxes as the data of one path, in ten-thousandths of the page; may be empty.
    outline: String,
) -> impl IntoView {
    view! {
        <svg class="page-marks" viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true">
            <path d=outline></path>
        </svg>
    }
}
