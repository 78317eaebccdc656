use leptos::prelude::*;

use super::{Icon, Tone};

/// The end of something that matters: what was done, its facts, what follows.
#[component]
pub fn Receipt(
    #[prop(into)] title: String,
    /// One sentence below the title.
    #[prop(into)]
    text: String,
    #[prop(default = Tone::Good)] tone: Tone,
    #[prop(optional)] icon: &'static str,
    /// Usually a `DefinitionList` with `receipt`, then what follows and buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="receipt">
            <header class="receipt-head">
                <span class=format!("receipt-mark {}", tone.class())><Icon name=tone.icon_or(icon)/></span>
                <h1>{title}</h1>
                <p>{text}</p>
            </header>
            {children()}
        </section>
    }
}
