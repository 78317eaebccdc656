use leptos::prelude::*;

use super::{
    field_frame::FieldFrame,
    posted::{described_by, posted_error, posted_value},
};

/// Several lines of text, with label, hint and error like [`super::Field`].
///
/// The only `<textarea>` of the code: leptos 0.8.23 writes its child into the HTML as it is (LEP-1), so the child is
/// escaped here. The browser half never touches the child of a `<textarea>`.
#[component]
pub fn TextArea(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// What it holds unless something else was typed and posted.
    #[prop(optional, into)]
    value: Option<String>,
    #[prop(default = 4)] rows: u16,
    #[prop(optional)] maxlength: Option<u32>,
    /// May stay empty; says so beside the label.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let described = described_by(name, hint.is_some(), invalid);
    let text = posted_value(name).or(value).unwrap_or_default();
    view! {
        <FieldFrame name=name label=label hint=hint error=error optional=optional>
            <textarea
                class="input"
                id=format!("f-{name}")
                name=name
                rows=rows
                maxlength=maxlength
                required=!optional
                aria-invalid=invalid.then_some("true")
                aria-describedby=described
            >
                {child(&text)}
            </textarea>
        </FieldFrame>
    }
}

/// The leading line feed is the one an HTML parser drops, so that one in the text stays.
fn child(text: &str) -> String {
    format!("\n{}", escaped(text))
}

/// Text as HTML that reads as that text.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            other => html.push(other),
        }
    }
    html
}
