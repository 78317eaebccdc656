//! The page follows what happens elsewhere: it asks for a stamp every few seconds and loads itself anew when that
//! grew, unless the person is in the middle of something.

#[cfg(feature = "hydrate")]
pub fn live_reload(slug: String, id: String, stamp: i64) {
    use std::time::Duration;

    use leptos::{
        ev,
        prelude::*,
        task::spawn_local,
        wasm_bindgen::JsCast,
        web_sys::{HtmlInputElement, VisibilityState},
    };
    use portal_types::ErrorCode;

    use super::api::accounts_stamp;

    /// Turns of the clock for which a page that is being left is left alone: loading it anew would call the person
    /// back. A download is such a departure that never happens.
    const DEPARTURE: u8 = 5;

    let leaving = StoredValue::new(0_u8);
    let departure = window_event_listener(ev::beforeunload, move |_| leaving.set_value(DEPARTURE));
    on_cleanup(move || departure.remove());
    let busy = move || {
        let document = document();
        let visible = document.visibility_state() == VisibilityState::Visible;
        let chosen = document
            .query_selector("input[type=file]")
            .ok()
            .flatten()
            .and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
            .is_some_and(|input| !input.value().is_empty());
        !visible || chosen || leaving.get_value() > 0
    };
    let ask = move || {
        leaving.update_value(|turns| *turns = turns.saturating_sub(1));
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
