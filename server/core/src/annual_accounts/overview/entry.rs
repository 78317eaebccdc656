//! One annual accounts as the index holds it, and its place in each order.

use std::cmp::Ordering;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId,
    annual_accounts_filter::{AccountsFilter, Sort},
    query_text::{decode, encode},
};

/// No deadline: after every date.
pub const NEVER: i32 = i32::MAX;
/// Nobody has the part.
pub const NOBODY: u32 = 0;

/// What rows are chosen and ordered by.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which.
    pub id: AnnualAccountsId,
    /// Microseconds: in this state since.
    pub since: i64,
    /// Number of the client in the index.
    pub client: u32,
    /// Preparer, reviewer, partner: numbers in the index.
    pub people: [u32; 3],
    /// Financial year.
    pub year: i32,
    /// Day of the deadline.
    pub deadline: i32,
    /// Position in `ReportKind::ALL`.
    pub kind: u8,
    /// Position in `Period::ALL`.
    pub period: u8,
    /// Position in `State::ALL`.
    pub state: u8,
    /// Position in `LegalForm::ALL`.
    pub legal_form: u8,
    /// Position in `Tier::ALL`.
    pub tier: u8,
}

/// A deadline as a number.
pub fn day(date: Option<NaiveDate>) -> i32 {
    date.map_or(NEVER, |date| date.num_days_from_ce())
}

/// A stored order; the others are one of these backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Client,
    Year,
    State,
    Since,
    Deadline,
    /// The latest first, and still those without one last.
    LateDeadline,
}

impl Order {
    pub const ALL: [Self; 6] = [Self::Client, Self::Year, Self::State, Self::Since, Self::Deadline, Self::LateDeadline];

    /// The order that a filter asks for, and whether it is walked backwards.
    pub fn of(filter: &AccountsFilter) -> (Self, bool) {
        match filter.sort {
            Sort::Client => (Self::Client, filter.descending),
            Sort::Year => (Self::Year, filter.descending),
            Sort::State => (Self::State, filter.descending),
            Sort::Since => (Self::Since, filter.descending),
            Sort::Deadline if filter.descending => (Self::LateDeadline, false),
            Sort::Deadline => (Self::Deadline, false),
        }
    }

    /// What counts before the client's name does.
    pub fn primary(self, entry: &Entry) -> i64 {
        match self {
            Self::Client => 0,
            Self::Year => entry.year.into(),
            Self::State => entry.state.into(),
            Self::Since => entry.since,
            Self::Deadline => entry.deadline.into(),
            Self::LateDeadline if entry.deadline == NEVER => NEVER.into(),
            Self::LateDeadline => -i64::from(entry.deadline),
        }
    }
}

/// A place in a list, whether or not something still stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What counts before the name.
    pub primary: i64,
    /// Folded.
    pub name: String,
    /// Newest first, within a client.
    pub year: i32,
    /// Tie-breaker.
    pub id: AnnualAccountsId,
}

impl Cursor {
    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '~');
        let (id, primary, year) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { primary, name: decode(parts.next()?), year, id })
    }

    /// How an entry with this name stands to the place.
    pub fn compare(&self, order: Order, entry: &Entry, name: &str) -> Ordering {
        (order.primary(entry), name, -i64::from(entry.year), entry.id).cmp(&(
            self.primary,
            self.name.as_str(),
            -i64::from(self.year),
            self.id,
        ))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}~{}~{}", self.id, self.primary, self.year, encode(&self.name))
    }
}

/// A moment as the index holds it.
pub fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}
