//! The page follows what happens elsewhere: it asks for a stamp every few seconds and loads itself anew when that
//! grew, unless the person is in the middle of something.

#[cfg(feature = "hydrate")]
pub fn live_reload(slug: String, id: String, stamp: i64) {
    use std::time::Duration;

    use leptos::{
        prelude::*,
        task::spawn_local,
        wasm_bindgen::JsCast,
        web_sys::{HtmlInputElement, VisibilityState},
    };
    use portal_types::ErrorCode;

    use super::api::accounts_stamp;

    let busy = || {
        let document = document();
        let visible = document.visibility_state() == VisibilityState::Visible;
        let chosen = document
            .query_selector("input[type=file]")
            .ok()
            .flatten()
            .and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
            .is_some_and(|input| !input.value().is_empty());
        !visible || chosen
    };
    let ask = move || {
        if busy() {
            return;
        }
        let (slug, id) = (slug.clone(), id.clone());
        spawn_local(async move {
            let changed = match accounts_stamp(slug, id).await {
                Ok(now) => now > stamp,
                // The page is not for whoever sits here now.
                Err(error) => error.0.code == ErrorCode::SignInRequired,
            };
            if changed && !busy() {
                let _ = window().location().reload();
            }
        });
    };
    Effect::new(move || {
        if let Ok(handle) = set_interval_with_handle(ask.clone(), Duration::from_secs(3)) {
            on_cleanup(move || handle.clear());
        }
    });
}

#[cfg(not(feature = "hydrate"))]
pub fn live_reload(_slug: String, _id: String, _stamp: i64) {}
