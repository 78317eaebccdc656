//! Which annual accounts the overview shows and in what order, as the address says it.

mod query;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    BatchId, EmployeeId, LegalForm, Tier,
    annual_accounts::{State, Waits},
    codes::codes,
    reports::ReportKind,
};

pub use crate::annual_accounts::Part;

codes! {
    /// On whose side the next move is. Screen name: `overview-side-<code>`.
    pub enum Side {
        Client = "client",
        Firm = "firm",
        Nobody = "nobody",
    }
}

codes! {
    /// When the firm's own deadline is. Screen name: `overview-deadline-<code>`.
    pub enum Window {
        Overdue = "overdue",
        Week = "week",
        Month = "month",
        Later = "later",
        Unset = "none",
    }
}

codes! {
    /// What the rows are ordered by. Screen name: `overview-sort-<code>`.
    #[derive(Default)]
    pub enum Sort {
        #[default]
        Deadline = "deadline",
        Client = "client",
        Year = "year",
        State = "state",
        Since = "since",
    }
}

/// Who has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Whoever looks: a view that can be passed on.
    Me,
    /// Nobody yet.
    Nobody,
    /// This employee.
    Employee(EmployeeId),
}

impl Who {
    /// As an address says it.
    pub fn from_text(text: &str) -> Option<Self> {
        match text {
            "me" => Some(Self::Me),
            "none" => Some(Self::Nobody),
            id => id.parse().ok().map(Self::Employee),
        }
    }
}

impl std::fmt::Display for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Me => f.write_str("me"),
            Self::Nobody => f.write_str("none"),
            Self::Employee(id) => id.fmt(f),
        }
    }
}

/// Everything a list or board is asked for, but the place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountsFilter {
    /// Words of the client's name, number or KVK number; all of them.
    pub search: String,
    /// Where they stand.
    pub state: Option<State>,
    /// On whose side the next move is.
    pub side: Option<Side>,
    /// What they are.
    pub kind: Option<ReportKind>,
    /// Financial year.
    pub year: Option<i32>,
    /// Who prepares.
    pub preparer: Option<Who>,
    /// Who reviews.
    pub reviewer: Option<Who>,
    /// Who is responsible.
    pub partner: Option<Who>,
    /// Legal form of the client.
    pub legal_form: Option<LegalForm>,
    /// Tier of the client.
    pub tier: Option<Tier>,
    /// When the deadline is.
    pub deadline: Option<Window>,
    /// The deadline is not before this day,
    pub deadline_from: Option<NaiveDate>,
    /// and not after this one.
    pub deadline_to: Option<NaiveDate>,
    /// What this batch started.
    pub batch: Option<BatchId>,
    /// What the rows are ordered by.
    pub sort: Sort,
    /// The other way round.
    pub descending: bool,
}

/// On whose side the next move is in a state (the column "owner" of DOMAIN 1.5).
pub fn side(state: State) -> Side {
    match state.waits_for() {
        Waits::Client => Side::Client,
        Waits::Nobody => Side::Nobody,
        Waits::Preparer | Waits::Reviewer | Waits::Partner => Side::Firm,
    }
}

impl AccountsFilter {
    /// The same order without any choice.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { sort: self.sort, descending: self.descending, ..Self::default() }
    }

    /// Whether anything is left out.
    pub fn chooses(&self) -> bool {
        *self != self.cleared()
    }

    /// Who is asked for in a part.
    pub fn who(&self, part: Part) -> Option<Who> {
        match part {
            Part::Preparer => self.preparer,
            Part::Reviewer => self.reviewer,
            Part::Partner => self.partner,
        }
    }

    /// The address of the same rows by another column: a second press turns the order round.
    #[must_use]
    pub fn sorted_by(&self, sort: Sort) -> Self {
        Self { sort, descending: self.sort == sort && !self.descending, ..self.clone() }
    }
}

/// Whose move it is on the firm's side.
pub fn part(state: State) -> Part {
    match state.waits_for() {
        Waits::Reviewer => Part::Reviewer,
        Waits::Partner => Part::Partner,
        Waits::Client | Waits::Preparer | Waits::Nobody => Part::Preparer,
    }
}
