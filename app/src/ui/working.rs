use leptos::prelude::*;

use super::{Banner, Tone};
use crate::i18n::t;

/// How far work behind the page is; the page comes again by itself.
#[component]
pub fn Working(
    /// "120 van 400 gedaan".
    #[prop(into)]
    label: String,
    /// Out of `total`.
    done: i64,
    total: i64,
) -> impl IntoView {
    view! {
        <Banner tone=Tone::Note>
            <label class="progress" data-testid="working">
                <span>{label}</span>
                <progress max=total.to_string() value=done.to_string()></progress>
            </label>
            <p class="small">{t("bulk-batch-reload")}</p>
        </Banner>
    }
}
