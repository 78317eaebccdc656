use leptos::prelude::*;

/// Sets the document's title. The browser half leaves the server's title alone and renders the same: nothing.
///
/// leptos_meta 0.8.7 writes a title into the HTML as it is (LEP-1), so it is escaped here; `tests/escaping.rs` says
/// when that is no longer needed.
#[component]
pub fn PageTitle(#[prop(into)] text: String) -> impl IntoView {
    set_title(&text);
}

#[cfg(feature = "ssr")]
fn set_title(text: &str) {
    // Called for its effect on the head; the view it returns renders nothing on the server.
    let _ = view! { <leptos_meta::Title text=super::text_area::escaped(text)/> };
}

#[cfg(not(feature = "ssr"))]
fn set_title(_text: &str) {}
