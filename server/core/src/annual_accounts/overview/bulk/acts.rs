//! Acts that have rules of their own: each row goes through what the page of one annual accounts does, and one that
//! does not fit is left out with its reason.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ErrorCode, approvals::Ask};
use uuid::Uuid;

use super::{Act, Tally};
use crate::{
    annual_accounts::{make_move_in, remind_in, share_in, store as accounts},
    db::Tx,
    error::{Error, Result},
    links,
    portal::Portal,
    scope::Scope,
};

/// Does the act to each row that it fits.
pub(super) async fn each(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    act: &Act,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (mut tally, mut held) = (Tally::default(), Vec::new());
    // All rows first, in one order, then their links: whoever holds one of them waits for nothing that is held here.
    for id in ids.iter().copied().map(AnnualAccountsId) {
        match accounts::hold(tx, scope, id).await? {
            Some(_) => held.push(id),
            None => tally.add(ErrorCode::NotFound.code()),
        }
    }
    for id in &held {
        links::store::hold_of_accounts(tx, scope, *id).await?;
    }
    for id in held {
        tx.savepoint().await?;
        match one(tx, portal, scope, act, id, now).await {
            Ok(()) => {
                tx.keep_step().await?;
                tally.done();
            }
            Err(Error::Portal(refused)) => {
                tx.take_back().await?;
                tally.add(refused.code.code());
            }
            Err(broken) => return Err(broken),
        }
    }
    Ok(tally)
}

async fn one(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    act: &Act,
    id: AnnualAccountsId,
    now: DateTime<Utc>,
) -> Result<()> {
    scope.may(act.right())?;
    match act {
        Act::Move(step) => make_move_in(tx, portal, scope, id, step.clone(), now).await,
        Act::Share(purpose) => share_in(tx, portal, scope, id, *purpose, &Ask::default(), now).await,
        Act::Remind => remind_in(tx, portal, scope, id, now).await,
        _ => Err(ErrorCode::InvalidForm.into()),
    }
}
