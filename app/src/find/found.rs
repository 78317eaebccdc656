//! What a search leads to.

use portal_core::{annual_accounts::overview, clients::list, reports};
use portal_types::{
    annual_accounts_filter::AccountsFilter,
    client_filter::{ClientFilter, Whose},
    query_text::line,
};

use super::places;
use crate::{
    ApiError, caller,
    i18n::{language, t},
    paths,
};

/// Clients that are shown; more words find fewer.
const CLIENTS: usize = 8;
/// Annual accounts that are shown.
const ACCOUNTS: usize = 5;

/// One line that leads somewhere.
pub struct Lead {
    /// Where.
    pub href: String,
    /// Its icon.
    pub icon: &'static str,
    /// What it is.
    pub text: String,
    /// What tells it from others of that name; may be empty.
    pub beside: String,
}

/// Lines of one kind.
pub struct Group {
    /// Catalogue key of its name.
    pub title: &'static str,
    /// At least one.
    pub leads: Vec<Lead>,
}

/// Everything that is found.
pub struct Found {
    /// What was asked for.
    pub search: String,
    /// Nothing fits what was typed; these nearly do.
    pub nearly: bool,
    /// The likeliest first.
    pub groups: Vec<Group>,
}

/// Looks everywhere. Without words: the reader's favourites, and where one can go.
pub async fn load_found(slug: String, typed: String) -> Result<Found, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let search = line(&typed);
    let whose = search.is_empty().then_some(Whose::Favourites);
    let filter = ClientFilter { search: search.clone(), whose, ..ClientFilter::default() };
    let listing = list::list(&portal, &scope, &filter, &list::Place::First).await?;
    let clients = listing.rows.into_iter().take(CLIENTS).map(|row| Lead {
        href: paths::office_client(&slug, row.id),
        icon: "building-2",
        text: row.name,
        beside: [row.number, row.contact].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    });
    let mut groups = vec![
        Group { title: if whose.is_some() { "find-favourites" } else { "find-clients" }, leads: clients.collect() },
        Group { title: "find-places", leads: places::fitting(&slug, scope.role()?, &search) },
    ];
    if !search.is_empty() {
        groups.insert(1, Group { title: "find-accounts", leads: accounts(&portal, &scope, &slug, &search).await? });
    }
    groups.retain(|group| !group.leads.is_empty());
    Ok(Found { search, nearly: listing.nearly, groups })
}

async fn accounts(
    portal: &portal_core::Portal,
    scope: &portal_core::Scope,
    slug: &str,
    search: &str,
) -> Result<Vec<Lead>, ApiError> {
    let firm = caller::firm(portal, slug).await?;
    let filter = AccountsFilter { search: search.to_owned(), ..AccountsFilter::default() };
    let listing = overview::list(portal, scope, &firm, &filter, &overview::Place::First).await?;
    let lead = |row: overview::Row| {
        let state = row.report.kind.key(&format!("annual-accounts-state-{}", row.state.code().replace('_', "-")));
        Lead {
            href: paths::office_accounts(slug, row.id),
            icon: "file-text",
            text: format!("{} · {}", row.name, reports::title(language(), &row.report)),
            beside: t(&state),
        }
    };
    Ok(listing.rows.into_iter().take(ACCOUNTS).map(lead).collect())
}
