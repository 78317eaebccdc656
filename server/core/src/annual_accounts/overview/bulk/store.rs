//! SQL of work on many annual accounts.

use chrono::{DateTime, TimeDelta, Utc};
use portal_types::{BatchId, EmployeeId, FirmId, PersonId, Role};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// How many it is about.
    pub total: i64,
    /// How many were done.
    pub done: i64,
}

/// A chunk that was taken, with whoever asked for it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Chunk {
    pub firm_id: FirmId,
    pub batch_id: BatchId,
    pub number: i64,
    pub items: String,
    pub act: String,
    pub request: String,
    pub started_by: EmployeeId,
    pub person_id: PersonId,
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Whether he still works there.
    pub active: bool,
    /// How often it was taken, this time included.
    pub attempts: i64,
}

impl Chunk {
    /// Whoever asked for it.
    pub fn scope(&self) -> Scope {
        Scope::behind(self.firm_id, self.started_by, self.person_id, self.role, &self.request)
    }
}

const INSERT: &str = "INSERT INTO accounts_batches (id, firm_id, started_by, act, request, total, done, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
const INSERT_CHUNK: &str =
    "INSERT INTO accounts_batch_chunks (firm_id, batch_id, number, items) VALUES ($1, $2, $3, $4)";
/// Read across firms: the oldest that is due, of one batch or of all.
const NEXT: &str = "SELECT k.firm_id, k.batch_id, k.number, k.items, k.attempts + 1 AS attempts,
        b.act, b.request, b.started_by, e.person_id, e.role, e.active
    FROM accounts_batch_chunks k JOIN accounts_batches b ON b.firm_id = k.firm_id AND b.id = k.batch_id
        JOIN employees e ON e.firm_id = b.firm_id AND e.id = b.started_by
    WHERE (k.due_at IS NULL OR k.due_at <= $1) AND ($2 IS NULL OR k.batch_id = $2)
    ORDER BY k.batch_id, k.number LIMIT 1";
const CLAIM: &str = "UPDATE accounts_batch_chunks SET due_at = $4, attempts = $5
    WHERE firm_id = $1 AND batch_id = $2 AND number = $3 AND attempts = $5 - 1";
const TAKE: &str = "DELETE FROM accounts_batch_chunks WHERE firm_id = $1 AND batch_id = $2 AND number = $3";
const DONE: &str = "UPDATE accounts_batches SET done = done + $3 WHERE firm_id = $1 AND id = $2";
const ADD_OUTCOME: &str = "INSERT INTO accounts_batch_outcomes (firm_id, batch_id, outcome, items)
    VALUES ($1, $2, $3, $4) ON CONFLICT (firm_id, batch_id, outcome)
    DO UPDATE SET items = accounts_batch_outcomes.items + excluded.items";
const OUTCOMES: &str =
    "SELECT outcome, items FROM accounts_batch_outcomes WHERE firm_id = $1 AND batch_id = $2 ORDER BY outcome";
const FIND: &str = "SELECT b.act, b.total, b.done, b.created_at, p.name AS started_by FROM accounts_batches b
        JOIN employees e ON e.firm_id = b.firm_id AND e.id = b.started_by JOIN people p ON p.id = e.person_id
    WHERE b.firm_id = $1 AND b.id = $2";
const OF_FIRM: &str = "SELECT b.total, b.done FROM accounts_batches b WHERE b.firm_id = $1 AND EXISTS (
        SELECT 1 FROM accounts_batch_chunks k WHERE k.firm_id = b.firm_id AND k.batch_id = b.id) ORDER BY b.id";

pub(in crate::annual_accounts) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    id: BatchId,
    act: &str,
    total: usize,
    now: DateTime<Utc>,
) -> Result<()> {
    let (by, request) = (scope.employee()?, scope.origin().request_id.as_str());
    execute!(tx, INSERT, id, scope.firm(), by, act, request, total as i64, now)?;
    Ok(())
}

pub(in crate::annual_accounts) async fn insert_chunk(
    tx: &mut Tx,
    scope: &Scope,
    id: BatchId,
    number: usize,
    items: &str,
) -> Result<()> {
    execute!(tx, INSERT_CHUNK, scope.firm(), id, number as i64, items)?;
    Ok(())
}

/// The next chunk of a batch, or of all, which nobody else takes until the lease is over.
pub(in crate::annual_accounts) async fn claim_chunk(
    tx: &mut Tx,
    batch: Option<BatchId>,
    now: DateTime<Utc>,
    lease: impl Fn(i64) -> TimeDelta,
) -> Result<Option<Chunk>> {
    while let Some(chunk) = fetch_optional!(tx, Chunk, NEXT, now, batch)? {
        let (firm, until) = (chunk.firm_id, now + lease(chunk.attempts));
        // Another node may have claimed it since.
        if execute!(tx, CLAIM, firm, chunk.batch_id, chunk.number, until, chunk.attempts)? == 1 {
            return Ok(Some(chunk));
        }
    }
    Ok(None)
}

/// Whether it was still to be done; it is there no more when this transaction ends.
pub(in crate::annual_accounts) async fn take_chunk(tx: &mut Tx, chunk: &Chunk) -> Result<bool> {
    Ok(execute!(tx, TAKE, chunk.firm_id, chunk.batch_id, chunk.number)? == 1)
}

pub(in crate::annual_accounts) async fn done(tx: &mut Tx, scope: &Scope, id: BatchId, count: usize) -> Result<()> {
    execute!(tx, DONE, scope.firm(), id, count as i64)?;
    Ok(())
}

/// A batch with whoever asked for it.
#[derive(Debug, sqlx::FromRow)]
pub struct Batch {
    pub act: String,
    pub total: i64,
    pub done: i64,
    pub created_at: DateTime<Utc>,
    pub started_by: String,
}

/// A batch of the scope's firm.
pub(crate) async fn find(tx: &mut Tx, scope: &Scope, id: BatchId) -> Result<Option<Batch>> {
    Ok(fetch_optional!(tx, Batch, FIND, scope.firm(), id)?)
}

pub(in crate::annual_accounts) async fn add_outcome(
    tx: &mut Tx,
    scope: &Scope,
    id: BatchId,
    outcome: &str,
    count: i64,
) -> Result<()> {
    execute!(tx, ADD_OUTCOME, scope.firm(), id, outcome, count)?;
    Ok(())
}

/// What became of the rows so far.
pub(crate) async fn outcomes(tx: &mut Tx, scope: &Scope, id: BatchId) -> Result<Vec<(String, i64)>> {
    Ok(fetch_all!(tx, (String, i64), OUTCOMES, scope.firm(), id)?)
}

/// What the firm has under way.
pub(crate) async fn of_firm(tx: &mut Tx, scope: &Scope) -> Result<Vec<Progress>> {
    Ok(fetch_all!(tx, Progress, OF_FIRM, scope.firm())?)
}
