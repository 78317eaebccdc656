//! Pages and actions that a search can lead to.

use portal_core::fold;
use portal_types::{Right, Role};

use super::found::Lead;
use crate::{i18n::t, paths};

/// Those whose name has every word, in the order of the menu; all of them without words.
pub fn fitting(slug: &str, role: Role, search: &str) -> Vec<Lead> {
    let words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
    let fits = |lead: &Lead| {
        let text = fold(&lead.text);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    all(slug, role).into_iter().filter(fits).collect()
}

fn all(slug: &str, role: Role) -> Vec<Lead> {
    let lead = |may: bool, href: String, icon: &'static str, key: &str| {
        may.then(|| Lead { href, icon, text: t(key), beside: String::new() })
    };
    let administers = role.allows(Right::Administer);
    let places = [
        lead(true, paths::office_clients(slug), "users", "clients-title"),
        lead(role.allows(Right::KeepClients), paths::office_new_client(slug), "plus", "clients-add"),
        lead(true, paths::office_accounts_list(slug, ""), "file-text", "annual-accounts-title"),
        lead(true, paths::office_accounts_list(slug, "view=board"), "clipboard-list", "find-board"),
        lead(true, paths::office_accounts_list(slug, "preparer=me"), "clipboard-list", "find-mine"),
        lead(role.allows(Right::Work), paths::office_start_many(slug, ""), "plus", "bulk-start-open"),
        lead(true, paths::office_links(slug), "link", "links-title"),
        lead(administers, paths::office_link_settings(slug), "key-round", "links-settings-title"),
        lead(administers, paths::office_settings(slug), "settings", "firms-settings"),
        lead(administers, paths::office_employees(slug), "users", "people-title"),
        lead(administers, paths::office_teams(slug), "users", "people-teams"),
        lead(administers, paths::office_texts(slug), "file-text", "texts-title"),
    ];
    places.into_iter().flatten().collect()
}
