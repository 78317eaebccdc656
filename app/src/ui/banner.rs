use leptos::prelude::*;

use super::{Icon, Tone};

/// A message in the page that stays.
#[component]
pub fn Banner(#[prop(optional)] tone: Tone, #[prop(optional)] icon: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class=format!("banner {}", tone.class())>
            <Icon name=tone.icon_or(icon)/>
            <div class="banner-body">{children()}</div>
        </div>
    }
}
