use leptos::prelude::*;

use super::{
    Icon,
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
    /// Says so beside the label.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let text = posted_value(name).or(value).unwrap_or_default();
    let described = described_by(name, hint.is_some(), invalid);
    view! {
        <div class="field">
            <label for=format!("f-{name}")>
                {label}
                <span class="field-optional" hidden=!optional>{crate::i18n::t("ui-field-optional")}</span>
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("f-{name}-hint")>{hint}</p> })}
            <p class="field-error" id=format!("f-{name}-error") hidden=!invalid>
                <Icon name="circle-alert"/>
                <span>{error.unwrap_or_default()}</span>
            </p>
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
        </div>
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
