//! A row as a page shows it.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    reports::{Period, ReportKind, ReportName},
};

use super::{
    entry::{NEVER, NOBODY},
    index::Index,
};

/// One annual accounts in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Identity.
    pub id: AnnualAccountsId,
    /// The client's name.
    pub name: String,
    /// The firm's own number of the client.
    pub number: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// Tier.
    pub tier: Tier,
    /// What it is.
    pub report: ReportName,
    /// Where they stand.
    pub state: State,
    /// Since when.
    pub state_since: DateTime<Utc>,
    /// The firm's own deadline.
    pub deadline: Option<NaiveDate>,
    /// Who prepares.
    pub preparer: Option<EmployeeId>,
    /// Who reviews.
    pub reviewer: Option<EmployeeId>,
    /// Who is responsible.
    pub partner: Option<EmployeeId>,
}

impl Index {
    /// The rows of these ids, in their order.
    pub fn rows(&self, ids: &[AnnualAccountsId]) -> Vec<Row> {
        ids.iter().filter_map(|id| self.row(*id)).collect()
    }

    fn row(&self, id: AnnualAccountsId) -> Option<Row> {
        let entry = self.entries.get(self.position(id)?)?;
        let who = |number: u32| (number != NOBODY).then(|| self.people.get(number as usize - 1).copied()).flatten();
        let [preparer, reviewer, partner] = entry.people.map(who);
        let named = self.named.get(entry.client as usize)?;
        let date = Some(entry.deadline).filter(|day| *day != NEVER);
        Some(Row {
            id,
            name: named.name.to_string(),
            number: named.number.as_deref().map(str::to_owned),
            legal_form: *LegalForm::ALL.get(entry.legal_form as usize)?,
            tier: *Tier::ALL.get(entry.tier as usize)?,
            report: ReportName {
                kind: *ReportKind::ALL.get(entry.kind as usize)?,
                year: entry.year,
                period: *Period::ALL.get(entry.period as usize)?,
                title: self.titles.get(&id).map(|title| title.to_string()).unwrap_or_default(),
            },
            state: *State::ALL.get(entry.state as usize)?,
            state_since: DateTime::from_timestamp_micros(entry.since)?,
            deadline: date.and_then(NaiveDate::from_num_days_from_ce_opt),
            preparer,
            reviewer,
            partner,
        })
    }
}
