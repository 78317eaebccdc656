use leptos::prelude::*;

use super::{Icon, Tone};

/// A state as a chip: icon and word, never colour alone.
#[component]
pub fn Status(
    #[prop(optional)] tone: Tone,
    /// Instead of the tone's usual icon.
    #[prop(optional)]
    icon: &'static str,
    #[prop(into)] label: String,
) -> impl IntoView {
    view! {
        <span class=format!("chip {}", tone.class())>
            <Icon name=tone.icon_or(icon)/>
            <span class="chip-text">{label}</span>
        </span>
    }
}
