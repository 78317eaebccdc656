use leptos::prelude::*;
use portal_types::texts::Difference;

use super::language_name;
use crate::{
    i18n::{t, t_with},
    ui::{Banner, Tone},
};

/// Choices that another language does not offer: told, because it may be meant so.
#[component]
pub fn DifferencesBlock(differences: Vec<Difference>) -> impl IntoView {
    let line = |difference: Difference| match difference {
        Difference::Missing { key, title, from } => {
            t_with("texts-differs-missing", &[("title", title), ("key", key), ("language", language_name(from))])
        }
        Difference::Usual { key } => t_with("texts-differs-usual", &[("key", key)]),
    };
    (!differences.is_empty()).then(|| {
        let lines = differences.into_iter().map(line).map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <div data-testid="text-differences">
                <Banner tone=Tone::Warn icon="triangle-alert">
                    <p>{t("texts-differs-about")}</p>
                    <ul>{lines}</ul>
                </Banner>
            </div>
        }
    })
}
