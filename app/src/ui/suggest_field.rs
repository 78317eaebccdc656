use leptos::prelude::*;

use super::{
    field_frame::FieldFrame,
    posted::{described_by, posted_error, posted_value},
};

/// One line of free text with the browser's own list of suggestions; may stay empty.
#[component]
pub fn SuggestField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What it holds unless something else was typed and posted.
    #[prop(optional, into)]
    value: Option<String>,
    /// Any other text is as good.
    suggestions: Vec<String>,
    maxlength: u32,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let described = described_by(name, hint.is_some(), invalid);
    let value = posted_value(name).or(value);
    let list = format!("f-{name}-list");
    let suggestions = suggestions.into_iter().map(|text| view! { <option value=text></option> }).collect_view();
    view! {
        <FieldFrame name=name label=label hint=hint error=error optional=true>
            <input
                class="input"
                id=format!("f-{name}")
                name=name
                type="text"
                value=value
                list=list.clone()
                maxlength=maxlength
                autocomplete="off"
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            />
            <datalist id=list>{suggestions}</datalist>
        </FieldFrame>
    }
}
