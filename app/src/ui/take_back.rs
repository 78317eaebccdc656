use leptos::prelude::*;

use super::{Button, ButtonKind, Form};
use crate::i18n::t;

/// Takes back what was done to many, after it said what that comes to.
#[component]
pub fn TakeBack(
    slug: String,
    /// Where the form posts.
    action: &'static str,
    /// Name and id of what is taken back.
    what: (&'static str, String),
    #[prop(into)] back: String,
    /// Catalogue keys `<words>-open`, `-text` and `-confirm`.
    words: &'static str,
) -> impl IntoView {
    let (name, id) = what;
    let [open, text, confirm] = ["open", "text", "confirm"].map(|part| t(&format!("{words}-{part}")));
    view! {
        <details class="batch-undo">
            <summary class="button button-secondary">{open}</summary>
            <Form action=action back=back submission=true>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name=name value=id/>
                <p>{text}</p>
                <div class="row">
                    <Button kind=ButtonKind::Danger>{confirm}</Button>
                </div>
            </Form>
        </details>
    }
}
