use leptos::prelude::*;

use super::{
    field_frame::FieldFrame,
    posted::{described_by, posted_error, posted_value},
};

/// One line of input: label above, hint, error, and what was typed when the form was refused.
#[component]
pub fn Field(
    name: &'static str,
    #[prop(into)] label: String,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] hint: Option<String>,
    /// What it holds unless something else was typed and posted.
    #[prop(optional, into)]
    value: Option<String>,
    /// May stay empty; says so beside the label.
    #[prop(optional)]
    optional: bool,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] maxlength: Option<u32>,
    /// `input-code`, `input-year` or `input-short`: the width says how much is asked.
    #[prop(optional)]
    class: &'static str,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] disabled: bool,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let described = described_by(name, hint.is_some(), invalid);
    let value = posted_value(name).or(value);
    view! {
        <FieldFrame name=name label=label hint=hint error=error optional=optional>
            <input
                class=format!("input {class}")
                id=format!("f-{name}")
                name=name
                type=kind
                value=value
                required=!optional
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength
                autofocus=autofocus
                disabled=disabled
                spellcheck=(kind == "text").then_some("false")
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            />
        </FieldFrame>
    }
}
