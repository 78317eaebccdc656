//! Starting the annual accounts of a year for many clients at once: what is chosen, and what the pages show.

use serde::{Deserialize, Serialize};

use crate::{
    AnnualAccountsId, BatchId, ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::YEARS,
    query_text::{decode, encode},
};

/// Longest search that is looked for.
const LONGEST: usize = 100;
/// Ticked clients that are looked at; more are chosen by filter.
pub const TICKED_MAX: usize = 200;

/// Which clients, as the address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StartFilter {
    /// Financial year.
    pub year: i32,
    /// Part of the name, number or KVK number.
    pub search: String,
    /// Legal form.
    pub legal_form: Option<LegalForm>,
    /// Tier.
    pub tier: Option<Tier>,
    /// Also those that have annual accounts of that year.
    pub had: bool,
}

impl StartFilter {
    /// Reads `year=…&q=…`; unknown names and values are left out. Without a year it is `year`.
    pub fn parse(query: &str, year: i32) -> Self {
        let mut filter = Self { year, ..Self::default() };
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            match name {
                "year" => filter.year = value.parse().ok().filter(|y| YEARS.contains(y)).unwrap_or(year),
                "q" => filter.search = line(&value),
                "form" => filter.legal_form = LegalForm::from_code(&value),
                "tier" => filter.tier = Tier::from_code(&value),
                "had" => filter.had = value == "1",
                _ => {}
            }
        }
        filter
    }

    /// Names and values, without those that say nothing.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("year", Some(self.year.to_string())),
            ("q", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("form", self.legal_form.map(|form| form.code().to_owned())),
            ("tier", self.tier.map(|tier| tier.code().to_owned())),
            ("had", self.had.then(|| "1".to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// As [`Self::parse`] reads it.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encode(&value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// Whether anything but the year is chosen.
    pub fn chooses(&self) -> bool {
        *self != Self { year: self.year, ..Self::default() }
    }
}

fn line(value: &str) -> String {
    let text: String = value.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    text.trim().to_owned()
}

/// A client that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartRow {
    /// To be chosen by.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// Tier.
    pub tier: Tier,
    /// Its annual accounts of that year, if they were started already.
    pub accounts: Option<AnnualAccountsId>,
}

/// The page on which clients are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartChoice {
    /// What is asked for.
    pub filter: StartFilter,
    /// In name order.
    pub rows: Vec<StartRow>,
    /// How many fit.
    pub found: i64,
    /// Where the page before ends.
    pub prev: Option<String>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Years that can be chosen.
    pub years: Vec<i32>,
    /// The firm's tiers, by name.
    pub tiers: Vec<(Tier, String)>,
}

/// What will be made, and what not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartPreview {
    /// What is asked for.
    pub filter: StartFilter,
    /// All that fit, instead of those that were ticked.
    pub all: bool,
    /// Those that were ticked.
    pub ticked: Vec<String>,
    /// How many are started.
    pub count: i64,
    /// The first of them.
    pub rows: Vec<StartRow>,
    /// How many have annual accounts of that year.
    pub had_count: i64,
    /// The first of them.
    pub had: Vec<StartRow>,
    /// How many were ticked that are not there.
    pub missing: i64,
    /// The firm's tiers, by name.
    pub tiers: Vec<(Tier, String)>,
    /// Who works at the firm, by name.
    pub employees: Vec<(EmployeeId, String)>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StartStep {
    /// Clients are chosen.
    Choose(StartChoice),
    /// The choice is looked at.
    Preview(StartPreview),
}

/// What the preview sends, beside who does what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StartManyForm {
    /// The filter, as in the address.
    pub query: String,
    /// Anything: all that fit instead of those that were ticked.
    pub all: String,
    /// Those that were ticked.
    pub ids: Vec<String>,
    /// How many the preview told of.
    pub count: String,
}

/// What became of rows: a code and how many. Screen name: `bulk-outcome-<code>`.
pub type Outcomes = Vec<(String, i64)>;

/// Annual accounts that undoing left alone, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    /// Identity.
    pub id: AnnualAccountsId,
    /// Client.
    pub name: String,
    /// Code of the reason.
    pub why: String,
}

/// What a batch did, or how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchShown {
    /// Identity.
    pub id: BatchId,
    /// What is done to each. Screen name: `bulk-act-<code>`.
    pub act: String,
    /// Financial year of those that are started.
    pub year: Option<i32>,
    /// How many it is about.
    pub total: i64,
    /// How many were looked at.
    pub done: i64,
    /// What became of them.
    pub outcomes: Outcomes,
    /// Who started it.
    pub by: String,
    /// When, in words.
    pub at: String,
    /// Undoing: of how many, and how many were looked at.
    pub undo: Option<(i64, i64)>,
    /// What became of them.
    pub undone: Outcomes,
    /// The first of those that were left alone.
    pub kept: Vec<KeptRow>,
    /// Whether this person may change things.
    pub may_write: bool,
}

impl BatchShown {
    /// How many were done.
    pub fn made(&self) -> i64 {
        count(&self.outcomes, DONE)
    }

    /// Whether something is still to be done.
    pub fn runs(&self) -> bool {
        self.done < self.total || self.undo.is_some_and(|(total, done)| done < total)
    }
}

/// Code of a row that was done.
pub const DONE: &str = "done";

/// How many rows had this outcome.
pub fn count(outcomes: &Outcomes, code: &str) -> i64 {
    outcomes.iter().filter(|(other, _)| other == code).map(|(_, count)| count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let query = "year=2024&q=jansen%20%26%20co&form=BV&tier=collaborate&had=1";
        let filter = StartFilter::parse(query, 2025);
        assert_eq!((filter.year, filter.search.as_str(), filter.had), (2024, "jansen & co", true));
        assert_eq!(filter.query(), query);
        assert!(filter.chooses());
    }

    #[test]
    fn nonsense_is_left_out() {
        let filter = StartFilter::parse("year=1&form=x&tier=&had=yes&zzz", 2025);
        assert_eq!(filter, StartFilter { year: 2025, ..StartFilter::default() });
        assert!(!filter.chooses());
    }
}
