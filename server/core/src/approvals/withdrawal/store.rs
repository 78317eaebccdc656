//! SQL of withdrawals: inserted, never changed.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{AnnualAccountsId, ApprovalId, ContactId, EmployeeId, RoundId, WithdrawalId};

use crate::{db::Tx, error::Result, execute, fetch_all, scope::Scope};

/// A signer's withdrawal of a sealed approval.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Withdrawal {
    /// Identity.
    pub id: WithdrawalId,
    /// In which round.
    pub round_id: RoundId,
    /// Whose.
    pub contact_id: ContactId,
    /// Of which approval.
    pub approval_id: ApprovalId,
    /// The employee who wrote it down.
    pub recorded_by: EmployeeId,
    /// The signer's name when he approved.
    pub signer_name: String,
    /// Why.
    pub reason: String,
    /// The day on which he said so.
    pub withdrawn_on: NaiveDate,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
}

const INSERT: &str =
    "INSERT INTO withdrawals (id, firm_id, accounts_id, round_id, contact_id, approval_id, recorded_by,
        signer_name, reason, withdrawn_on, recorded_at, address, user_agent, request_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
const OF_ROUND: &str =
    "SELECT id, round_id, contact_id, approval_id, recorded_by, signer_name, reason, withdrawn_on, recorded_at
    FROM withdrawals WHERE firm_id = $1 AND round_id = $2 ORDER BY recorded_at, id";
const OF_ACCOUNTS: &str =
    "SELECT id, round_id, contact_id, approval_id, recorded_by, signer_name, reason, withdrawn_on, recorded_at
    FROM withdrawals WHERE firm_id = $1 AND accounts_id = $2 ORDER BY recorded_at, id";

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, accounts: AnnualAccountsId, w: &Withdrawal) -> Result<()> {
    let origin = scope.origin();
    execute!(
        tx,
        INSERT,
        w.id,
        scope.firm(),
        accounts,
        w.round_id,
        w.contact_id,
        w.approval_id,
        w.recorded_by,
        &w.signer_name,
        &w.reason,
        w.withdrawn_on,
        w.recorded_at,
        origin.address.map(|address| address.to_string()),
        &origin.user_agent,
        &origin.request_id
    )?;
    Ok(())
}

/// Of one round, oldest first.
pub(crate) async fn of_round(tx: &mut Tx, scope: &Scope, round: RoundId) -> Result<Vec<Withdrawal>> {
    Ok(fetch_all!(tx, Withdrawal, OF_ROUND, scope.firm(), round)?)
}

/// Of every round of annual accounts, oldest first.
pub(crate) async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Withdrawal>> {
    Ok(fetch_all!(tx, Withdrawal, OF_ACCOUNTS, scope.firm(), id)?)
}
