//! The rows that fit, as a file.

use std::collections::HashMap;

use portal_types::{
    EmployeeId,
    annual_accounts_filter::{AccountsFilter, Side, part, side},
};
use serde::Serialize;
use uuid::Uuid;

use super::Row;
use crate::{
    audit::{self, AuditEvent},
    error::Result,
    firms::Firm,
    i18n,
    index::Walk,
    people,
    portal::Portal,
    reports,
    scope::Scope,
    sheet::{CHUNK, Cell, Kind, Record, Sheet, Writing},
    tiers::{self, Tiers},
};

#[derive(Serialize)]
struct Exported {
    kind: &'static str,
    rows: usize,
}

impl AuditEvent for Exported {
    const TYPE: &'static str = "accounts.exported";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// Writes the file; it is removed when the path is dropped.
pub async fn export(
    portal: &Portal,
    scope: &Scope,
    firm: &Firm,
    filter: &AccountsFilter,
    kind: Kind,
) -> Result<tempfile::TempPath> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let asker = super::asker(portal, &mut tx, scope, firm, filter).await?;
    let current = portal.overviews.current(&mut tx, scope).await?;
    drop(tx);
    let ids = current.look(|index| index.select(filter, asker).ids())?;
    let (rows, now) = (ids.len(), portal.now());
    portal
        .write(&scope.with_submission(None), move |tx, scope| {
            Box::pin(async move { audit::record(tx, scope, now, &Exported { kind: kind.extension(), rows }).await })
        })
        .await?;
    let words = Words::new(portal, scope, firm).await?;
    let sheet = Sheet { title: words.text("overview-export-sheet"), columns: words.columns() };
    let file = Writing::start(portal, kind, scope.language(), sheet).await?;
    for ids in ids.chunks(CHUNK) {
        let rows = current.look(|index| index.rows(ids))?;
        if !file.put(rows.into_iter().map(|row| words.record(row)).collect()).await {
            break;
        }
    }
    file.end().await
}

/// What all rows need.
struct Words {
    language: portal_types::Language,
    zone: chrono_tz::Tz,
    names: HashMap<EmployeeId, String>,
    tiers: Tiers,
}

impl Words {
    async fn new(portal: &Portal, scope: &Scope, firm: &Firm) -> Result<Self> {
        let mut tx = portal.db.glance(scope).await?;
        let names = people::store::employee_names(&mut tx, scope).await?.into_iter().collect();
        let tiers = tiers::load(&mut tx, scope).await?;
        Ok(Self { language: scope.language(), zone: firm.zone(), names, tiers })
    }

    fn text(&self, key: &str) -> String {
        i18n::text(self.language, key)
    }

    fn columns(&self) -> Vec<(String, Option<f64>)> {
        let columns = [
            ("overview-column-client", Some(34.0)),
            ("overview-column-number", None),
            ("clients-legal-form", None),
            ("clients-tier", None),
            ("overview-column-report", Some(34.0)),
            ("overview-column-year", None),
            ("overview-column-state", Some(20.0)),
            ("overview-column-since", Some(16.0)),
            ("overview-column-since-day", None),
            ("overview-column-deadline", None),
            ("overview-column-preparer", Some(22.0)),
            ("overview-column-reviewer", Some(22.0)),
            ("overview-column-partner", Some(22.0)),
        ];
        columns.map(|(key, width)| (self.text(key), width)).to_vec()
    }

    fn name(&self, id: Option<EmployeeId>) -> String {
        id.and_then(|id| self.names.get(&id).cloned()).unwrap_or_default()
    }

    fn record(&self, row: Row) -> Record {
        let state = row.state.code().replace('_', "-");
        let waits = match side(row.state) {
            Side::Client => self.text("overview-column-client"),
            Side::Nobody => self.text("overview-who-none"),
            Side::Firm => self.text(&format!("overview-part-{}", part(row.state))),
        };
        let since = row.state_since.with_timezone(&self.zone).date_naive();
        let before = [
            row.name,
            row.number.unwrap_or_default(),
            row.legal_form.code().to_owned(),
            self.tiers.name(row.tier, self.language),
            reports::title(self.language, &row.report),
        ];
        let after = [
            self.text(&row.report.kind.key(&format!("annual-accounts-state-{state}"))),
            waits,
            since.to_string(),
            row.deadline.map(|day| day.to_string()).unwrap_or_default(),
            self.name(row.preparer),
            self.name(row.reviewer),
            self.name(row.partner),
        ];
        let year = Cell::Number(Some(row.report.year));
        before.map(Cell::Text).into_iter().chain([year]).chain(after.map(Cell::Text)).collect()
    }
}
