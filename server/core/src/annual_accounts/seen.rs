//! What the firm's own people looked at (AUD-5): once per employee, version, way of looking and day, so that a busy
//! firm does not fill the log.

use chrono::{DateTime, Duration, Utc};
use portal_types::EmployeeId;

use super::{ReportVersion, events};
use crate::{
    audit::{self, Pending},
    error::Result,
    keys::Keys,
    portal::Portal,
    scope::Scope,
    throttle,
};

/// How an employee looked at a version.
#[derive(Clone, Copy, Debug)]
pub enum Look<'a> {
    /// At its pages.
    Pages,
    /// At the file itself.
    Download,
    /// At what changed since this older version.
    Since(&'a ReportVersion),
    /// At the proof of its approval: `proof.pdf` or `proof.json`.
    Proof(&'a str),
}

impl Look<'_> {
    /// What tells two looks of one employee at one version apart.
    fn kind(self) -> (&'static [u8], Vec<u8>) {
        match self {
            Self::Pages => (b"pages", Vec::new()),
            Self::Download => (b"download", Vec::new()),
            Self::Since(older) => (b"since", older.id.0.as_bytes().to_vec()),
            Self::Proof(file) => (b"proof", file.as_bytes().to_vec()),
        }
    }

    fn event(self, version: &ReportVersion) -> Result<Pending> {
        let ReportVersion { accounts_id: accounts, id, number, .. } = *version;
        match self {
            Self::Pages => Pending::of(&events::ViewedByFirm { accounts, version: id, number }),
            Self::Download => Pending::of(&events::DownloadedByFirm { accounts, version: id, number }),
            Self::Since(older) => Pending::of(&events::ComparedByFirm {
                accounts,
                version: id,
                number,
                older: older.id,
                older_number: older.number,
            }),
            Self::Proof(file) => {
                Pending::of(&events::ProofDownloadedByFirm { accounts, version: id, file: file.to_owned() })
            }
        }
    }
}

/// Notes that an employee looked at a version; before he gets it, so that nothing is seen unrecorded.
pub async fn seen_by_firm(portal: &Portal, scope: &Scope, version: &ReportVersion, look: Look<'_>) -> Result<()> {
    let (employee, now) = (scope.employee()?, portal.now());
    let again = Again::new(employee, version, look, now);
    // Asked first without writing: a report of many pages is many requests.
    if throttle::is_again(&mut portal.db.outside().await?, &portal.keys, &again.parts(), now).await? {
        return Ok(());
    }
    let (event, keys) = (look.event(version)?, portal.keys.clone());
    // A look is no form that may come twice.
    let scope = scope.with_submission(None);
    portal
        .write(&scope, move |tx, scope| Box::pin(async move { again.record(tx, scope, &keys, event, now).await }))
        .await
}

/// What is the same look of the same day, by UTC.
struct Again {
    employee: EmployeeId,
    version: [u8; 16],
    kind: &'static [u8],
    what: Vec<u8>,
    day: String,
}

impl Again {
    fn new(employee: EmployeeId, version: &ReportVersion, look: Look<'_>, now: DateTime<Utc>) -> Self {
        let (kind, what) = look.kind();
        Self { employee, version: *version.id.0.as_bytes(), kind, what, day: now.date_naive().to_string() }
    }

    fn parts(&self) -> [&[u8]; 6] {
        [b"seen-by-firm", self.employee.0.as_bytes(), &self.version, self.kind, &self.what, self.day.as_bytes()]
    }

    async fn record(
        self,
        tx: &mut crate::db::Tx,
        scope: &Scope,
        keys: &Keys,
        event: Pending,
        now: DateTime<Utc>,
    ) -> Result<()> {
        if throttle::first(tx, keys, &self.parts(), Duration::days(1), now).await? {
            audit::record_all(tx, scope, now, vec![event]).await?;
        }
        Ok(())
    }
}
