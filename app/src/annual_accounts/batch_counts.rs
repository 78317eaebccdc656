use leptos::prelude::*;
use portal_types::annual_accounts_start::{DONE, Outcomes};

use crate::{
    i18n::{t, t_count, t_with},
    ui::Working,
};

/// How far a batch is, while it is at work.
#[component]
pub(crate) fn BatchWork(total: i64, done: i64) -> impl IntoView {
    (done < total).then(|| {
        let label = t_with("bulk-batch-progress", &[("done", done.to_string()), ("all", total.to_string())]);
        view! { <Working label=label done=done total=total/> }
    })
}

/// What an act did, and what it did not and why.
#[component]
pub(crate) fn BatchCounts(#[prop(into)] act: String, outcomes: Outcomes) -> impl IntoView {
    let (done, left): (Outcomes, Outcomes) = outcomes.into_iter().partition(|(code, _)| code == DONE);
    let done = done.into_iter().map(|(_, count)| count).sum::<i64>();
    let skipped: i64 = left.iter().map(|(_, count)| count).sum();
    let lines = left.into_iter().map(|(code, count)| {
        view! { <li><strong>{count.to_string()}</strong> " " {t(&format!("bulk-outcome-{code}"))}</li> }
    });
    view! {
        <p><strong>{t_count(&format!("bulk-done-{act}"), done)}</strong></p>
        {(skipped > 0).then(|| view! {
            <div class="stack">
                <p>{t_count("bulk-left-out", skipped)}</p>
                <ul>{lines.collect_view()}</ul>
            </div>
        })}
    }
}
