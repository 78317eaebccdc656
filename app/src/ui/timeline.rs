use leptos::prelude::*;

use super::{Icon, Tone};

/// One thing that happened.
#[derive(Clone, Debug, Default)]
pub struct TimelineEntry {
    /// When, in words.
    pub at: String,
    /// The same as RFC 3339, for machines; may be empty.
    pub datetime: String,
    /// What happened.
    pub what: String,
    /// Who did it; may be empty.
    pub who: String,
    /// What was said with it; may be empty.
    pub note: String,
    /// How it went.
    pub tone: Tone,
    /// Instead of the tone's usual icon; may be empty.
    pub icon: &'static str,
}

/// What happened, newest first or oldest first as given.
#[component]
pub fn Timeline(entries: Vec<TimelineEntry>) -> impl IntoView {
    let entries = entries
        .into_iter()
        .map(|entry| {
            let alone = entry.who.is_empty();
            view! {
                <li class=format!("timeline-entry {}", entry.tone.class())>
                    <span class="timeline-mark"><Icon name=entry.tone.icon_or(entry.icon)/></span>
                    <div>
                        <p class="timeline-what">{entry.what}</p>
                        <p class="timeline-facts">
                            <time datetime=entry.datetime>{entry.at}</time>
                            <span hidden=alone>" · "{entry.who}</span>
                        </p>
                        <p class="timeline-note" hidden=entry.note.is_empty()>{entry.note.clone()}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{entries}</ol> }
}
