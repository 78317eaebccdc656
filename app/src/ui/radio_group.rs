use leptos::prelude::*;

use super::{
    field_frame::FieldErrorLine,
    posted::{described_by, posted_error, posted_value},
};

/// One answer of a [`RadioGroup`].
#[derive(Clone, Debug, Default)]
pub struct RadioOption {
    /// Sent when chosen.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What it means; may be empty.
    pub hint: String,
}

/// One of a few, all in sight, each a card.
#[component]
pub fn RadioGroup(
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<RadioOption>,
    #[prop(optional, into)] selected: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let error = posted_error(name);
    let selected = posted_value(name).or(selected);
    let described = described_by(name, hint.is_some(), error.is_some());
    let options = options
        .into_iter()
        .enumerate()
        .map(|(at, option)| {
            let checked = selected.as_ref() == Some(&option.value);
            // The first one carries the plain id, so that the error summary can lead to the group.
            let id = if at == 0 { format!("f-{name}") } else { format!("f-{name}-{at}") };
            view! {
                <label class="choice">
                    <input type="radio" id=id name=name value=option.value checked=checked/>
                    <span>{option.label}</span>
                    <span class="field-hint" hidden=option.hint.is_empty()>{option.hint.clone()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{label}</legend>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("f-{name}-hint")>{hint}</p> })}
            <FieldErrorLine name=name error=error/>
            <div class="choices choices-cards">{options}</div>
        </fieldset>
    }
}
