use leptos::prelude::*;
use portal_types::ErrorCode;

use super::{
    Icon,
    posted::{error_text, posted},
};
use crate::i18n::t;

/// What went wrong with the last post, as a whole and per field with a link to it. At the top of the page, or inside
/// a form when a page has several: then it shows that form's only.
#[component]
pub fn ErrorSummary(
    /// Name and label of each field of the page's forms, in page order.
    #[prop(optional)]
    fields: Vec<(&'static str, String)>,
) -> impl IntoView {
    let flash = posted().unwrap_or_default();
    // A form with field errors says so by its heading; the code would only repeat it.
    let whole = flash.error.filter(|code| *code != ErrorCode::InvalidForm || flash.errors.is_empty());
    // The page is shown, so whatever stood in the way of the post is over.
    let whole = whole.map(|code| if flash.waits() { "kept" } else { code.code() });
    let shown = whole.is_some() || !flash.errors.is_empty();
    let items = fields
        .into_iter()
        .map(|(name, label)| {
            let error = flash.errors.get(name).map(error_text);
            let hidden = error.is_none();
            view! {
                <li hidden=hidden>
                    <a href=format!("#f-{name}") rel="external">
                        {label} ": " {error.unwrap_or_default()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus=shown hidden=!shown>
            <Icon name="circle-alert"/>
            <div>
                <h2 hidden=whole.is_some()>{t("ui-errors-title")}</h2>
                <p hidden=whole.is_none()>
                    <strong>{whole.map(|code| t(&format!("error-{code}"))).unwrap_or_default()}</strong> " "
                    {whole.map(|code| t(&format!("error-{code}-help"))).unwrap_or_default()}
                </p>
                <ul>{items}</ul>
            </div>
        </div>
    }
}
