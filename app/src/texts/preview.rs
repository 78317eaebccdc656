use leptos::prelude::*;
use portal_types::{
    Flash, Language,
    texts::{Template, TextError, Values},
};

use crate::i18n::{t, t_with};

/// What a client would read, with every optional paragraph; follows what is typed where there are scripts.
#[component]
pub fn Preview(example: Values, language: Language, typed: RwSignal<String>) -> impl IntoView {
    // After a refusal the server shows what was typed, like the field above.
    let kept = use_context::<Flash>().and_then(|flash| flash.values.get("text").cloned());
    let first = kept.unwrap_or_else(|| typed.get_untracked());
    let shown = RwSignal::new(words(&first, &example));
    Effect::new(move |before: Option<()>| {
        let text = typed.get();
        if before.is_some() {
            shown.set(words(&text, &example));
        }
    });
    view! {
        <section class="block" data-testid="text-preview">
            <div class="block-head">
                <h2>{t("texts-preview")}</h2>
            </div>
            <p class="muted small">{t("texts-preview-about")}</p>
            <blockquote class="declaration pre-line" lang=language.code()>{move || shown.get()}</blockquote>
        </section>
    }
}

/// The words, or what keeps them from being shown.
fn words(text: &str, example: &Values) -> String {
    match Template::parse(text) {
        Ok(template) => {
            let all = template.optional().map(|optional| optional.key.clone()).collect();
            template.render(&all, example)
        }
        Err(TextError::Unknown(what)) => match t_with("texts-preview-wrong", &[("what", &what)]) {
            // The browser has no words of its own.
            said if said.is_empty() => what,
            said => said,
        },
        Err(TextError::Empty | TextError::TooLong) => String::new(),
    }
}
