use leptos::prelude::*;
use portal_types::texts::Field;

use super::key;
use crate::i18n::t;

/// What can stand in a text besides words.
#[component]
pub fn FieldsBlock() -> impl IntoView {
    let fields = Field::ALL
        .iter()
        .map(|field| {
            view! {
                <div>
                    <dt><code>{format!("{{{{{field}}}}}")}</code></dt>
                    <dd>{t(&format!("texts-field-{}", key(field.code())))}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="block">
            <div class="block-head">
                <h2>{t("texts-fields")}</h2>
            </div>
            <p class="muted small">{t("texts-fields-about")}</p>
            <dl class="facts texts-fields">{fields}</dl>
        </section>
        <section class="block">
            <div class="block-head">
                <h2>{t("texts-optional")}</h2>
            </div>
            <p class="muted small">{t("texts-optional-about")}</p>
            <p><code class="texts-sample">{t("texts-optional-sample")}</code></p>
        </section>
    }
}
