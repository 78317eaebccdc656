use leptos::{context::Provider, prelude::*};

use super::posted::PostedTo;
use crate::page::SubmissionKeys;

/// A plain `POST`, the same with and without a script. The answer is a redirect to `back`.
///
/// In the browser a second press while the first is under way does nothing; no button is disabled, because a
/// disabled button would drop its own name and value from what is sent.
#[component]
pub fn Form(
    #[prop(into)] action: String,
    /// Path to come back to, also with errors.
    #[prop(into)]
    back: String,
    /// Sends a key of its own, so that the server answers a repeated post once.
    #[prop(optional)]
    submission: bool,
    /// Catalogue key, `notice-…`, of what the next page says when it worked.
    #[prop(optional)]
    notice: Option<&'static str>,
    #[prop(default = "form")] class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <Provider value=PostedTo(action.clone())>
            <form class=class method="post" action=action novalidate on:submit=once>
                <input type="hidden" name="back" value=back/>
                {submission
                    .then(|| view! { <input type="hidden" name="submission" value=submission_key()/> })}
                {notice.map(|key| view! { <input type="hidden" name="notice" value=key/> })}
                {children()}
            </form>
        </Provider>
    }
}

/// A fresh key for one post; empty where nothing hands them out (the browser half).
pub fn submission_key() -> String {
    use_context::<SubmissionKeys>().map(|keys| keys.next()).unwrap_or_default()
}

#[cfg(feature = "hydrate")]
fn once(event: leptos::ev::SubmitEvent) {
    use leptos::{wasm_bindgen::JsCast, web_sys::Element};

    let Some(form) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    if form.get_attribute("aria-busy").is_some() {
        event.prevent_default();
        return;
    }
    let _ = form.set_attribute("aria-busy", "true");
    // A page that comes back out of the browser's memory must be usable again.
    let _ = window_event_listener_untyped("pageshow", move |_| {
        let _ = form.remove_attribute("aria-busy");
    });
}

#[cfg(not(feature = "hydrate"))]
fn once(_event: leptos::ev::SubmitEvent) {}
