use leptos::prelude::*;

use super::{
    Icon,
    posted::{posted_error, posted_warning},
};
use crate::i18n::t;

/// What stands around every control: label above, hint, error.
///
/// The error is always in the page and `hidden` while there is none, so that both halves have the same structure.
#[component]
pub(super) fn FieldFrame(
    name: &'static str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    /// Says beside the label that the field may stay empty.
    optional: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=format!("f-{name}")>
                {label}
                <span class="field-optional" hidden=!optional>{t("ui-field-optional")}</span>
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("f-{name}-hint")>{hint}</p> })}
            <FieldErrorLine name=name error=error/>
            {children()}
        </div>
    }
}

/// The error of one field, or its hidden place.
#[component]
pub(super) fn FieldErrorLine(name: &'static str, error: Option<String>) -> impl IntoView {
    let class = if posted_warning(name) { "field-error field-warning" } else { "field-error" };
    view! {
        <p class=class id=format!("f-{name}-error") hidden=error.is_none()>
            <Icon name="circle-alert"/>
            <span>{error.clone().unwrap_or_default()}</span>
        </p>
    }
}

/// The error of a group of controls that draws its own frame.
#[component]
pub fn PostedError(name: &'static str) -> impl IntoView {
    view! { <FieldErrorLine name=name error=posted_error(name)/> }
}
