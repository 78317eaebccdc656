//! The list of a firm's clients: found, counted, ordered and paged in memory (`crate::index`), so that it stays fast at
//! any number of clients and finds what was mistyped.

mod columns;
mod entry;
pub mod export;
mod favourites;
mod feed;
mod index;
mod select;
#[cfg(test)]
mod tests;

use portal_types::{
    ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    client_columns::ClientColumn,
    client_filter::{ClientFilter, Whose},
};

pub use columns::choose as choose_columns;
pub use entry::Cursor;
pub use favourites::mark;
pub use index::Index;

use crate::{
    db::Tx,
    error::Result,
    index::{Feed, Walk},
    lists, people,
    portal::Portal,
    scope::Scope,
    tiers::{self, Tiers},
};
use select::{Asker, Selected};

/// Clients that are kept in memory, over all firms: about 400 bytes each.
pub(crate) const KEPT: usize = 300_000;
/// Rows of a page.
pub const PAGE: usize = 50;

/// Which page.
pub type Place = lists::Place<Cursor>;

/// A client in the list, with its newest annual accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identity.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// KVK number.
    pub kvk: Option<String>,
    /// The first contact's name.
    pub contact: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// Tier.
    pub tier: Tier,
    /// Newest annual accounts: year, state, and the state's start in microseconds.
    pub accounts: Option<(i32, State, i64)>,
    /// Who prepares, reviews and is responsible for them.
    pub people: [Option<EmployeeId>; 3],
}

/// How many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the firm.
    pub all: usize,
    /// That fit the filter.
    pub found: usize,
    /// That fit it whoever's they are,
    pub anybodys: usize,
    /// and by whose.
    pub whose: Vec<(Whose, usize)>,
}

/// A page of the list, and what stands beside it.
#[derive(Debug, Default)]
pub struct Listing {
    /// In order.
    pub rows: Vec<Row>,
    /// Which of them are favourites of whoever looks.
    pub favourites: Vec<ClientId>,
    /// How many stand before the first.
    pub before: usize,
    /// Where the page before ends.
    pub prev: Option<Cursor>,
    /// Where the next page starts.
    pub next: Option<Cursor>,
    /// How many there are.
    pub counts: Counts,
    /// Nothing fits what was typed; these nearly do.
    pub nearly: bool,
    /// Years of newest annual accounts that occur, newest first.
    pub years: Vec<i32>,
    /// Whoever works or worked at the firm.
    pub employees: Vec<(EmployeeId, String)>,
    /// What whoever looks wants to see.
    pub columns: Vec<ClientColumn>,
    /// The firm's tiers.
    pub tiers: Tiers,
}

/// One page of the firm's clients.
pub async fn list(portal: &Portal, scope: &Scope, filter: &ClientFilter, place: &Place) -> Result<Listing> {
    let mut tx = portal.db.glance(scope).await?;
    let favourites = favourites::of_employee(&mut tx, scope).await?;
    let (mine, team) = own(portal, &mut tx, scope).await?;
    let asker = Asker { mine: &mine, team: &team, favourites: &favourites };
    let current = portal.client_lists.current(&mut tx, scope).await?;
    let (slice, rows, counts, nearly, years) = current.look(|index| {
        let selected = index.select(filter, &asker);
        let slice = selected.page(place, PAGE);
        let rows: Vec<Row> = slice.ids.iter().filter_map(|id| index.row(*id)).collect();
        (slice, rows, counts(index, &selected, !team.is_empty()), selected.nearly, index.years())
    })?;
    let employees = people::store::names_in_order(&mut tx, scope).await?;
    let columns = columns::of_employee(&mut tx, scope).await?;
    let tiers = tiers::load(&mut tx, scope).await?;
    let favourites = rows.iter().map(|row| row.id).filter(|id| favourites.contains(id)).collect();
    let (before, prev, next) = (slice.before, slice.prev, slice.next);
    Ok(Listing { rows, favourites, before, prev, next, counts, nearly, years, employees, columns, tiers })
}

/// Whose `mine` are, and whose `my team's`.
async fn own(portal: &Portal, tx: &mut Tx, scope: &Scope) -> Result<(Vec<EmployeeId>, Vec<EmployeeId>)> {
    let mine = people::absences::me_and_mine(tx, scope, portal.now()).await?;
    Ok((mine, people::teams::colleagues(tx, scope).await?))
}

/// Whoever is in no team is offered none.
fn counts(index: &Index, selected: &Selected<'_>, in_team: bool) -> Counts {
    let offered = Whose::ALL.iter().filter(|whose| **whose != Whose::Team || in_team);
    let whose = offered.map(|whose| (*whose, selected.count_of(*whose))).collect();
    Counts { all: index.len(), found: selected.found(), anybodys: selected.anybodys, whose }
}

/// These clients, as far as the firm has them.
pub async fn rows(portal: &Portal, scope: &Scope, ids: &[ClientId]) -> Result<Vec<Row>> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let current = portal.client_lists.current(&mut tx, scope).await?;
    current.look(|index| ids.iter().filter_map(|id| index.row(*id)).collect())
}

/// Everything that fits, in order.
pub async fn matching(portal: &Portal, scope: &Scope, filter: &ClientFilter) -> Result<Vec<ClientId>> {
    let mut tx = portal.db.glance(scope).await?;
    let favourites = favourites::of_employee(&mut tx, scope).await?;
    let (mine, team) = own(portal, &mut tx, scope).await?;
    let asker = Asker { mine: &mine, team: &team, favourites: &favourites };
    portal.client_lists.current(&mut tx, scope).await?.look(|index| index.select(filter, &asker).ids())
}
