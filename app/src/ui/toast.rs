use leptos::prelude::*;
use portal_types::Flash;

use super::Icon;
use crate::i18n::t;

/// Says that something was done, above the page; a form with "undo" may go inside.
#[component]
pub fn Toast(#[prop(into)] text: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="toast" role="status" hidden=text.is_empty()>
            <Icon name="check"/>
            <span>{text.clone()}</span>
            {children.map(|children| children())}
        </div>
    }
}

/// The notice of the last post, as a toast; `hidden` when there is none.
#[component]
pub fn FlashToast() -> impl IntoView {
    let notice = use_context::<Flash>().and_then(|flash| flash.notice);
    let text = notice.map(|key| t(&key)).unwrap_or_default();
    view! { <Toast text=text/> }
}
