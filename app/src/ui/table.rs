use leptos::prelude::*;

/// Around a `<table class="table">`: lets it scroll sideways where it does not fit (`style/components/table.css`).
#[component]
pub fn TableScroll(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <div class="table-scroll" role="region" aria-label=label tabindex="0">{children()}</div> }
}

/// One cell. Under 640 px its row becomes a card and the label, its column's name, stands beside the value; one that is
/// `empty` then is left out. The label is text and not an attribute: hydration writes `data-` attributes anew, and the
/// browser half knows no words. A function and no component, because a list has hundreds.
pub fn cell<V: IntoView + 'static>(label: &str, empty: bool, content: V) -> impl IntoView + use<V> {
    view! {
        <td role="cell" data-empty=empty.then_some("")>
            <span class="cell-label" aria-hidden="true">{label.to_owned()}</span>
            {content}
        </td>
    }
}

/// A [`cell`] with a figure.
pub fn number_cell(label: &str, figure: String) -> impl IntoView + use<> {
    let empty = figure.is_empty();
    view! {
        <td role="cell" class="number" data-empty=empty.then_some("")>
            <span class="cell-label" aria-hidden="true">{label.to_owned()}</span>
            {figure}
        </td>
    }
}
