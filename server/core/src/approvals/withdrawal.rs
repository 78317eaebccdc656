//! After sealing an approval can only be withdrawn by a record of its own (DESIGN 12): approval and proof stay as they
//! are, and whoever relies on them is told.

mod store;
mod word;

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId, ErrorCode, Right, WithdrawalId,
    approvals::{CheckedWithdrawal, Decision, RoundState, SignerState, WithdrawalForm},
};

pub use store::Withdrawal;
pub(crate) use store::{of_accounts, of_round};

use super::{events, rounds, store as approvals};
use crate::{
    annual_accounts::{self, AnnualAccounts},
    audit,
    db::Tx,
    error::Result,
    firms,
    portal::Portal,
    scope::Scope,
};

/// The firm records what a signer told it.
pub async fn record_withdrawal(
    portal: &Portal,
    scope: &Scope,
    accounts: AnnualAccountsId,
    form: &WithdrawalForm,
) -> Result<()> {
    scope.may(Right::Send)?;
    let said = form.check()?;
    let (id, now, inside) = (portal.new_id::<WithdrawalId>(), portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let held = annual_accounts::store::hold(tx, scope, accounts).await?.ok_or(ErrorCode::NotFound)?;
                record(tx, &inside, scope, &held, said, id, now).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

async fn record(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    said: CheckedWithdrawal,
    id: WithdrawalId,
    now: DateTime<Utc>,
) -> Result<()> {
    let kept = rounds::by_id(tx, scope, said.round).await?.filter(|kept| kept.row.accounts_id == accounts.id);
    let kept = kept.ok_or(ErrorCode::NotFound)?;
    if !matches!(kept.row.state, RoundState::Sealed | RoundState::Superseded) {
        return Err(ErrorCode::NotSealed.into());
    }
    let approved = |signer: &&rounds::SignerRow| signer.state == SignerState::Approved;
    kept.signers.iter().filter(approved).find(|s| s.contact_id == said.signer).ok_or(ErrorCode::NotFound)?;
    let act = approvals::of_signer(tx, scope, kept.row.id, said.signer).await?;
    let act = act.into_iter().next().filter(|act| act.decision == Decision::Approved).ok_or(ErrorCode::NotFound)?;
    let before = of_round(tx, scope, kept.row.id).await?;
    if before.iter().any(|withdrawal| withdrawal.contact_id == said.signer) {
        return Err(ErrorCode::StateChanged.into());
    }
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let day = |at: DateTime<Utc>| at.with_timezone(&firm.zone()).date_naive();
    check_day(said.on, day(act.decided_at), day(now))?;
    let withdrawal = Withdrawal {
        id,
        round_id: kept.row.id,
        contact_id: act.contact_id,
        approval_id: act.id,
        recorded_by: scope.may(Right::Send)?,
        signer_name: act.signer_name.clone(),
        reason: said.reason,
        withdrawn_on: said.on,
        recorded_at: now,
    };
    store::insert(tx, scope, accounts.id, &withdrawal).await?;
    let (round, contact) = (kept.row.id, act.contact_id);
    let event = events::Withdrawn { accounts: accounts.id, withdrawal: id, approval: act.id, round, contact };
    audit::record(tx, scope, now, &event).await?;
    word::spread(tx, portal, scope, accounts, &kept, &act, &withdrawal).await
}

/// Nobody takes back what was not given yet, nor tomorrow.
fn check_day(on: NaiveDate, approved: NaiveDate, today: NaiveDate) -> Result<()> {
    if on > today {
        return Err(ErrorCode::DateInFuture.into());
    }
    if on < approved { Err(ErrorCode::DateTooEarly.into()) } else { Ok(()) }
}
