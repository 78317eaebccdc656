use leptos::prelude::*;

/// Around a `<table class="table">`: lets it scroll sideways where it does not fit (`style/components/table.css`).
#[component]
pub fn TableScroll(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <div class="table-scroll" role="region" aria-label=label tabindex="0">{children()}</div> }
}

/// One cell. Under 640 px its row becomes a card and the label stands beside the value. As text and not as an
/// attribute: hydration writes `data-` attributes anew, and the browser half knows no words.
#[component]
pub fn Cell(
    /// Its column's name; screen readers have that from the head.
    #[prop(into)]
    label: String,
    /// A figure.
    #[prop(optional)]
    number: bool,
    /// Nothing to show: not in the card.
    #[prop(optional)]
    empty: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <td role="cell" class=number.then_some("number") data-empty=empty.then_some("")>
            <span class="cell-label" aria-hidden="true">{label}</span>
            {children()}
        </td>
    }
}
