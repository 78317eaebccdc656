//! Acts on many annual accounts at once. What is to be done is recorded in one short transaction; then it is done in
//! chunks, each in a transaction of its own, so that nothing is lost or done twice when the server ends in between.

mod act;
mod acts;
mod preview;
mod rows;
pub(crate) mod store;
mod tally;

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use portal_types::{BatchId, ErrorCode, annual_accounts_filter::AccountsFilter, annual_accounts_send::Choice};
use serde::Serialize;
use uuid::Uuid;

pub(crate) use tally::Tally;
pub use {
    act::Act,
    preview::{Named, Preview},
    store::Progress,
};

pub(super) use store::of_firm as progress;

use super::matching;
use crate::{
    audit::{self, AuditEvent},
    db::Tx,
    error::Result,
    firms::Firm,
    people as employees,
    portal::Portal,
    scope::Scope,
};

/// Rows of one transaction.
const CHUNK: usize = 200;
/// Most rows that are mailed at once: each is looked at before, while somebody waits for the page.
const MOST_MAILED: usize = 2_000;
/// Tries of one transaction before its rows are given up.
const MOST_ATTEMPTS: i64 = 5;

/// Which ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that were ticked.
    Chosen(Vec<String>),
    /// All that fit, if there are no more of them than somebody was told.
    Matching(Box<AccountsFilter>, usize),
}

impl Which {
    /// What was chosen on the overview; nothing is refused.
    pub fn of(choice: &Choice) -> Result<Self> {
        match choice.all {
            true => Ok(Self::Matching(Box::new(choice.filter.clone()), usize::MAX)),
            false if choice.ids.is_empty() => Err(ErrorCode::NothingChosen.into()),
            false => Ok(Self::Chosen(choice.ids.clone())),
        }
    }

    /// The same, by a page that told of so many.
    #[must_use]
    pub fn told(self, found: usize) -> Self {
        match self {
            Self::Matching(filter, _) => Self::Matching(filter, found),
            Self::Chosen(_) => self,
        }
    }
}

#[derive(Serialize)]
struct BulkStarted {
    batch: BatchId,
    act: Act,
    count: usize,
}

impl AuditEvent for BulkStarted {
    const TYPE: &'static str = "accounts.bulk-started";
    fn item(&self) -> Option<Uuid> {
        Some(self.batch.0)
    }
}

/// Starts it; a single chunk is done when this returns. Gives the batch.
pub async fn apply(portal: &Portal, scope: &Scope, firm: &Firm, act: Act, which: Which) -> Result<BatchId> {
    scope.may(act.right())?;
    let ids = ids(portal, scope, firm, which).await?;
    start(portal, scope, act, ids).await
}

/// What an act that mails would do; nothing is done.
pub async fn preview(portal: &Portal, scope: &Scope, firm: &Firm, act: &Act, which: Which) -> Result<Preview> {
    scope.may(act.right())?;
    let ids = few(ids(portal, scope, firm, which).await?)?;
    preview::of(portal, scope, act, &ids, portal.now()).await
}

/// Starts an act that mails, after a preview that told of so many rows: what the person did not see is not done.
pub async fn send(portal: &Portal, scope: &Scope, firm: &Firm, act: Act, which: Which, told: i64) -> Result<BatchId> {
    scope.may(act.right())?;
    let ids = few(ids(portal, scope, firm, which).await?)?;
    // Once it is done a second press finds nothing that fits, and is given the first's batch.
    if preview::of(portal, scope, &act, &ids, portal.now()).await?.count > told {
        return Err(ErrorCode::StateChanged.into());
    }
    start(portal, scope, act, ids).await
}

async fn ids(portal: &Portal, scope: &Scope, firm: &Firm, which: Which) -> Result<Vec<Uuid>> {
    let mut seen = HashSet::new();
    let ids = match which {
        Which::Chosen(ids) => parsed(&ids)?,
        Which::Matching(filter, told) => {
            let ids: Vec<Uuid> = matching(portal, scope, firm, &filter).await?.into_iter().map(|id| id.0).collect();
            if ids.len() > told {
                return Err(ErrorCode::StateChanged.into());
            }
            ids
        }
    };
    Ok(ids.into_iter().filter(|id| seen.insert(*id)).collect())
}

fn few(ids: Vec<Uuid>) -> Result<Vec<Uuid>> {
    if ids.len() > MOST_MAILED { Err(ErrorCode::TooManyRows.into()) } else { Ok(ids) }
}

/// The ids of a form.
pub(crate) fn parsed(ids: &[String]) -> Result<Vec<Uuid>> {
    Ok(ids.iter().map(|id| id.parse().map_err(|_| ErrorCode::NotFound)).collect::<std::result::Result<_, _>>()?)
}

/// Records what is to be done to rows, and begins.
pub(crate) async fn start(portal: &Portal, scope: &Scope, act: Act, mut ids: Vec<Uuid>) -> Result<BatchId> {
    if ids.is_empty() {
        return Err(ErrorCode::NothingChosen.into());
    }
    ids.sort_unstable();
    ids.dedup();
    let (batch, now, count) = (portal.new_id::<BatchId>(), portal.now(), ids.len());
    let batch = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                check_employees(tx, scope, &act).await?;
                record(tx, scope, batch, &act, &ids, now).await?;
                Ok(batch)
            })
        })
        .await?;
    begin(portal, batch, count).await?;
    Ok(batch)
}

/// The batch with its chunks, in the transaction that decides on it.
pub(crate) async fn record(
    tx: &mut Tx,
    scope: &Scope,
    batch: BatchId,
    act: &Act,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<()> {
    store::insert(tx, scope, batch, &serde_json::to_string(act)?, ids.len(), now).await?;
    for (number, chunk) in ids.chunks(CHUNK).enumerate() {
        store::insert_chunk(tx, scope, batch, number, &serde_json::to_string(chunk)?).await?;
    }
    audit::record(tx, scope, now, &BulkStarted { batch, act: act.told(), count: ids.len() }).await
}

/// Whoever left, or never was here, gets nothing to do.
async fn check_employees(tx: &mut Tx, scope: &Scope, act: &Act) -> Result<()> {
    let named = match act {
        Act::Assign(_, employee) => vec![*employee],
        Act::Start { people, .. } => people.parts.iter().map(|(_, employee)| *employee).collect(),
        _ => Vec::new(),
    };
    for employee in named.into_iter().flatten() {
        employees::store::employee_person(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
    }
    Ok(())
}

/// A few rows are done at once, many behind the page. Nobody waits for what others started.
pub(crate) async fn begin(portal: &Portal, batch: BatchId, count: usize) -> Result<()> {
    match count <= CHUNK {
        true => work_on(portal, Some(batch)).await?,
        false => {
            let portal = portal.clone();
            tokio::spawn(async move {
                if let Err(error) = work_on(&portal, Some(batch)).await {
                    tracing::error!(%error, "work on many annual accounts stopped; the next tick goes on");
                }
            });
        }
    }
    Ok(())
}

/// Does what is left to do, whoever started it.
pub async fn work(portal: &Portal) -> Result<()> {
    work_on(portal, None).await
}

/// Chunk by chunk. One that fails does not stop the others: it is left alone for a while, and given up in the end.
async fn work_on(portal: &Portal, batch: Option<BatchId>) -> Result<()> {
    loop {
        let now = portal.now();
        let claim =
            portal.write_system(move |tx| Box::pin(async move { store::claim_chunk(tx, batch, now, lease).await }));
        let Some(chunk) = claim.await? else { return Ok(()) };
        let (told, inside) = (chunk.clone(), portal.clone());
        let work = portal
            .write_within(chunk.firm_id, move |tx| Box::pin(async move { one_chunk(tx, &inside, &chunk, now).await }));
        if let Err(error) = work.await {
            let (batch, number, attempts) = (told.batch_id, told.number, told.attempts);
            tracing::error!(%error, %batch, number, attempts, "a part of the work on many annual accounts failed");
        }
        portal.outbox_wake.notify_one();
    }
}

/// How long a chunk is left alone that was taken for the `attempts`-th time.
fn lease(attempts: i64) -> TimeDelta {
    TimeDelta::minutes(match attempts {
        ..=1 => 2,
        2 => 10,
        _ => 60,
    })
}

/// Does a chunk and counts what became of its rows.
async fn one_chunk(tx: &mut Tx, portal: &Portal, chunk: &store::Chunk, now: DateTime<Utc>) -> Result<()> {
    // Somebody slower than his lease may just have done it.
    if !store::take_chunk(tx, chunk).await? {
        return Ok(());
    }
    let (scope, mut ids) = (chunk.scope(), serde_json::from_str::<Vec<Uuid>>(&chunk.items)?);
    let all = |code| Tally::of(code, ids.len());
    let tally = if chunk.attempts > MOST_ATTEMPTS {
        all(ErrorCode::Internal.code())
    } else {
        let act: Act = serde_json::from_str(&chunk.act)?;
        if chunk.active && scope.has(act.right()) {
            // In one order, and recorded only afterwards: nobody waits for somebody who waits for him.
            ids.sort_unstable();
            rows::each(tx, portal, &scope, chunk.batch_id, &act, &ids, now).await?
        } else {
            all(ErrorCode::NotAllowed.code())
        }
    };
    for (outcome, count) in tally.counts() {
        store::add_outcome(tx, &scope, chunk.batch_id, outcome, count).await?;
    }
    store::done(tx, &scope, chunk.batch_id, ids.len()).await
}
