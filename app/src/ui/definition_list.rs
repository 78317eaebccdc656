use leptos::prelude::*;

/// Facts with their names; [`Definition`]s inside.
#[component]
pub fn DefinitionList(
    /// As on a receipt.
    #[prop(optional)]
    receipt: bool,
    children: Children,
) -> impl IntoView {
    let class = if receipt { "facts receipt-facts" } else { "facts" };
    view! { <dl class=class>{children()}</dl> }
}

/// One fact.
#[component]
pub fn Definition(#[prop(into)] term: String, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
