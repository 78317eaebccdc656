//! Starting the annual accounts of a year for many clients: choose, look, confirm, and take back.

mod choose;
mod each;
mod store;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use portal_types::{
    AnnualAccountsId, BatchId, EmployeeId, ErrorCode, Right, annual_accounts::PeopleForm,
    annual_accounts_start::StartFilter,
};

pub use choose::{Candidate, Cursor, Listing, PAGE, Place, Preview, candidates, preview};
pub(super) use each::{Started, start_each, undo_each};
pub(crate) use store::{insert_undo, undo_of};

use super::overview::bulk::{self, Act, store as batches};
use crate::{db::Tx, error::Result, people, portal::Portal, scope::Scope};

/// How many of those that were left alone are shown.
const KEPT_SHOWN: i64 = 50;

/// Which clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that were ticked.
    Ticked(Vec<String>),
    /// All that fit, if there are no more than the preview told of.
    Matching(i64),
}

/// A batch, and what became of its rows.
#[derive(Debug)]
pub struct Batch {
    /// What was asked for, by whom, and how far it is.
    pub asked: batches::Batch,
    /// What is done to each.
    pub act: Act,
    /// What became of them so far.
    pub outcomes: Vec<(String, i64)>,
    /// Undoing it.
    pub undo: Option<(batches::Batch, Vec<(String, i64)>)>,
    /// The first of those that undoing left alone, with their clients, and why.
    pub kept: Vec<(AnnualAccountsId, String, String)>,
}

/// Starts the annual accounts of a year for many clients. Gives the batch.
pub async fn start(
    portal: &Portal,
    scope: &Scope,
    filter: &StartFilter,
    which: Which,
    people: &PeopleForm,
) -> Result<BatchId> {
    scope.may(Right::Work)?;
    let people = people.check()?;
    let ids = match which {
        Which::Ticked(ids) => bulk::parsed(&ids)?,
        Which::Matching(told) => {
            let mut tx = portal.db.glance(scope).await?;
            let found = store::matching(&mut tx, scope, filter).await?;
            // What the person did not see is not done.
            if found.iter().filter(|(_, had)| !had).count() as i64 > told {
                return Err(ErrorCode::StateChanged.into());
            }
            found.into_iter().map(|(id, _)| id.0).collect()
        }
    };
    bulk::start(portal, scope, Act::Start { year: filter.year, people }, ids).await
}

/// Who can be given a part.
pub async fn employees(portal: &Portal, scope: &Scope) -> Result<Vec<(EmployeeId, String)>> {
    scope.employee()?;
    people::store::working_here(&mut portal.db.glance(scope).await?, scope).await
}

/// Takes back what a batch started, as far as nothing happened to it since. A second time gives the first.
pub async fn undo(portal: &Portal, scope: &Scope, started: BatchId) -> Result<BatchId> {
    scope.may(Right::Work)?;
    let (id, now) = (portal.new_id::<BatchId>(), portal.now());
    let (undo, count) = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let batch = batches::find(tx, scope, started).await?.ok_or(ErrorCode::NotFound)?;
                let act: Act = serde_json::from_str(&batch.act)?;
                if !matches!(act, Act::Start { .. }) || batch.done < batch.total {
                    return Err(ErrorCode::StateChanged.into());
                }
                if let Some(first) = undo_of(tx, scope, started).await? {
                    return Ok((first, 0));
                }
                let made = store::made(tx, scope, started).await?;
                if made.is_empty() {
                    return Err(ErrorCode::NothingChosen.into());
                }
                bulk::record(tx, scope, id, &Act::UndoStart(started), &made, now).await?;
                if !insert_undo(tx, scope, started, id).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                Ok((id, made.len()))
            })
        })
        .await?;
    bulk::begin(portal, undo, count).await?;
    Ok(undo)
}

/// What a batch started and is still there.
pub(super) async fn made_by(tx: &mut Tx, scope: &Scope, batch: BatchId) -> Result<HashSet<AnnualAccountsId>> {
    Ok(store::made(tx, scope, batch).await?.into_iter().map(AnnualAccountsId).collect())
}

/// A batch of the scope's firm.
pub async fn show(portal: &Portal, scope: &Scope, id: BatchId) -> Result<Batch> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let asked = batches::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let act = serde_json::from_str(&asked.act)?;
    let outcomes = batches::outcomes(&mut tx, scope, id).await?;
    let undo = match undo_of(&mut tx, scope, id).await? {
        Some(undo) => {
            let batch = batches::find(&mut tx, scope, undo).await?.ok_or(ErrorCode::NotFound)?;
            Some((batch, batches::outcomes(&mut tx, scope, undo).await?))
        }
        None => None,
    };
    let kept = store::kept(&mut tx, scope, id, KEPT_SHOWN).await?;
    Ok(Batch { asked, act, outcomes, undo, kept })
}
