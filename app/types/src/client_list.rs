//! The list of clients, as its page shows it.

use serde::{Deserialize, Serialize};

use crate::{
    ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    client_columns::ClientColumn,
    client_filter::{ClientFilter, Whose},
};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRow {
    /// Identifies the client in addresses.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// KVK number.
    pub kvk: String,
    /// The first contact's name.
    pub contact: String,
    /// Legal form.
    pub legal_form: LegalForm,
    /// Tier.
    pub tier: Tier,
    /// Newest annual accounts: year and state.
    pub accounts: Option<(i32, State)>,
    /// Since when, as a short date.
    pub since: String,
    /// Names of who prepares, reviews and is responsible.
    pub people: [String; 3],
    /// Whether whoever looks wants it at hand.
    pub favourite: bool,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientList {
    /// In order.
    pub rows: Vec<ClientRow>,
    /// What was asked.
    pub filter: ClientFilter,
    /// Clients of the firm, unfiltered.
    pub all: usize,
    /// That fit.
    pub found: usize,
    /// That fit whoever's they are,
    pub anybodys: usize,
    /// and by whose.
    pub whose: Vec<(Whose, usize)>,
    /// Nothing fits what was typed; these nearly do.
    pub nearly: bool,
    /// How many stand before the first row.
    pub before: usize,
    /// Where the page before ends.
    pub prev: Option<String>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Years of newest annual accounts that occur, newest first.
    pub years: Vec<i32>,
    /// Whoever works or worked at the firm.
    pub employees: Vec<(EmployeeId, String)>,
    /// The firm's tiers, by name.
    pub tiers: Vec<(Tier, String)>,
    /// What whoever looks wants to see.
    pub columns: Vec<ClientColumn>,
    /// Whether this person may add clients.
    pub may_write: bool,
}
