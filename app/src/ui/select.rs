use leptos::prelude::*;

use super::{
    Icon,
    field_frame::FieldFrame,
    posted::{described_by, posted_error, posted_value},
};

/// One of a few values, as the browser's own list.
#[component]
pub fn Select(
    name: &'static str,
    #[prop(into)] label: String,
    /// Value and text of each.
    options: Vec<(String, String)>,
    /// Value chosen at first.
    #[prop(optional, into)]
    selected: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let described = described_by(name, hint.is_some(), invalid);
    let selected = posted_value(name).or(selected);
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let chosen = selected.as_ref() == Some(&value);
            view! { <option value=value selected=chosen>{text}</option> }
        })
        .collect_view();
    view! {
        <FieldFrame name=name label=label hint=hint error=error optional=optional>
            <span class="select">
                <select
                    class="input"
                    id=format!("f-{name}")
                    name=name
                    required=!optional
                    disabled=disabled
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described
                >
                    {options}
                </select>
                <Icon name="chevron-down"/>
            </span>
        </FieldFrame>
    }
}
