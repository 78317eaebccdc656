//! The rows of one chunk.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{AnnualAccountsId, BatchId, EmployeeId, annual_accounts_filter::Part};
use uuid::Uuid;

use super::{Act, Tally, acts};
use crate::{
    annual_accounts::{
        events::{Assigned, DeadlineSet},
        people, start_many, store as accounts,
    },
    audit::{Pending, record_all},
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
    tiers,
};

/// Nothing was to be done to a row: it is so already, or it is not there.
const UNCHANGED: &str = "unchanged";

/// Does the act to each.
pub(super) async fn each(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    batch: BatchId,
    act: &Act,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    match act {
        Act::Assign(part, employee) => assign(tx, scope, *part, *employee, ids, now).await,
        Act::Deadline(deadline) => date(tx, scope, *deadline, ids, now).await,
        Act::Move(_) | Act::Share(_) | Act::Remind => acts::each(tx, portal, scope, act, ids, now).await,
        Act::Start { year, people } => {
            let what = start_many::Started { batch, year: *year, people };
            start_many::start_each(tx, portal, scope, &what, ids, now).await
        }
        Act::UndoStart(started) => start_many::undo_each(tx, scope, *started, ids, now).await,
        Act::Tier(to) => tiers::set_each(tx, portal, scope, (batch, *to), ids, now).await,
        Act::UndoTier(started) => tiers::undo_each(tx, portal, scope, (batch, *started), ids, now).await,
    }
}

async fn assign(
    tx: &mut Tx,
    scope: &Scope,
    part: Part,
    employee: Option<EmployeeId>,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (mut tally, mut told) = (Tally::default(), Vec::new());
    for id in ids {
        let accounts = AnnualAccountsId(*id);
        // What is not there, or is another firm's, is left out.
        if people::set(tx, scope, accounts, part, employee).await? {
            tally.done();
            told.push(Pending::of(&Assigned { accounts, part, employee })?);
        } else {
            tally.add(UNCHANGED);
        }
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}

async fn date(
    tx: &mut Tx,
    scope: &Scope,
    deadline: Option<NaiveDate>,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (mut tally, mut told) = (Tally::default(), Vec::new());
    for id in ids {
        let accounts = AnnualAccountsId(*id);
        if accounts::set_deadline(tx, scope, accounts, deadline).await? {
            tally.done();
            told.push(Pending::of(&DeadlineSet { accounts, deadline })?);
        } else {
            tally.add(UNCHANGED);
        }
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}
