//! The filter as a query string, and back. What an address says wrongly is left out, never an error.

use chrono::{Datelike, NaiveDate};

use super::{AccountsFilter, Side, Sort, Who, Window};
use crate::{
    LegalForm, Tier,
    annual_accounts::State,
    query_text::{decode, encode, line},
    reports::ReportKind,
};

impl AccountsFilter {
    /// Reads `q=…&state=…`; unknown names and values are left out.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            // A router writes names escaped too.
            filter.read(&decode(name), &decode(value));
        }
        filter
    }

    fn read(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.search = line(value),
            "state" => self.state = State::from_code(value),
            "side" => self.side = Side::from_code(value),
            "kind" => self.kind = ReportKind::from_code(value),
            "year" => self.year = value.parse().ok().filter(|year| (1900..=9999).contains(year)),
            "preparer" => self.preparer = Who::from_text(value),
            "reviewer" => self.reviewer = Who::from_text(value),
            "partner" => self.partner = Who::from_text(value),
            "form" => self.legal_form = LegalForm::from_code(value),
            "tier" => self.tier = Tier::from_code(value),
            "deadline" => self.deadline = Window::from_code(value),
            "deadline_from" => self.deadline_from = day(value),
            "deadline_to" => self.deadline_to = day(value),
            "batch" => self.batch = value.parse().ok(),
            "sort" => self.sort = Sort::from_code(value).unwrap_or_default(),
            "desc" => self.descending = value == "1",
            _ => {}
        }
    }

    /// Names and values, without those that say nothing.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let who = |who: Option<Who>| who.map(|who| who.to_string());
        let code = |code: Option<&'static str>| code.map(str::to_owned);
        let pairs = [
            ("q", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("state", code(self.state.map(State::code))),
            ("side", code(self.side.map(Side::code))),
            ("kind", code(self.kind.map(ReportKind::code))),
            ("year", self.year.map(|year| year.to_string())),
            ("preparer", who(self.preparer)),
            ("reviewer", who(self.reviewer)),
            ("partner", who(self.partner)),
            ("form", code(self.legal_form.map(LegalForm::code))),
            ("tier", code(self.tier.map(Tier::code))),
            ("deadline", code(self.deadline.map(Window::code))),
            ("deadline_from", self.deadline_from.map(|day| day.to_string())),
            ("deadline_to", self.deadline_to.map(|day| day.to_string())),
            ("batch", self.batch.map(|batch| batch.to_string())),
            ("sort", code(Some(self.sort).filter(|sort| *sort != Sort::default()).map(Sort::code))),
            ("desc", self.descending.then(|| "1".to_owned())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// As [`Self::parse`] reads it; empty when nothing is chosen.
    pub fn query(&self) -> String {
        let pairs = self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encode(&value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// A day that a deadline can be on.
fn day(value: &str) -> Option<NaiveDate> {
    value.parse().ok().filter(|day: &NaiveDate| (1900..=9999).contains(&day.year()))
}
