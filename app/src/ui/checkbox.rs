use leptos::prelude::*;

use super::{
    field_frame::FieldErrorLine,
    posted::{described_by, posted_error, posted_tick},
};

/// One thing to agree to or switch on.
#[component]
pub fn Checkbox(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// Sent when ticked.
    #[prop(default = "true")]
    value: &'static str,
    #[prop(optional)] checked: bool,
    #[prop(optional)] disabled: bool,
    /// Drawn as a switch: for a setting, not for an agreement.
    #[prop(optional)]
    switch: bool,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let described = described_by(name, hint.is_some(), invalid);
    let checked = posted_tick(name, value).unwrap_or(checked);
    view! {
        <div class="field">
            <FieldErrorLine name=name error=error/>
            <label class="choice">
                <input
                    class=switch.then_some("switch")
                    role=switch.then_some("switch")
                    type="checkbox"
                    id=format!("f-{name}")
                    name=name
                    value=value
                    checked=checked
                    disabled=disabled
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described
                />
                <span>{label}</span>
                {hint.map(|hint| view! { <span class="field-hint" id=format!("f-{name}-hint")>{hint}</span> })}
            </label>
        </div>
    }
}
