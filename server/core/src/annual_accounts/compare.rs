//! What changed between two versions of a report, for the firm and, since what he last got, for a signer.

use std::time::Duration;

use portal_types::{AnnualAccountsId, ErrorCode, ReportVersionId};
use tokio::time::timeout;

use super::{AnnualAccounts, ReportVersion, store};
use crate::{
    clients::{self, Client},
    db::Tx,
    error::Result,
    fetch_all, fetch_optional,
    pages::{
        Failure,
        compare::{Comparison, Source},
    },
    portal::Portal,
    scope::Scope,
};

/// How long the firm's page waits for a comparison that nobody made ahead.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long a signer's page waits for what it only says beside the report.
const BESIDE: Duration = Duration::from_millis(300);

/// How long the background waits; the comparison itself ends sooner.
const AHEAD: Duration = Duration::from_secs(600);

const BY_NUMBER: &str =
    "SELECT id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, note, created_at
    FROM report_versions WHERE firm_id = $1 AND accounts_id = $2 AND number = $3";
/// What a recipient had before, whether he looked at it or not.
const SHARED_BEFORE: &str =
    "SELECT v.id, v.accounts_id, v.number, v.sha256, v.bytes, v.file_name, v.storage_key, v.uploaded_by, v.note, v.created_at
    FROM report_versions v WHERE v.firm_id = $1 AND v.accounts_id = $2 AND v.number < $3
        AND EXISTS (SELECT 1 FROM links l WHERE l.firm_id = v.firm_id AND l.accounts_id = v.accounts_id AND l.version_id = v.id
            AND l.contact_id = $4)
    ORDER BY v.number DESC LIMIT 1";
const NOTES: &str = "SELECT number, note FROM report_versions
    WHERE firm_id = $1 AND accounts_id = $2 AND number > $3 AND number <= $4 AND note IS NOT NULL ORDER BY number";

/// What is known of the differences.
#[derive(Clone, Debug, PartialEq)]
pub enum Differences {
    /// All of them.
    Known(Comparison),
    /// They are being looked for.
    NotYet,
    /// One of the two cannot be drawn.
    Failed(Failure),
}

/// Two versions of one annual accounts.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The annual accounts.
    pub accounts: AnnualAccounts,
    /// Their client.
    pub client: Client,
    /// The older version.
    pub old: ReportVersion,
    /// The newer one.
    pub new: ReportVersion,
    /// What the preparers wrote about the versions since: number and note.
    pub notes: Vec<(i64, String)>,
    /// What can be seen.
    pub differences: Differences,
}

/// What changed since what a signer got before.
#[derive(Clone, Debug)]
pub struct Since {
    /// Number of the version he got before.
    pub number: i64,
    /// What the preparers wrote about the versions since.
    pub notes: Vec<String>,
    /// What can be seen.
    pub differences: Differences,
}

/// Compares two versions of the same annual accounts by their numbers.
pub async fn compare(portal: &Portal, scope: &Scope, id: AnnualAccountsId, from: i64, to: i64) -> Result<Compared> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let accounts = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(&mut tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let old = by_number(&mut tx, scope, id, from).await?.filter(|_| from < to).ok_or(ErrorCode::NotFound)?;
    let new = by_number(&mut tx, scope, id, to).await?.ok_or(ErrorCode::NotFound)?;
    let notes = notes(&mut tx, scope, &old, &new).await?;
    drop(tx);
    let differences = differences(portal, &old, &new, PATIENCE).await?;
    Ok(Compared { accounts, client, old, new, notes, differences })
}

/// What changed since the version that the holder of this link got before, if he got one.
pub async fn since(portal: &Portal, scope: &Scope, new: &ReportVersion) -> Result<Option<Since>> {
    let holder = scope.link_holder()?;
    if new.number == 1 || holder.version != new.id {
        return Ok(None);
    }
    let mut tx = portal.db.glance(scope).await?;
    let (firm, accounts, contact) = (scope.firm(), holder.accounts, holder.contact);
    let found = fetch_optional!(&mut tx, ReportVersion, SHARED_BEFORE, firm, accounts, new.number, contact)?;
    let Some(old) = found else { return Ok(None) };
    let notes = notes(&mut tx, scope, &old, new).await?.into_iter().map(|(_, note)| note).collect();
    drop(tx);
    let differences = differences(portal, &old, new, BESIDE).await?;
    Ok(Some(Since { number: old.number, notes, differences }))
}

/// Looks for the differences with the version before, in the background, before anybody asks.
pub(super) fn compare_ahead(portal: &Portal, scope: &Scope, new: ReportVersionId) {
    let (portal, scope) = (portal.clone(), scope.clone());
    tokio::spawn(async move {
        if let Err(error) = with_the_one_before(&portal, &scope, new).await {
            tracing::info!(%error, version = %new, "versions cannot be compared ahead");
        }
    });
}

async fn with_the_one_before(portal: &Portal, scope: &Scope, new: ReportVersionId) -> Result<()> {
    let mut tx = portal.db.read(scope).await?;
    let new = store::version(&mut tx, scope, new).await?.ok_or(ErrorCode::NotFound)?;
    let old = by_number(&mut tx, scope, new.accounts_id, new.number - 1).await?;
    drop(tx);
    if let Some(old) = old {
        differences(portal, &old, &new, AHEAD).await?;
    }
    Ok(())
}

/// The work goes on after whoever asked has waited long enough.
async fn differences(
    portal: &Portal,
    old: &ReportVersion,
    new: &ReportVersion,
    patience: Duration,
) -> Result<Differences> {
    let at_work = tokio::spawn(compared(portal.clone(), old.clone(), new.clone()));
    match timeout(patience, at_work).await {
        Ok(ended) => ended.map_err(std::io::Error::other)?,
        Err(_) => Ok(Differences::NotYet),
    }
}

/// Fetching the two files may take longer than comparing them.
async fn compared(portal: Portal, old: ReportVersion, new: ReportVersion) -> Result<Differences> {
    let before = portal.files.local_path(&old.storage_key, &old.sha256).await?;
    let after = portal.files.local_path(&new.storage_key, &new.sha256).await?;
    let (before, after) =
        (Source { version: old.sha256.as_str(), pdf: &before }, Source { version: new.sha256.as_str(), pdf: &after });
    Ok(match portal.renderer.comparison(before, after).await {
        Ok(found) => Differences::Known(found),
        Err(error) => {
            tracing::warn!(%error, old = %old.id, new = %new.id, "versions cannot be compared");
            Differences::Failed(error.failure().unwrap_or(Failure::Unreadable))
        }
    })
}

async fn by_number(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId, number: i64) -> Result<Option<ReportVersion>> {
    Ok(fetch_optional!(tx, ReportVersion, BY_NUMBER, scope.firm(), id, number)?)
}

async fn notes(tx: &mut Tx, scope: &Scope, old: &ReportVersion, new: &ReportVersion) -> Result<Vec<(i64, String)>> {
    Ok(fetch_all!(tx, (i64, String), NOTES, scope.firm(), new.accounts_id, old.number, new.number)?)
}
