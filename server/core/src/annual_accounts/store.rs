//! SQL of annual accounts and report versions.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId, ClientId, EmployeeId, ReportVersionId, Sha256Hex,
    annual_accounts::{State, Workflow},
    reports::{Period, ReportKind, ReportName},
};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// One report of a client: the annual accounts of one financial year, or another kind.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AnnualAccounts {
    /// Identity.
    pub id: AnnualAccountsId,
    /// Whose.
    pub client_id: ClientId,
    /// Calendar year in which the financial year ends, or which it is about.
    pub financial_year: i32,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: ReportKind,
    /// Which part of the year.
    #[sqlx(try_from = "String")]
    pub period: Period,
    /// Of a report of no other kind; else empty.
    pub title: String,
    /// Last day of the financial year.
    pub fy_end: NaiveDate,
    /// Where they stand.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// Since when.
    pub state_since: DateTime<Utc>,
    /// Where they go back to after a pause.
    #[sqlx(try_from = "Held")]
    pub held_state: Option<State>,
    /// The approval can no longer be undone, and its evidence exists.
    pub sealed: bool,
    /// Day of the last signer's approval.
    pub approved_on: Option<NaiveDate>,
    /// Date of the compilation report.
    pub issued_on: Option<NaiveDate>,
    /// Date of the adoption.
    pub adopted_on: Option<NaiveDate>,
    /// Date of the filing.
    pub filed_on: Option<NaiveDate>,
    /// Filed with the note "nog niet vastgesteld".
    pub filed_provisionally: bool,
    /// The firm's own.
    pub deadline: Option<NaiveDate>,
    /// Counts changes, so that two at once cannot both win.
    pub row_version: i64,
}

impl AnnualAccounts {
    /// What it is called by.
    pub fn name(&self) -> ReportName {
        let (kind, year, period, title) = (self.kind, self.financial_year, self.period, self.title.clone());
        ReportName { kind, year, period, title }
    }
}

/// A state, where there is one.
#[derive(sqlx::Type)]
#[sqlx(transparent)]
pub(crate) struct Held(Option<String>);

impl TryFrom<Held> for Option<State> {
    type Error = String;
    fn try_from(held: Held) -> std::result::Result<Self, String> {
        held.0.map(State::try_from).transpose()
    }
}

/// An uploaded report; never changes.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReportVersion {
    /// Identity.
    pub id: ReportVersionId,
    /// Of which annual accounts.
    pub accounts_id: AnnualAccountsId,
    /// From 1.
    pub number: i64,
    /// Digest of the bytes.
    pub sha256: Sha256Hex,
    /// Size.
    pub bytes: i64,
    /// The uploader's name for it; data, never a path (UPL-1).
    pub file_name: String,
    /// Where the bytes are.
    pub storage_key: String,
    /// Who uploaded it.
    pub uploaded_by: EmployeeId,
    /// What changed since the version before, in his words.
    pub note: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

macro_rules! columns {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "id, client_id, financial_year, kind, period, title, fy_end, state, state_since, held_state, sealed,
        approved_on, issued_on, adopted_on, filed_on, filed_provisionally, deadline, row_version",
            $after
        )
    };
}
const INSERT: &str = "INSERT INTO annual_accounts (id, firm_id, client_id, financial_year, kind, period, title, fy_end,
        state, state_since, row_version, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, 1, $9)
    ON CONFLICT (firm_id, client_id, financial_year, kind, period, title) DO NOTHING";
const FIND: &str = columns!("SELECT ", " FROM annual_accounts WHERE firm_id = $1 AND id = $2");
const HOLD: &str = columns!(
    "UPDATE annual_accounts SET row_version = row_version WHERE firm_id = $1 AND id = $2
    RETURNING ",
    ""
);
const BY_NAME: &str = columns!(
    "SELECT ",
    " FROM annual_accounts WHERE firm_id = $1 AND client_id = $2 AND financial_year = $3 AND kind = $4 AND period = $5
        AND title = $6"
);
const OF_CLIENT: &str = columns!(
    "SELECT ",
    " FROM annual_accounts WHERE firm_id = $1 AND client_id = $2
        ORDER BY financial_year DESC, created_at DESC, id DESC"
);
const SET_WORKFLOW: &str = "UPDATE annual_accounts SET state = $4, state_since = $5, held_state = $6, sealed = $7,
        approved_on = $8, issued_on = $9, adopted_on = $10, filed_on = $11, filed_provisionally = $12,
        row_version = row_version + 1
    WHERE firm_id = $1 AND id = $2 AND row_version = $3";
const SET_DEADLINE: &str = "UPDATE annual_accounts SET deadline = $3, row_version = row_version + 1
    WHERE firm_id = $1 AND id = $2 AND (deadline IS NULL OR deadline <> $3)";
const CLEAR_DEADLINE: &str = "UPDATE annual_accounts SET deadline = NULL, row_version = row_version + 1
    WHERE firm_id = $1 AND id = $2 AND deadline IS NOT NULL";
const INSERT_VERSION: &str = "INSERT INTO report_versions
        (id, firm_id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, note, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const VERSIONS: &str =
    "SELECT id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, note, created_at
    FROM report_versions WHERE firm_id = $1 AND accounts_id = $2 ORDER BY number DESC";
const NEWEST: &str =
    "SELECT id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, note, created_at
    FROM report_versions WHERE firm_id = $1 AND accounts_id = $2 ORDER BY number DESC LIMIT 1";
const STORED_FILES: &str = "SELECT storage_key, sha256 FROM report_versions WHERE firm_id = $1 ORDER BY created_at, id";
const VERSION: &str =
    "SELECT id, accounts_id, number, sha256, bytes, file_name, storage_key, uploaded_by, note, created_at
    FROM report_versions WHERE firm_id = $1 AND id = $2";

/// `false` when somebody else started that year in the meantime.
pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    client: ClientId,
    name: &ReportName,
    fy_end: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (kind, period) = (name.kind.code(), name.period.code());
    Ok(execute!(tx, INSERT, id, scope.firm(), client, name.year, kind, period, &name.title, fy_end, now)? == 1)
}

/// Annual accounts of the scope's firm.
pub async fn find(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Option<AnnualAccounts>> {
    Ok(fetch_optional!(tx, AnnualAccounts, FIND, scope.firm(), id)?)
}

/// The same, held for the rest of the transaction: whoever changes its state or links comes by here first, so that
/// nobody waits for somebody who waits for him.
pub(crate) async fn hold(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Option<AnnualAccounts>> {
    Ok(fetch_optional!(tx, AnnualAccounts, HOLD, scope.firm(), id)?)
}

pub(super) async fn find_by_name(
    tx: &mut Tx,
    scope: &Scope,
    client: ClientId,
    name: &ReportName,
) -> Result<Option<AnnualAccounts>> {
    let (kind, period) = (name.kind.code(), name.period.code());
    Ok(fetch_optional!(tx, AnnualAccounts, BY_NAME, scope.firm(), client, name.year, kind, period, &name.title)?)
}

pub(crate) async fn of_client(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<Vec<AnnualAccounts>> {
    Ok(fetch_all!(tx, AnnualAccounts, OF_CLIENT, scope.firm(), client)?)
}

/// `false` when the row changed since it was read (APP-2).
pub(super) async fn set_workflow(
    tx: &mut Tx,
    scope: &Scope,
    read: &AnnualAccounts,
    to: &Workflow,
    since: DateTime<Utc>,
) -> Result<bool> {
    let changed = execute!(
        tx,
        SET_WORKFLOW,
        scope.firm(),
        read.id,
        read.row_version,
        to.state.code(),
        since,
        to.held.map(State::code),
        to.sealed,
        to.approved_on,
        to.issued_on,
        to.adopted_on,
        to.filed_on,
        to.filed_provisionally
    )?;
    Ok(changed == 1)
}

/// Sets the firm's own deadline, or takes it away; `false` when that is so already.
pub(super) async fn set_deadline(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    deadline: Option<NaiveDate>,
) -> Result<bool> {
    let changed = match deadline {
        Some(day) => execute!(tx, SET_DEADLINE, scope.firm(), id, day)?,
        None => execute!(tx, CLEAR_DEADLINE, scope.firm(), id)?,
    };
    Ok(changed == 1)
}

pub(super) async fn insert_version(tx: &mut Tx, scope: &Scope, v: &ReportVersion) -> Result<()> {
    execute!(
        tx,
        INSERT_VERSION,
        v.id,
        scope.firm(),
        v.accounts_id,
        v.number,
        &v.sha256,
        v.bytes,
        &v.file_name,
        &v.storage_key,
        v.uploaded_by,
        &v.note,
        v.created_at
    )?;
    Ok(())
}

/// Newest first.
pub(super) async fn versions(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<ReportVersion>> {
    Ok(fetch_all!(tx, ReportVersion, VERSIONS, scope.firm(), id)?)
}

/// The newest version.
pub(crate) async fn newest(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Option<ReportVersion>> {
    Ok(fetch_optional!(tx, ReportVersion, NEWEST, scope.firm(), id)?)
}

/// One version.
pub(crate) async fn version(tx: &mut Tx, scope: &Scope, id: ReportVersionId) -> Result<Option<ReportVersion>> {
    Ok(fetch_optional!(tx, ReportVersion, VERSION, scope.firm(), id)?)
}

/// Where the firm's reports are stored, and their digests.
pub(crate) async fn stored_files(tx: &mut Tx, scope: &Scope) -> Result<Vec<(String, Sha256Hex)>> {
    Ok(fetch_all!(tx, (String, Sha256Hex), STORED_FILES, scope.firm())?)
}
