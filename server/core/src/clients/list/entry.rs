//! One client as the index holds it, and its place in each order.

use std::cmp::Ordering;

use portal_types::{
    ClientId,
    client_filter::{ClientFilter, ClientSort},
    query_text::{decode, encode},
};

use crate::index::fold;

/// No annual accounts: before every year.
pub const NO_YEAR: i32 = 0;
/// Nobody has the part.
pub const NOBODY: u32 = 0;
/// Bits of a client number's digits; the letters before them stand above.
const DIGITS: u32 = 38;

/// What rows are chosen and ordered by: fixed-size, so that 100,000 are looked through in well under a millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: ClientId,
    /// Place of the client's number among the others.
    pub number: i64,
    /// Microseconds: the newest annual accounts are in their state since.
    pub since: i64,
    /// Preparer, reviewer, partner of those: numbers in the index.
    pub people: [u32; 3],
    /// Their financial year.
    pub year: i32,
    /// Position of their state in `State::ALL`.
    pub state: u8,
    /// Position in `LegalForm::ALL`.
    pub legal_form: u8,
    /// Position in `Tier::ALL`.
    pub tier: u8,
}

impl Entry {
    /// Whether it has annual accounts.
    pub fn has_accounts(&self) -> bool {
        self.year != NO_YEAR
    }
}

/// A stored order; the others are one of these backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Name,
    Number,
    /// By year, then by state.
    Accounts,
    Since,
    /// The latest first, and still those without annual accounts last.
    LateSince,
}

impl Order {
    pub const ALL: [Self; 5] = [Self::Name, Self::Number, Self::Accounts, Self::Since, Self::LateSince];

    /// The order that a filter asks for, and whether it is walked backwards.
    pub fn of(filter: &ClientFilter) -> (Self, bool) {
        match filter.sort {
            ClientSort::Name => (Self::Name, filter.descending),
            ClientSort::Number => (Self::Number, filter.descending),
            ClientSort::Accounts => (Self::Accounts, filter.descending),
            ClientSort::Since if filter.descending => (Self::LateSince, false),
            ClientSort::Since => (Self::Since, false),
        }
    }

    /// What counts before the client's name does.
    pub fn primary(self, entry: &Entry) -> i64 {
        match self {
            Self::Name => 0,
            Self::Number => entry.number,
            Self::Accounts => (i64::from(entry.year) << 8) + i64::from(entry.state),
            Self::Since => entry.since,
            Self::LateSince if entry.has_accounts() => -entry.since,
            Self::LateSince => i64::MAX,
        }
    }
}

/// The place of a client number: by its first letters, then by its digits as a number, so that K-9 stands before K-10.
/// Who has none comes last.
pub fn number_order(number: Option<&str>) -> i64 {
    let Some(number) = number else { return i64::MAX };
    let folded = fold(number);
    let letters = folded.bytes().filter(|byte| !byte.is_ascii_digit() && byte.is_ascii_alphanumeric());
    let letters = letters.chain([0; 3]).take(3).fold(0, |all, byte| (all << 8) + i64::from(byte));
    let most = (1 << DIGITS) - 1;
    let digits = folded
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0_i64, |all, byte| most.min(all.saturating_mul(10) + i64::from(byte - b'0')));
    (letters << DIGITS) + digits
}

/// A place in the list, whether or not something still stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What counts before the name.
    pub primary: i64,
    /// Folded.
    pub name: String,
    /// Tie-breaker.
    pub id: ClientId,
}

impl Cursor {
    /// From an address: `<id>~<primary>~<name>`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '~');
        let (id, primary) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { primary, name: decode(parts.next()?), id })
    }

    /// How an entry with this name stands to the place.
    pub fn compare(&self, order: Order, entry: &Entry, name: &str) -> Ordering {
        (order.primary(entry), name, entry.id).cmp(&(self.primary, self.name.as_str(), self.id))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}~{}", self.id, self.primary, encode(&self.name))
    }
}
