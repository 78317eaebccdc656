//! Which clients can be chosen, and what would be made of a choice.

use std::collections::BTreeSet;

use portal_types::{
    AnnualAccountsId, ClientId, LegalForm, Right, Tier,
    annual_accounts_start::{StartFilter, TICKED_MAX},
};

use super::store;
use crate::{
    error::Result,
    lists::{self, Page},
    portal::Portal,
    scope::Scope,
};

/// Rows of a page.
pub const PAGE: i64 = 50;
/// Rows of the preview.
const SHOWN: i64 = 20;

/// Place in the list: this name and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Lower-case name.
    pub name_key: String,
    /// Tie-breaker.
    pub id: ClientId,
}

impl Cursor {
    /// From an address: `<id>~<name>`.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, name_key) = text.split_once('~')?;
        Some(Self { name_key: name_key.to_owned(), id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.id, self.name_key)
    }
}

/// Which page.
pub type Place = lists::Place<Cursor>;

/// A client, with its annual accounts of the year.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    /// Identity.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// Lower-case name.
    pub name_key: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    #[sqlx(try_from = "String")]
    pub legal_form: LegalForm,
    /// Tier.
    #[sqlx(try_from = "String")]
    pub tier: Tier,
    /// What was started already.
    pub accounts_id: Option<AnnualAccountsId>,
}

/// A page of clients that fit.
pub struct Listing {
    /// In name order.
    pub rows: Vec<Candidate>,
    /// Where the page before ends.
    pub prev: Option<Cursor>,
    /// Where the next page starts.
    pub next: Option<Cursor>,
    /// How many fit.
    pub found: i64,
}

/// What a choice comes to.
#[derive(Debug, Default)]
pub struct Preview {
    /// How many are started.
    pub count: i64,
    /// The first of them.
    pub rows: Vec<Candidate>,
    /// How many have annual accounts of the year.
    pub had_count: i64,
    /// The first of them.
    pub had: Vec<Candidate>,
    /// How many are not there.
    pub missing: i64,
}

/// One page of the clients that fit.
pub async fn candidates(portal: &Portal, scope: &Scope, filter: &StartFilter, place: &Place) -> Result<Listing> {
    scope.may(Right::Work)?;
    let mut tx = portal.db.read(scope).await?;
    let rows = store::list(&mut tx, scope, filter, place, PAGE + 1).await?;
    let cursor = |row: &Candidate| Cursor { name_key: row.name_key.clone(), id: row.id };
    let Page { rows, prev, next } = place.page(rows, PAGE, cursor);
    let (found, _) = store::count(&mut tx, scope, filter).await?;
    Ok(Listing { rows, prev, next, found })
}

/// What would be made: of all that fit, or of those that were ticked.
pub async fn preview(
    portal: &Portal,
    scope: &Scope,
    filter: &StartFilter,
    ticked: Option<&[String]>,
) -> Result<Preview> {
    scope.may(Right::Work)?;
    match ticked {
        Some(ticked) => of_ticked(portal, scope, filter.year, ticked).await,
        None => of_matching(portal, scope, filter).await,
    }
}

async fn of_matching(portal: &Portal, scope: &Scope, filter: &StartFilter) -> Result<Preview> {
    let mut tx = portal.db.read(scope).await?;
    let (found, had_count) = store::count(&mut tx, scope, filter).await?;
    let fresh = StartFilter { had: false, ..filter.clone() };
    let rows = store::list(&mut tx, scope, &fresh, &Place::First, SHOWN).await?;
    let mut had = Vec::new();
    if had_count > 0 {
        let page = store::list(&mut tx, scope, filter, &Place::First, PAGE).await?;
        had = page.into_iter().filter(|row| row.accounts_id.is_some()).take(SHOWN as usize).collect();
    }
    Ok(Preview { count: found - had_count, rows, had_count, had, missing: 0 })
}

async fn of_ticked(portal: &Portal, scope: &Scope, year: i32, ticked: &[String]) -> Result<Preview> {
    let mut tx = portal.db.read(scope).await?;
    let (mut preview, mut seen) = (Preview::default(), BTreeSet::new());
    for text in ticked.iter().take(TICKED_MAX) {
        let id: Option<ClientId> = text.parse().ok();
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let found = match id {
            Some(id) => store::one(&mut tx, scope, year, id).await?,
            None => None,
        };
        match found {
            None => preview.missing += 1,
            Some(row) if row.accounts_id.is_some() => preview.had.push(row),
            Some(row) => preview.rows.push(row),
        }
    }
    (preview.count, preview.had_count) = (preview.rows.len() as i64, preview.had.len() as i64);
    preview.rows.sort_by(|a, b| a.name_key.cmp(&b.name_key));
    preview.rows.truncate(SHOWN as usize);
    preview.had.truncate(SHOWN as usize);
    Ok(preview)
}
