use leptos::prelude::*;

use super::Icon;
use crate::i18n::t;

/// Back and forth through a list. A way that does not exist is shown as not available, so nothing jumps.
#[component]
pub fn Pager(
    #[prop(optional_no_strip, into)] prev: Option<String>,
    #[prop(optional_no_strip, into)] next: Option<String>,
    /// Where one is, such as "1–50 van 4.310".
    #[prop(optional, into)]
    text: String,
) -> impl IntoView {
    let (prev, next) = (prev.filter(|href| !href.is_empty()), next.filter(|href| !href.is_empty()));
    view! {
        <nav class="pager" aria-label=t("ui-pager")>
            <span>{text}</span>
            <div class="pager-links">
                <a class="button button-secondary" rel="prev external" aria-disabled=prev.is_none().then_some("true") href=prev>
                    <Icon name="chevron-left"/>
                    <span>{t("ui-pager-prev")}</span>
                </a>
                <a class="button button-secondary" rel="next external" aria-disabled=next.is_none().then_some("true") href=next>
                    <span>{t("ui-pager-next")}</span>
                    <Icon name="chevron-right"/>
                </a>
            </div>
        </nav>
    }
}
