//! What changed since what a client had before, in words; the page only lays them out.

use portal_core::{
    annual_accounts::{Differences, Since},
    pages::compare::{Change, Comparison},
};

use crate::{
    annual_accounts::compare_words::{outlines, pages},
    i18n::{t, t_count, t_with},
};

/// Since which version.
pub fn title(since: &Since) -> String {
    t_with("compare-since", &[("number", &since.number.to_string())])
}

/// Page counts; the pages themselves say what became of them.
pub fn facts(since: &Since) -> String {
    match &since.differences {
        Differences::Known(found) => counted(found),
        Differences::NotYet => t("compare-since-later"),
        Differences::Failed(_) => t("compare-since-unknown"),
    }
}

fn counted(found: &Comparison) -> String {
    let removed = found.count(|change| matches!(change, Change::Removed)) as i64;
    let mut facts = vec![format!("{}.", pages(found))];
    if removed > 0 {
        facts.push(t_count("compare-since-removed", removed));
    }
    if found.differing().count() == 0 {
        facts.push(t("compare-since-none"));
    }
    facts.join(" ")
}

/// What became of a page of the newer version, in a word, and where; both empty where it did not change.
pub fn on_page(since: Option<&Since>, number: u32) -> (String, String) {
    let Some(Differences::Known(found)) = since.map(|since| &since.differences) else { return Default::default() };
    let pair = found.pairs.iter().find(|pair| pair.new == Some(number));
    match pair.map(|pair| &pair.change) {
        Some(Change::Changed { regions, .. }) => (t("compare-kind-changed"), outlines(regions)),
        Some(Change::Unknown) => (t("compare-kind-changed"), String::new()),
        Some(Change::Added) => (t("compare-kind-added"), String::new()),
        _ => Default::default(),
    }
}
