use leptos::prelude::*;

/// Around a `<table class="table">`: lets it scroll sideways where it does not fit (`style/components/table.css`).
#[component]
pub fn TableScroll(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! { <div class="table-scroll" role="region" aria-label=label tabindex="0">{children()}</div> }
}
