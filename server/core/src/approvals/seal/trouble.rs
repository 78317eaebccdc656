//! A round that cannot be sealed: it is counted, told to who can do something about it, and tried again.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use portal_types::{
    AnnualAccountsId, ErrorCode, Right,
    approvals::{
        RoundState, SealFailure,
        sealing::{TOLD_AT, is_recorded, is_trouble},
    },
};

use super::store::{self, Due};
use crate::{
    annual_accounts,
    approvals::{
        events, mails,
        rounds::{self, RoundRow},
    },
    audit,
    db::{Reach, Tx},
    error::{Error, Result},
    portal::Portal,
    scope::Scope,
};

/// A round that waits longer than this to be sealed is counted for the operator.
const LATE: TimeDelta = TimeDelta::minutes(15);

/// Failed tries of this process, by why.
#[derive(Clone, Debug, Default)]
pub struct Failures(Arc<[AtomicU64; SealFailure::ALL.len()]>);

impl Failures {
    fn count(&self, why: SealFailure) {
        self.0[why as usize].fetch_add(1, Ordering::Relaxed);
    }

    /// How many there were of each.
    pub fn counts(&self) -> impl Iterator<Item = (SealFailure, u64)> {
        SealFailure::ALL.iter().map(|why| (*why, self.0[*why as usize].load(Ordering::Relaxed)))
    }
}

/// What is known of a round that cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Why it failed last.
    pub why: SealFailure,
    /// How often.
    pub tries: i64,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it is tried again.
    pub again: DateTime<Utc>,
}

impl Trouble {
    /// What must be told of a round, if anything.
    pub fn of(row: &RoundRow) -> Option<Self> {
        if row.state != RoundState::Complete || !is_trouble(row.seal_tries) {
            return None;
        }
        let why = row.seal_error.as_deref().and_then(SealFailure::from_code).unwrap_or(SealFailure::Records);
        Some(Self { why, tries: row.seal_tries, since: row.seal_failed_at?, again: row.seal_try_at? })
    }
}

/// Why it failed, as far as it matters to who must do something about it.
fn why(error: &Error) -> SealFailure {
    match error {
        Error::Db(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) => SealFailure::Records,
        Error::Db(_) => SealFailure::Database,
        Error::Files(_) | Error::Io(_) => SealFailure::Files,
        Error::Evidence(_) => SealFailure::Proof,
        Error::Portal(_) | Error::Json(_) | Error::Broken(_) => SealFailure::Records,
    }
}

/// Counts a failed try, and tells of it.
pub(super) async fn note(portal: &Portal, due: Due, error: &Error) -> Result<()> {
    let (why, now, inside) = (why(error), portal.now(), portal.clone());
    portal.seal_failures.count(why);
    let scope = portal.system_scope(due.firm_id, "sealing");
    let told =
        portal.write(&scope, move |tx, scope| Box::pin(async move { tell(tx, &inside, scope, due, why, now).await }));
    if let Err(error) = told.await {
        // What cannot be told is counted all the same, else it would be tried without a pause.
        tracing::error!(%error, firm = %due.firm_id, round = %due.id, "nobody is told that a round is not sealed");
        portal
            .write_within(due.firm_id, move |tx| Box::pin(async move { store::failed(tx, due, why, now).await }))
            .await?;
    }
    portal.outbox_wake.notify_one();
    Ok(())
}

async fn tell(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    due: Due,
    why: SealFailure,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(kept) = rounds::by_id(tx, scope, due.id).await? else { return Ok(()) };
    let held = annual_accounts::store::hold(tx, scope, kept.row.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
    if !store::failed(tx, due, why, now).await? {
        return Ok(());
    }
    let tries = due.seal_tries + 1;
    if is_recorded(tries) {
        audit::record(tx, scope, now, &events::SealFailed { accounts: held.id, round: due.id, tries, why }).await?;
    }
    if tries == TOLD_AT {
        let since = kept.row.seal_failed_at.unwrap_or(now);
        mails::not_sealed(tx, portal, scope, &held, (why, since), now).await?;
    }
    Ok(())
}

/// Somebody looked after it: the newest round is tried now.
pub async fn try_again(portal: &Portal, scope: &Scope, accounts: AnnualAccountsId) -> Result<()> {
    scope.may(Right::Send)?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let held = annual_accounts::store::hold(tx, scope, accounts).await?.ok_or(ErrorCode::NotFound)?;
                let kept = rounds::newest(tx, scope, accounts).await?;
                let row = kept.map(|kept| kept.row).filter(|row| Trouble::of(row).is_some());
                let round = row.ok_or(ErrorCode::StateChanged)?.id;
                // Whoever presses twice asks once.
                if store::again(tx, scope, round, now).await? {
                    audit::record(tx, scope, now, &events::SealTriedAgain { accounts: held.id, round }).await?;
                }
                Ok(())
            })
        })
        .await?;
    portal.seal_wake.notify_one();
    Ok(())
}

/// How many rounds, of all firms, should have been sealed a while ago.
pub async fn late(portal: &Portal) -> Result<i64> {
    let mut tx = portal.db.glance(Reach::Across).await?;
    store::waiting(&mut tx, portal.now() - LATE).await
}

/// The firm's annual accounts whose approval cannot be sealed.
pub(crate) async fn accounts_in_trouble(tx: &mut Tx, scope: &Scope) -> Result<Vec<AnnualAccountsId>> {
    store::in_trouble(tx, scope).await
}
