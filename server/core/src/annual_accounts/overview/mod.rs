//! The overview of a firm's annual accounts: a list and a board that stay fast whatever is chosen.
//!
//! Filters are combined freely, and every page tells how many fit: no set of database indexes answers that in time.
//! So each node keeps what the rows show in memory (`index.rs`), and asks the database before each page what changed
//! since (`feed.rs`).

pub mod bulk;
mod columns;
mod entry;
pub mod export;
mod feed;
mod index;
mod row;
mod select;
#[cfg(test)]
mod tests;
pub mod views;

use std::sync::Arc;

use chrono::NaiveDate;
use portal_types::{
    AnnualAccountsId, EmployeeId,
    annual_accounts::State,
    annual_accounts_filter::{AccountsFilter, Side},
};

pub use {entry::Cursor, index::Index, row::Row};

use super::start_many;
use crate::{
    approvals,
    db::Tx,
    error::Result,
    firms::Firm,
    index::{Feed, Walk},
    lists, people,
    portal::Portal,
    scope::Scope,
    tiers::{self, Tiers},
};
use select::{Asker, Selected};

/// Annual accounts that are kept in memory, over all firms: about 270 bytes each.
pub(crate) const KEPT: usize = 400_000;
/// Rows of a page.
pub const PAGE: usize = 50;
/// Cards of one column of the board.
pub const CARDS: usize = 12;

/// Which page.
pub type Place = lists::Place<Cursor>;

/// How many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the firm.
    pub all: usize,
    /// That fit the filter.
    pub found: usize,
    /// That fit it whatever the side or state: by side.
    pub sides: Vec<(Side, usize)>,
    /// And by state.
    pub states: Vec<(State, usize)>,
}

/// What stands beside the rows, whatever way they are shown.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// How many there are.
    pub counts: Counts,
    /// Years that occur, newest first.
    pub years: Vec<i32>,
    /// Whoever works or worked at the firm.
    pub employees: Vec<(EmployeeId, String)>,
    /// The reader's own filters.
    pub views: Vec<views::View>,
    /// Work on many that is under way.
    pub progress: Vec<bulk::Progress>,
    /// Those whose approval cannot be sealed.
    pub unsealed: Vec<AnnualAccountsId>,
    /// The firm's tiers.
    pub tiers: Tiers,
}

impl Beside {
    async fn read(tx: &mut Tx, scope: &Scope, counts: Counts, years: Vec<i32>) -> Result<Self> {
        let employees = people::store::names_in_order(tx, scope).await?;
        let (views, progress) = (views::of_employee(tx, scope).await?, bulk::progress(tx, scope).await?);
        let unsealed = approvals::seal::accounts_in_trouble(tx, scope).await?;
        let tiers = tiers::load(tx, scope).await?;
        Ok(Self { counts, years, employees, views, progress, unsealed, tiers })
    }
}

/// A page of the list.
#[derive(Debug, Default)]
pub struct Listing {
    /// In order.
    pub rows: Vec<Row>,
    /// How many stand before the first.
    pub before: usize,
    /// Where the page before ends.
    pub prev: Option<Cursor>,
    /// Where the next page starts.
    pub next: Option<Cursor>,
    /// What stands beside them.
    pub beside: Beside,
}

/// The board.
#[derive(Debug, Default)]
pub struct Board {
    /// One per state that the filter shows: how many there are and the first of them.
    pub columns: Vec<(State, usize, Vec<Row>)>,
    /// What stands beside them.
    pub beside: Beside,
}

fn counts(all: usize, selected: &Selected<'_>) -> Counts {
    Counts {
        all,
        found: selected.found(),
        sides: Side::ALL.iter().map(|side| (*side, selected.on_side(*side))).collect(),
        states: selected.by_state().collect(),
    }
}

/// Today where the firm is.
pub fn today(portal: &Portal, firm: &Firm) -> NaiveDate {
    portal.now().with_timezone(&firm.zone()).date_naive()
}

async fn asker(portal: &Portal, tx: &mut Tx, scope: &Scope, firm: &Firm, filter: &AccountsFilter) -> Result<Asker> {
    let mine = people::absences::me_and_mine(tx, scope, portal.now()).await?;
    let made = match filter.batch {
        Some(batch) => Some(Arc::new(start_many::made_by(tx, scope, batch).await?)),
        None => None,
    };
    Ok(Asker { mine, today: today(portal, firm), made })
}

/// One page of the list.
pub async fn list(
    portal: &Portal,
    scope: &Scope,
    firm: &Firm,
    filter: &AccountsFilter,
    place: &Place,
) -> Result<Listing> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let asker = asker(portal, &mut tx, scope, firm, filter).await?;
    let current = portal.overviews.current(&mut tx, scope).await?;
    let (slice, rows, counts, years) = current.look(|index| {
        let selected = index.select(filter, asker);
        let slice = selected.page(place, PAGE);
        let rows = index.rows(&slice.ids);
        (slice, rows, counts(index.len(), &selected), index.years())
    })?;
    let beside = Beside::read(&mut tx, scope, counts, years).await?;
    Ok(Listing { rows, before: slice.before, prev: slice.prev, next: slice.next, beside })
}

/// The columns of the board.
pub async fn board(portal: &Portal, scope: &Scope, firm: &Firm, filter: &AccountsFilter) -> Result<Board> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let asker = asker(portal, &mut tx, scope, firm, filter).await?;
    let current = portal.overviews.current(&mut tx, scope).await?;
    let (columns, counts, years): (Vec<_>, _, _) = current.look(|index| {
        let selected = index.select(filter, asker);
        let shown = selected.by_state().filter(|(state, _)| selected.shows(*state));
        let column = |(state, count)| (state, count, index.rows(&selected.first_of(state, CARDS)));
        (shown.map(column).collect(), counts(index.len(), &selected), index.years())
    })?;
    Ok(Board { columns, beside: Beside::read(&mut tx, scope, counts, years).await? })
}

/// Everything that fits, in order.
pub async fn matching(
    portal: &Portal,
    scope: &Scope,
    firm: &Firm,
    filter: &AccountsFilter,
) -> Result<Vec<AnnualAccountsId>> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let asker = asker(portal, &mut tx, scope, firm, filter).await?;
    portal.overviews.current(&mut tx, scope).await?.look(|index| index.select(filter, asker).ids())
}
