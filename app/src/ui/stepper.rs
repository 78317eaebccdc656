use leptos::prelude::*;

use super::Icon;
use crate::i18n::t;

/// Where one is in a short row of steps.
#[component]
pub fn Stepper(
    steps: Vec<String>,
    /// Index of the step one is at.
    current: usize,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(at, step)| {
            view! {
                <li class="step" data-done=(at < current).then_some("") aria-current=(at == current).then_some("step")>
                    <span><Icon name="check"/> {step}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="stepper" aria-label=t("ui-steps")>{steps}</ol> }
}
