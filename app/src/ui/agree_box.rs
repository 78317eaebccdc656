use leptos::prelude::*;

use super::{
    field_frame::FieldErrorLine,
    posted::{described_by, posted_error, posted_tick},
};

/// A box to agree with what stands above it. [`super::Checkbox`] can more, and weighs more.
#[component]
pub fn AgreeBox(name: &'static str, #[prop(into)] label: String, hidden: bool) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    view! {
        <div class="field" hidden=hidden>
            <FieldErrorLine name=name error=error/>
            <label class="choice">
                <input
                    type="checkbox"
                    id=format!("f-{name}")
                    name=name
                    checked=posted_tick(name, "on").unwrap_or_default()
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described_by(name, false, invalid)
                />
                <span>{label}</span>
            </label>
        </div>
    }
}
