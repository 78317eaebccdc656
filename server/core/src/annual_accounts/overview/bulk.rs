//! Acts on many annual accounts at once. What is to be done is recorded in one short transaction; then it is done in
//! chunks, each in a transaction of its own, so that nothing is lost or done twice when the server ends in between.

mod store;

use chrono::NaiveDate;
use portal_types::{
    AnnualAccountsId, BatchId, EmployeeId, ErrorCode, FormErrors,
    annual_accounts_filter::{AccountsFilter, Part},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use store::Progress;
pub(super) use store::of_firm as progress;

use super::matching;
use crate::{
    annual_accounts::{
        events::{Assigned, DeadlineSet},
        people, store as accounts,
    },
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

/// What is done to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Gives a part to somebody, or to nobody.
    Assign(Part, Option<EmployeeId>),
    /// Sets the firm's own deadline, or none.
    Deadline(Option<NaiveDate>),
}

/// Which ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that were ticked.
    Chosen(Vec<String>),
    /// All that fit.
    Matching(Box<AccountsFilter>),
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

impl Act {
    /// From the fields of the form.
    pub fn parse(act: &str, part: &str, employee: &str, deadline: &str) -> Result<Self> {
        let mut errors = FormErrors::default();
        let parsed = match act {
            "assign" => {
                let part = errors.parsed("part", part, Part::from_code);
                let employee = match employee {
                    "none" => Some(None),
                    id => errors.parsed("employee", id, |id| id.parse().ok()).map(Some),
                };
                part.zip(employee).map(|(part, employee)| Self::Assign(part, employee))
            }
            "deadline" if deadline.is_empty() => Some(Self::Deadline(None)),
            "deadline" => {
                errors.parsed("deadline", deadline, |date| date.parse().ok()).map(|d| Self::Deadline(Some(d)))
            }
            _ => None,
        };
        errors.into_result()?;
        Ok(parsed.ok_or(ErrorCode::InvalidForm)?)
    }
}

/// Starts it; a single chunk is done when this returns. Gives how many it is about.
pub async fn apply(portal: &Portal, scope: &Scope, firm: &Firm, act: Act, which: Which) -> Result<usize> {
    scope.writer()?;
    let ids: Vec<AnnualAccountsId> = match which {
        Which::Chosen(ids) => {
            ids.iter().map(|id| id.parse().map_err(|_| ErrorCode::NotFound)).collect::<std::result::Result<_, _>>()?
        }
        Which::Matching(filter) => matching(portal, scope, firm, &filter).await?,
    };
    if ids.is_empty() {
        return Err(ErrorCode::NothingChosen.into());
    }
    let (batch, now, count) = (portal.new_id::<BatchId>(), portal.now(), ids.len());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if let Act::Assign(_, Some(employee)) = act {
                    employees::store::employee_person(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                }
                store::insert(tx, scope, batch, &serde_json::to_string(&act)?, count, now).await?;
                for (number, chunk) in ids.chunks(CHUNK).enumerate() {
                    store::insert_chunk(tx, scope, batch, number, &serde_json::to_string(chunk)?).await?;
                }
                audit::record(tx, scope, now, &BulkStarted { batch, act, count }).await
            })
        })
        .await?;
    match count <= CHUNK {
        true => work(portal).await?,
        false => drop(tokio::spawn(work_on(portal.clone()))),
    }
    Ok(count)
}

async fn work_on(portal: Portal) {
    if let Err(error) = work(&portal).await {
        tracing::error!(%error, "work on many annual accounts stopped; the next tick goes on");
    }
}

/// Does what is left to do, chunk by chunk.
pub async fn work(portal: &Portal) -> Result<()> {
    loop {
        let now = portal.now();
        let more = portal.write_system(move |tx| Box::pin(async move { one_chunk(tx, now).await })).await?;
        if !more {
            return Ok(());
        }
    }
}

/// `false` when nothing is left.
async fn one_chunk(tx: &mut Tx, now: chrono::DateTime<chrono::Utc>) -> Result<bool> {
    let Some(chunk) = store::take_chunk(tx).await? else { return Ok(false) };
    let (act, mut ids): (Act, Vec<AnnualAccountsId>) =
        (serde_json::from_str(&chunk.act)?, serde_json::from_str(&chunk.items)?);
    // In one order, and recorded only afterwards: nobody waits for somebody who waits for him.
    ids.sort_unstable();
    let scope = chunk.scope();
    let mut changed = Vec::new();
    for id in &ids {
        // What is not there, or is another firm's, is left out.
        let done = match act {
            Act::Assign(part, employee) => people::set(tx, &scope, *id, part, employee).await?,
            Act::Deadline(deadline) => accounts::set_deadline(tx, &scope, *id, deadline).await?,
        };
        changed.extend(done.then_some(*id));
    }
    for accounts in changed {
        match act {
            Act::Assign(part, employee) => {
                audit::record(tx, &scope, now, &Assigned { accounts, part, employee }).await?;
            }
            Act::Deadline(deadline) => audit::record(tx, &scope, now, &DeadlineSet { accounts, deadline }).await?,
        }
    }
    store::done(tx, &scope, chunk.batch_id, ids.len()).await?;
    Ok(true)
}
