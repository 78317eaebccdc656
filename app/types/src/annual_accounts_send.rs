//! Mailing many clients at once: what was chosen, and what it comes to before anything is sent.

use serde::{Deserialize, Serialize};

use crate::{
    AnnualAccountsId,
    annual_accounts_filter::AccountsFilter,
    annual_accounts_start::TICKED_MAX,
    query_text::{decode, encode},
};

/// What was chosen on the overview, as an address carries it: to the preview, and back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What the overview shows.
    pub filter: AccountsFilter,
    /// All that fit, instead of those that were ticked.
    pub all: bool,
    /// Those that were ticked.
    pub ids: Vec<String>,
    /// The page of the overview begins after this,
    pub after: String,
    /// or ends before this.
    pub before: String,
}

impl Choice {
    /// Reads an address; unknown names and values are left out.
    pub fn parse(query: &str) -> Self {
        let mut choice = Self { filter: AccountsFilter::parse(query), ..Self::default() };
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match decode(name).as_str() {
                "all" => choice.all = value == "1",
                "after" => choice.after = decode(value),
                "before" => choice.before = decode(value),
                "ids[]" if choice.ids.len() < TICKED_MAX => choice.ids.push(decode(value)),
                _ => {}
            }
        }
        choice
    }

    /// As [`Self::parse`] reads it.
    pub fn query(&self) -> String {
        let filter = Some(self.filter.query()).filter(|query| !query.is_empty());
        let place = [("after", &self.after), ("before", &self.before)].into_iter().filter(|(_, at)| !at.is_empty());
        let place = place.map(|(name, at)| format!("{name}={}", encode(at)));
        let all = self.all.then(|| "all=1".to_owned());
        let ids = self.ids.iter().take(TICKED_MAX).map(|id| format!("ids%5B%5D={}", encode(id)));
        filter.into_iter().chain(place).chain(all).chain(ids).collect::<Vec<_>>().join("&")
    }

    /// Whether this row is ticked.
    pub fn has(&self, id: AnnualAccountsId) -> bool {
        !self.ids.is_empty() && self.ids.contains(&id.to_string())
    }
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendRow {
    /// Identity.
    pub id: AnnualAccountsId,
    /// Client.
    pub name: String,
    /// What it is, in words.
    pub report: String,
    /// Names of those who get a mail.
    pub to: String,
}

/// Why rows are left out. Screen name: `bulk-outcome-<why>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendRefused {
    /// Code of the reason.
    pub why: String,
    /// How many.
    pub count: i64,
    /// The first of them.
    pub rows: Vec<SendRow>,
}

/// What is sent, to whom, and who is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendPreview {
    /// What is done to each; empty when nothing was asked. Screen name: `bulk-act-<code>`.
    pub act: String,
    /// What was chosen.
    pub choice: Choice,
    /// How many annual accounts it is about.
    pub count: i64,
    /// Of how many clients.
    pub clients: i64,
    /// How many mails.
    pub mails: i64,
    /// The first of them.
    pub rows: Vec<SendRow>,
    /// Who is left out.
    pub refused: Vec<SendRefused>,
}

/// What the preview sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SendForm {
    /// What is done to each.
    pub act: String,
    /// What was chosen, as [`Choice::query`] writes it.
    pub choice: String,
    /// How many annual accounts the preview told of.
    pub count: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_as_it_was() {
        let query = "q=jansen%20%26%20co&year=2024&after=x%2F1&ids%5B%5D=a&ids%5B%5D=b";
        let choice = Choice::parse(query);
        assert_eq!((choice.filter.year, choice.after.as_str(), choice.ids.len()), (Some(2024), "x/1", 2));
        assert_eq!(Choice::parse(&choice.query()), choice);
        assert_eq!(Choice::parse("ids[]=a&ids%5b%5d=b").ids, ["a", "b"], "however it is written");
    }

    #[test]
    fn all_that_fit_stays_all() {
        let choice = Choice::parse("all=1&state=planned");
        assert!(choice.all && choice.ids.is_empty());
        assert_eq!(Choice::parse(&choice.query()), choice);
        assert_eq!(Choice::default().query(), "");
    }

    #[test]
    fn an_address_has_an_end() {
        let choice = Choice { ids: (0..1_000).map(|n| n.to_string()).collect(), ..Choice::default() };
        assert_eq!(Choice::parse(&choice.query()).ids.len(), TICKED_MAX);
    }
}
