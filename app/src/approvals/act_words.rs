use leptos::prelude::*;

use crate::i18n::t;

/// The exact words of an act under its name, which a single act does not need.
#[component]
pub fn ActWords(act: String, text: String, language: &'static str, alone: bool) -> impl IntoView {
    view! {
        <h2 hidden=alone>{act_name(&act)}</h2>
        <blockquote class="declaration pre-line" lang=language data-testid="declaration">{text}</blockquote>
    }
}

/// An act by its code.
pub(super) fn act_name(act: &str) -> String {
    t(&format!("approvals-act-{}", act.replace('_', "-")))
}
