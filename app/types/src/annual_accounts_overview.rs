//! What the overview pages of annual accounts show.

use serde::{Deserialize, Serialize};

use crate::{
    AnnualAccountsId, EmployeeId, LegalForm, SavedViewId, Tier,
    annual_accounts::State,
    annual_accounts_filter::{AccountsFilter, Side},
    annual_accounts_send::Choice,
    reports::ReportKind,
};

/// One annual accounts, in the list or as a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// In addresses.
    pub id: AnnualAccountsId,
    /// The client's name.
    pub name: String,
    /// The firm's own number of the client.
    pub number: Option<String>,
    /// Legal form of the client.
    pub legal_form: LegalForm,
    /// Tier of the client.
    pub tier: Tier,
    /// Financial year, or the year it is about.
    pub year: i32,
    /// What it is.
    pub kind: ReportKind,
    /// What it is called, unless it is annual accounts; may be empty.
    pub report: String,
    /// Where they stand.
    pub state: State,
    /// In words: what waits for whom since when.
    pub waits: String,
    /// In words; may be empty.
    pub deadline: String,
    /// The deadline is over and something is still to be done.
    pub overdue: bool,
    /// Names of preparer, reviewer and partner; may be empty.
    pub people: [String; 3],
}

/// A saved filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// To take it away.
    pub id: SavedViewId,
    /// As its owner calls it.
    pub name: String,
    /// As in the address.
    pub query: String,
}

/// One column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardColumn {
    /// Which state.
    pub state: State,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<OverviewRow>,
}

/// The list, or the board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What is asked for.
    pub filter: AccountsFilter,
    /// Rows of the list.
    pub rows: Vec<OverviewRow>,
    /// Columns of the board; then there are no rows.
    pub board: Option<Vec<BoardColumn>>,
    /// Of the firm.
    pub all: usize,
    /// That fit.
    pub found: usize,
    /// How many stand before the first row.
    pub before: usize,
    /// Where the page before ends.
    pub prev: Option<String>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// How many fit on each side, whatever side or state is asked for.
    pub sides: Vec<(Side, usize)>,
    /// And in each state.
    pub states: Vec<(State, usize)>,
    /// Years that occur, newest first.
    pub years: Vec<i32>,
    /// Who works at the firm, by name.
    pub employees: Vec<(EmployeeId, String)>,
    /// The firm's tiers, by name.
    pub tiers: Vec<(Tier, String)>,
    /// The reader's own filters.
    pub views: Vec<SavedView>,
    /// Work on many that is under way: done, of how many.
    pub progress: Vec<(i64, i64)>,
    /// Whether this person may change things.
    pub may_work: bool,
    /// Whether he may mail clients.
    pub may_send: bool,
    /// What is ticked already: a person came back from a preview.
    pub choice: Choice,
}

/// What the form below the list sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    /// Which button was pressed.
    pub act: String,
    /// Code of a part.
    pub part: String,
    /// An employee, or `none`.
    pub employee: String,
    /// A date, or nothing.
    pub deadline: String,
    /// Code of a move,
    pub step: String,
    /// its date,
    pub on: String,
    /// and why.
    pub reason: String,
    /// Those that were ticked.
    pub ids: Vec<String>,
    /// Anything: all that fit instead.
    pub all: String,
    /// What fits,
    pub query: String,
    /// and how many the page told of.
    pub found: String,
    /// The page that was on screen began after this,
    pub after: String,
    /// or ended before this.
    pub before: String,
}

impl BulkForm {
    /// What was chosen.
    pub fn choice(self) -> Choice {
        Choice {
            filter: AccountsFilter::parse(&self.query),
            all: !self.all.is_empty(),
            ids: self.ids,
            after: self.after,
            before: self.before,
        }
    }
}
