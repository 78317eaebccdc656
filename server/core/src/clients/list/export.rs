//! The clients that fit, as a file.

use std::collections::HashMap;

use portal_types::{EmployeeId, client_filter::ClientFilter, reports::ReportKind};
use serde::Serialize;
use uuid::Uuid;

use super::Row;
use crate::{
    audit::{self, AuditEvent},
    error::Result,
    firms::Firm,
    i18n, people,
    portal::Portal,
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
    const TYPE: &'static str = "clients.exported";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// Writes the file; it is removed when the path is dropped.
pub async fn export(
    portal: &Portal,
    scope: &Scope,
    firm: &Firm,
    filter: &ClientFilter,
    kind: Kind,
) -> Result<tempfile::TempPath> {
    let ids = super::matching(portal, scope, filter).await?;
    let (rows, now) = (ids.len(), portal.now());
    portal
        .write(&scope.with_submission(None), move |tx, scope| {
            Box::pin(async move { audit::record(tx, scope, now, &Exported { kind: kind.extension(), rows }).await })
        })
        .await?;
    let mut tx = portal.db.glance(scope).await?;
    let current = portal.client_lists.current(&mut tx, scope).await?;
    let names = people::store::employee_names(&mut tx, scope).await?.into_iter().collect();
    let tiers = tiers::load(&mut tx, scope).await?;
    drop(tx);
    let words = Words { tiers, language: scope.language(), zone: firm.zone(), names };
    let sheet = Sheet { title: words.text("clients-title"), columns: words.columns() };
    let file = Writing::start(portal, kind, scope.language(), sheet).await?;
    for ids in ids.chunks(CHUNK) {
        let rows = current.look(|index| ids.iter().filter_map(|id| index.row(*id)).collect::<Vec<_>>())?;
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
    fn text(&self, key: &str) -> String {
        i18n::text(self.language, key)
    }

    fn columns(&self) -> Vec<(String, Option<f64>)> {
        let columns = [
            ("clients-name", Some(34.0)),
            ("clients-number", None),
            ("clients-legal-form", None),
            ("clients-kvk-number", Some(12.0)),
            ("clients-tier", Some(16.0)),
            ("clients-contact", Some(24.0)),
            ("overview-column-year", None),
            ("overview-column-state", Some(20.0)),
            ("clients-since", Some(12.0)),
            ("overview-column-preparer", Some(22.0)),
            ("overview-column-reviewer", Some(22.0)),
            ("overview-column-partner", Some(22.0)),
        ];
        columns.map(|(key, width)| (self.text(key), width)).to_vec()
    }

    fn record(&self, row: Row) -> Record {
        let state = row.accounts.map(|(_, state, _)| {
            let key = format!("annual-accounts-state-{}", state.code().replace('_', "-"));
            self.text(&ReportKind::AnnualAccounts.key(&key))
        });
        let since = row.accounts.and_then(|(.., since)| chrono::DateTime::from_timestamp_micros(since));
        let since = since.map(|at| at.with_timezone(&self.zone).date_naive().to_string());
        let before = [
            row.name,
            row.number.unwrap_or_default(),
            row.legal_form.code().to_owned(),
            row.kvk.unwrap_or_default(),
            self.tiers.name(row.tier, self.language),
            row.contact.unwrap_or_default(),
        ];
        let people = row.people.map(|id| id.and_then(|id| self.names.get(&id).cloned()).unwrap_or_default());
        let year = Cell::Number(row.accounts.map(|(year, ..)| year));
        let after = [state.unwrap_or_default(), since.unwrap_or_default()].into_iter().chain(people);
        before.map(Cell::Text).into_iter().chain([year]).chain(after.map(Cell::Text)).collect()
    }
}
