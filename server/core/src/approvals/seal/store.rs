//! SQL of sealing: what is due, and what could not be sealed.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, FirmId, RoundId,
    approvals::{SealFailure, sealing},
};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// A round to be sealed.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Due {
    /// Whose.
    pub firm_id: FirmId,
    /// Which.
    pub id: RoundId,
    /// How often it failed.
    pub seal_tries: i64,
}

const DUE: &str = "SELECT firm_id, id, seal_tries FROM approval_rounds
    WHERE state = 'complete' AND seal_due_at <= $1 AND COALESCE(seal_try_at, seal_due_at) <= $1
    ORDER BY COALESCE(seal_try_at, seal_due_at), id LIMIT 50";
const FAILED: &str = "UPDATE approval_rounds SET seal_tries = $4, seal_error = $5,
        seal_failed_at = COALESCE(seal_failed_at, $6), seal_try_at = $7
    WHERE firm_id = $1 AND id = $2 AND seal_tries = $3 AND state = 'complete'";
const AGAIN: &str = "UPDATE approval_rounds SET seal_try_at = $3
    WHERE firm_id = $1 AND id = $2 AND state = 'complete' AND seal_try_at > $3";
const WAITING: &str = "SELECT COUNT(*) FROM approval_rounds WHERE state = 'complete' AND seal_due_at <= $1";
// `seal_tries > 0` is what its index is about.
const IN_TROUBLE: &str = "SELECT accounts_id FROM approval_rounds
    WHERE firm_id = $1 AND state = 'complete' AND seal_tries > 0 AND seal_tries >= $2";

/// Rounds of all firms that nobody can undo any more and that are not left alone for a while.
pub(super) async fn due(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Due>> {
    Ok(fetch_all!(tx, Due, DUE, now)?)
}

/// Counts a failed try and leaves the round alone for a while; `false` when another node counted it.
pub(super) async fn failed(tx: &mut Tx, due: Due, why: SealFailure, now: DateTime<Utc>) -> Result<bool> {
    let tries = due.seal_tries + 1;
    let next = now + sealing::pause(tries);
    Ok(execute!(tx, FAILED, due.firm_id, due.id, due.seal_tries, tries, why.code(), now, next)? == 1)
}

/// Makes a round due now; `false` when it is.
pub(super) async fn again(tx: &mut Tx, scope: &Scope, id: RoundId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, AGAIN, scope.firm(), id, now)? == 1)
}

/// How many rounds of all firms should have been sealed before this moment.
pub(super) async fn waiting(tx: &mut Tx, since: DateTime<Utc>) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), WAITING, since)?.map_or(0, |(rounds,)| rounds))
}

/// The firm's annual accounts whose approval cannot be sealed.
pub(super) async fn in_trouble(tx: &mut Tx, scope: &Scope) -> Result<Vec<AnnualAccountsId>> {
    let found = fetch_all!(tx, (AnnualAccountsId,), IN_TROUBLE, scope.firm(), sealing::TOLD_AT)?;
    Ok(found.into_iter().map(|(accounts,)| accounts).collect())
}
