//! Rows of the overview in words.

use std::{cell::RefCell, collections::HashMap};

use chrono::NaiveDate;
use portal_core::{
    annual_accounts::overview::{Beside, Row},
    firms::Firm,
    reports,
};
use portal_types::{
    AnnualAccountsId, EmployeeId, Language,
    annual_accounts_filter::{Part, Side, part, side},
    annual_accounts_overview::OverviewRow,
    dates,
    reports::ReportKind,
};

use crate::i18n::{language, t, t_count, t_with};

/// What all rows need; texts are looked up once.
pub struct Words<'a> {
    firm: &'a Firm,
    today: NaiveDate,
    language: Language,
    names: HashMap<EmployeeId, &'a str>,
    /// Sentences with marks in the places of their values, and the days that were said already: looking words up costs
    /// more than everything else about a row.
    client: String,
    part: String,
    nobody: String,
    unsealed: (&'a [AnnualAccountsId], String),
    roles: Vec<String>,
    days: RefCell<HashMap<i64, String>>,
}

const WHO: &str = "\u{1}";
const SINCE: &str = "\u{2}";
const AGO: &str = "\u{3}";

impl<'a> Words<'a> {
    /// For a page that is shown today.
    pub fn new(firm: &'a Firm, today: NaiveDate, beside: &'a Beside) -> Self {
        let names = beside.employees.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let sentence = |key: &str| t_with(key, &[("who", WHO), ("since", SINCE), ("ago", AGO)]);
        Self {
            firm,
            today,
            language: language(),
            names,
            client: sentence("overview-waits-client"),
            part: sentence("overview-waits-part"),
            nobody: sentence("overview-waits-nobody"),
            unsealed: (beside.unsealed.as_slice(), t("overview-unsealed")),
            roles: Part::ALL.iter().map(|part| t(&format!("overview-of-{part}"))).collect(),
            days: RefCell::default(),
        }
    }

    /// One row.
    pub fn row(&self, row: Row) -> OverviewRow {
        let people = [row.preparer, row.reviewer, row.partner].map(|id| self.name(id).to_owned());
        let open = side(row.state) != Side::Nobody;
        OverviewRow {
            id: row.id,
            waits: self.waits(&row),
            overdue: open && row.deadline.is_some_and(|deadline| deadline < self.today),
            deadline: row.deadline.map(|deadline| self.date(deadline)).unwrap_or_default(),
            name: row.name,
            number: row.number,
            legal_form: row.legal_form,
            tier: row.tier,
            year: row.report.year,
            kind: row.report.kind,
            report: match row.report.kind {
                ReportKind::AnnualAccounts => String::new(),
                _ => reports::title(self.language, &row.report),
            },
            state: row.state,
            people,
        }
    }

    fn name(&self, id: Option<EmployeeId>) -> &str {
        id.and_then(|id| self.names.get(&id).copied()).unwrap_or_default()
    }

    /// "wacht op cliënt sinds 12 mei (3 dagen)".
    fn waits(&self, row: &Row) -> String {
        let (unsealed, sentence) = &self.unsealed;
        if unsealed.contains(&row.id) {
            return sentence.clone();
        }
        let (sentence, who) = match side(row.state) {
            Side::Client => (&self.client, ""),
            Side::Nobody => (&self.nobody, ""),
            Side::Firm => (&self.part, self.whoever(row)),
        };
        let since = row.state_since.with_timezone(&self.firm.zone()).date_naive();
        let days = (self.today - since).num_days().max(0);
        let mut said = self.days.borrow_mut();
        let ago = said.entry(days).or_insert_with(|| t_count("overview-days", days));
        // The name last: it may hold anything.
        sentence.replace(SINCE, &self.date(since)).replace(AGO, ago).replace(WHO, who)
    }

    /// Who has the part that is next, or what it is called.
    fn whoever(&self, row: &Row) -> &str {
        let part = part(row.state);
        let id = [row.preparer, row.reviewer, row.partner][part as usize];
        match self.name(id) {
            "" => self.roles.get(part as usize).map_or("", String::as_str),
            name => name,
        }
    }

    /// `12 mei`, with the year only when it is another.
    fn date(&self, date: NaiveDate) -> String {
        let long = dates::long(self.language, date);
        let year = self.today.format(" %Y").to_string();
        long.strip_suffix(&year).map(str::to_owned).unwrap_or(long)
    }
}
