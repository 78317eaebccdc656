//! The rows that fit as a file: written row by row to the disk, so that memory does not grow with their number.

mod sheet;

use std::collections::HashMap;

use portal_types::{
    EmployeeId,
    annual_accounts_filter::{AccountsFilter, Side, part, side},
};
use serde::Serialize;
use tokio::sync::mpsc;
use uuid::Uuid;

pub use sheet::Kind;
use sheet::Record;

use super::Row;
use crate::{
    audit::{self, AuditEvent},
    error::{Error, Result},
    firms::Firm,
    i18n, people,
    portal::Portal,
    reports,
    scope::Scope,
};

/// Records between the database and the file.
const AHEAD: usize = 4;
/// Rows that are read at a time.
const CHUNK: usize = 200;

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
    let folder = portal.settings.data_dir.join("tmp");
    tokio::fs::create_dir_all(&folder).await?;
    let (records, receiver) = mpsc::channel(AHEAD);
    let words = Words::new(portal, scope, firm).await?;
    let head = words.head();
    let title = words.text("overview-export-sheet");
    let language = scope.language();
    let writer = tokio::task::spawn_blocking(move || sheet::write(kind, language, &folder, &title, head, receiver));
    for ids in ids.chunks(CHUNK) {
        let chunk = current.look(|index| index.rows(ids))?.into_iter().map(|row| words.record(row)).collect::<Vec<_>>();
        if records.send(chunk).await.is_err() {
            break;
        }
    }
    drop(records);
    writer.await.map_err(|e| Error::Broken(format!("export task: {e}")))?
}

/// What all rows need.
struct Words {
    language: portal_types::Language,
    zone: chrono_tz::Tz,
    names: HashMap<EmployeeId, String>,
}

impl Words {
    async fn new(portal: &Portal, scope: &Scope, firm: &Firm) -> Result<Self> {
        let mut tx = portal.db.glance(scope).await?;
        let names = people::store::employee_names(&mut tx, scope).await?.into_iter().collect();
        Ok(Self { language: scope.language(), zone: firm.zone(), names })
    }

    fn text(&self, key: &str) -> String {
        i18n::text(self.language, key)
    }

    fn head(&self) -> Vec<String> {
        let keys = ["client", "number"].map(|name| format!("overview-column-{name}"));
        let rest = ["year", "state", "since", "since-day", "deadline", "preparer", "reviewer", "partner"];
        let keys =
            keys.into_iter().chain(["clients-legal-form", "clients-tier", "overview-column-report"].map(str::to_owned));
        keys.chain(rest.map(|name| format!("overview-column-{name}"))).map(|key| self.text(&key)).collect()
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
        Record {
            texts: [
                row.name,
                row.number.unwrap_or_default(),
                row.legal_form.code().to_owned(),
                self.text(&format!("tier-{}", row.tier)),
                reports::title(self.language, &row.report),
            ],
            year: row.report.year,
            more: [
                self.text(&row.report.kind.key(&format!("annual-accounts-state-{state}"))),
                waits,
                since.to_string(),
                row.deadline.map(|day| day.to_string()).unwrap_or_default(),
                self.name(row.preparer),
                self.name(row.reviewer),
                self.name(row.partner),
            ],
        }
    }
}
