//! SQL of imports: where each stands.

use chrono::{DateTime, Utc};
use portal_types::{EmployeeId, FirmId, ImportId, PersonId, Role, client_import::ImportState};

use super::parts;
use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// An import as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: ImportId,
    pub file_name: String,
    pub read_as: String,
    pub headers: String,
    pub choices: Option<String>,
    #[sqlx(try_from = "String")]
    pub state: ImportState,
    pub mode: Option<String>,
    pub accepts: bool,
    pub reason: Option<String>,
    pub total: i64,
    pub done: i64,
    pub found: Option<String>,
    pub outcome: Option<String>,
    pub created_at: DateTime<Utc>,
    /// Name of who set it to work.
    pub by: String,
}

/// An import that was claimed, with whoever set it to work.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Claim {
    pub firm_id: FirmId,
    pub id: ImportId,
    #[sqlx(try_from = "String")]
    pub state: ImportState,
    /// How often it was taken since it last got further, this time included.
    pub attempts: i64,
    pub request: String,
    pub started_by: EmployeeId,
    pub person_id: PersonId,
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Whether he still works there.
    pub active: bool,
}

impl Claim {
    /// Whoever set it to work.
    pub fn scope(&self) -> Scope {
        Scope::behind(self.firm_id, self.started_by, self.person_id, self.role, &self.request)
    }
}

/// A file that is about to be stored.
pub struct NewImport {
    pub id: ImportId,
    pub file_name: String,
    pub read_as: String,
    pub headers: String,
    pub total: i64,
}

macro_rules! row {
    ($which:literal) => {
        concat!(
            "SELECT i.id, i.file_name, i.read_as, i.headers, i.choices, i.state, i.mode, i.accepts, i.reason, i.total,
                i.done, i.found, i.outcome, i.created_at, p.name AS by
            FROM client_imports i JOIN employees e ON e.firm_id = i.firm_id AND e.id = i.started_by
                JOIN people p ON p.id = e.person_id
            WHERE i.firm_id = $1 ",
            $which
        )
    };
}
const FIND: &str = row!("AND i.id = $2");
const LIST: &str = row!("ORDER BY i.created_at DESC, i.id DESC LIMIT 100");
const REMEMBERED: &str = "SELECT headers, choices FROM client_imports
    WHERE firm_id = $1 AND choices IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 1";
const INSERT: &str =
    "INSERT INTO client_imports (id, firm_id, started_by, created_at, file_name, read_as, headers, state, request, total)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'uploaded', $8, $9)";
/// From one state to the next, by whoever asks.
const MOVE: &str = "UPDATE client_imports SET state = $4, started_by = $5, request = $6, done = 0, attempts = 0,
        due_at = NULL
    WHERE firm_id = $1 AND id = $2 AND state = $3";
const CHOOSE: &str = "UPDATE client_imports SET choices = $3, found = NULL WHERE firm_id = $1 AND id = $2";
const DECIDE: &str =
    "UPDATE client_imports SET mode = $3, accepts = $4, reason = $5, outcome = NULL WHERE firm_id = $1 AND id = $2";
/// Read across firms: the oldest that is due, or one.
const NEXT: &str = "SELECT i.firm_id, i.id, i.state, i.attempts + 1 AS attempts, i.request, i.started_by, e.person_id,
        e.role, e.active
    FROM client_imports i JOIN employees e ON e.firm_id = i.firm_id AND e.id = i.started_by
    WHERE i.state IN ('checking', 'running', 'undoing') AND (i.due_at IS NULL OR i.due_at <= $1)
        AND ($2 IS NULL OR i.id = $2)
    ORDER BY i.id LIMIT 1";
const CLAIM: &str = "UPDATE client_imports SET due_at = $3, attempts = $4
    WHERE firm_id = $1 AND id = $2 AND attempts = $4 - 1";
/// Holds the row, and the lease for some more time: it gets further.
const HOLD: &str = "UPDATE client_imports SET due_at = $4, attempts = 1 WHERE firm_id = $1 AND id = $2 AND state = $3";
const PROGRESS: &str =
    "UPDATE client_imports SET done = $3, outcome = COALESCE($4, outcome) WHERE firm_id = $1 AND id = $2";
const FINISH: &str = "UPDATE client_imports SET state = $4, ended_at = $5, due_at = NULL, attempts = 0
    WHERE firm_id = $1 AND id = $2 AND state = $3";
const FOUND: &str = "UPDATE client_imports SET found = $3, done = total WHERE firm_id = $1 AND id = $2";
const FORGET: &str = "DELETE FROM client_imports WHERE firm_id = $1 AND id = $2";
const OLD: &str = "SELECT id FROM client_imports
    WHERE firm_id = $1 AND state IN ('uploaded', 'checked') AND created_at < $2";

/// An import of the scope's firm.
pub async fn find(tx: &mut Tx, scope: &Scope, id: ImportId) -> Result<Option<Row>> {
    Ok(fetch_optional!(tx, Row, FIND, scope.firm(), id)?)
}

/// The newest ones.
pub async fn list(tx: &mut Tx, scope: &Scope) -> Result<Vec<Row>> {
    Ok(fetch_all!(tx, Row, LIST, scope.firm())?)
}

/// Headers and choices of the last import.
pub async fn remembered(tx: &mut Tx, scope: &Scope) -> Result<Option<(String, String)>> {
    Ok(fetch_optional!(tx, (String, String), REMEMBERED, scope.firm())?)
}

/// Stores a file that was read.
pub async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    new: &NewImport,
    chunks: &[parts::NewChunk],
    now: DateTime<Utc>,
) -> Result<()> {
    let (firm, by, request) = (scope.firm(), scope.employee()?, scope.origin().request_id.as_str());
    let NewImport { id, file_name, read_as, headers, total } = new;
    execute!(tx, INSERT, id, firm, by, now, file_name, read_as, headers, request, total)?;
    parts::insert(tx, scope, *id, chunks).await
}

/// From one state to the next; `false` when it is in another one.
pub async fn set_state(tx: &mut Tx, scope: &Scope, id: ImportId, from: ImportState, to: ImportState) -> Result<bool> {
    let (by, request) = (scope.employee()?, scope.origin().request_id.as_str());
    Ok(execute!(tx, MOVE, scope.firm(), id, from.code(), to.code(), by, request)? == 1)
}

/// What the columns hold; what was found before is over.
pub async fn choose(tx: &mut Tx, scope: &Scope, id: ImportId, choices: &str) -> Result<()> {
    execute!(tx, CHOOSE, scope.firm(), id, choices)?;
    Ok(())
}

/// How rows are taken over.
pub async fn decide(
    tx: &mut Tx,
    scope: &Scope,
    id: ImportId,
    mode: &str,
    accepts: bool,
    reason: &Option<String>,
) -> Result<()> {
    execute!(tx, DECIDE, scope.firm(), id, mode, accepts, reason)?;
    Ok(())
}

/// The next import with work to do, or this one, which nobody else takes until the lease is over.
pub async fn claim(
    tx: &mut Tx,
    id: Option<ImportId>,
    now: DateTime<Utc>,
    lease: impl Fn(i64) -> chrono::TimeDelta,
) -> Result<Option<Claim>> {
    while let Some(claim) = fetch_optional!(tx, Claim, NEXT, now, id)? {
        // Another node may have claimed it since.
        if execute!(tx, CLAIM, claim.firm_id, claim.id, now + lease(claim.attempts), claim.attempts)? == 1 {
            return Ok(Some(claim));
        }
    }
    Ok(None)
}

/// Holds an import that is in this state, with the lease until then.
pub async fn hold(tx: &mut Tx, scope: &Scope, id: ImportId, state: ImportState, until: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, HOLD, scope.firm(), id, state.code(), until)? == 1)
}

/// How far it is.
pub async fn progress(tx: &mut Tx, scope: &Scope, id: ImportId, done: i64, outcome: Option<&str>) -> Result<()> {
    execute!(tx, PROGRESS, scope.firm(), id, done, outcome)?;
    Ok(())
}

/// What the dry run found.
pub async fn found(tx: &mut Tx, scope: &Scope, id: ImportId, found: &str) -> Result<()> {
    execute!(tx, FOUND, scope.firm(), id, found)?;
    Ok(())
}

/// Work on it is over.
pub async fn finish(
    tx: &mut Tx,
    scope: &Scope,
    id: ImportId,
    from: ImportState,
    to: ImportState,
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(execute!(tx, FINISH, scope.firm(), id, from.code(), to.code(), now)? == 1)
}

/// Removes a file of which nothing was taken over.
pub async fn forget(tx: &mut Tx, scope: &Scope, id: ImportId) -> Result<()> {
    parts::forget(tx, scope, id).await?;
    execute!(tx, FORGET, scope.firm(), id)?;
    Ok(())
}

/// Files that nobody went on with since then.
pub async fn old(tx: &mut Tx, scope: &Scope, before: DateTime<Utc>) -> Result<Vec<ImportId>> {
    Ok(fetch_all!(tx, (ImportId,), OLD, scope.firm(), before)?.into_iter().map(|(id,)| id).collect())
}
