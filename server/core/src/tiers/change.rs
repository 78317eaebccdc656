//! Giving clients another tier: one, or many, as work in chunks; and taking it back.

use std::collections::HashSet;

use portal_types::{BatchId, ClientId, ErrorCode, Tier, tiers::TierChoice};
use uuid::Uuid;

use super::{preview, store};
use crate::{
    annual_accounts::{
        overview::bulk::{self, Act, store as batches},
        start_many,
    },
    clients::list,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// Work on many, and what became of it.
#[derive(Debug)]
pub struct Batch {
    /// By whom, when, and how far it is.
    pub asked: batches::Batch,
    /// What clients get.
    pub to: Tier,
    /// What became of them so far.
    pub outcomes: Vec<(String, i64)>,
    /// Undoing it.
    pub undo: Option<(batches::Batch, Vec<(String, i64)>)>,
    /// The client, when it is only one.
    pub one: Option<ClientId>,
}

/// Gives clients a tier, after a look that told of so many that get another one: what the person did not see is not done.
pub async fn change(portal: &Portal, scope: &Scope, choice: &TierChoice, told: i64) -> Result<BatchId> {
    scope.writer()?;
    let to = choice.to.ok_or(ErrorCode::InvalidForm)?;
    let ids = chosen(portal, scope, choice).await?;
    if preview::of(portal, scope, &ids, to).await?.count > told {
        return Err(ErrorCode::StateChanged.into());
    }
    bulk::start(portal, scope, Act::Tier(to), ids.into_iter().map(|id| id.0).collect()).await
}

/// The clients that were chosen, each once.
pub(super) async fn chosen(portal: &Portal, scope: &Scope, choice: &TierChoice) -> Result<Vec<ClientId>> {
    if choice.all {
        return list::matching(portal, scope, &choice.filter).await;
    }
    let mut seen = HashSet::new();
    Ok(bulk::parsed(&choice.ids)?.into_iter().filter(|id| seen.insert(*id)).map(ClientId).collect())
}

/// Gives clients back what they had, as far as nobody gave them anything since. A second time gives the first.
pub async fn undo(portal: &Portal, scope: &Scope, started: BatchId) -> Result<BatchId> {
    scope.writer()?;
    let (id, now) = (portal.new_id::<BatchId>(), portal.now());
    let (undo, count) = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let batch = batches::find(tx, scope, started).await?.ok_or(ErrorCode::NotFound)?;
                tier_of(&batch)?;
                if batch.done < batch.total {
                    return Err(ErrorCode::StateChanged.into());
                }
                if let Some(first) = start_many::undo_of(tx, scope, started).await? {
                    return Ok((first, 0));
                }
                let changed: Vec<Uuid> = store::changed_by(tx, scope, started).await?;
                if changed.is_empty() {
                    return Err(ErrorCode::NothingChosen.into());
                }
                bulk::record(tx, scope, id, &Act::UndoTier(started), &changed, now).await?;
                if !start_many::insert_undo(tx, scope, started, id).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                Ok((id, changed.len()))
            })
        })
        .await?;
    bulk::begin(portal, undo, count).await?;
    Ok(undo)
}

/// What a batch gives; another kind of batch is none of these.
fn tier_of(batch: &batches::Batch) -> Result<Tier> {
    match serde_json::from_str(&batch.act)? {
        Act::Tier(to) => Ok(to),
        _ => Err(ErrorCode::NotFound.into()),
    }
}

/// A batch of the scope's firm.
pub async fn show_batch(portal: &Portal, scope: &Scope, id: BatchId) -> Result<Batch> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let asked = batches::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let to = tier_of(&asked)?;
    let outcomes = batches::outcomes(&mut tx, scope, id).await?;
    let undo = match start_many::undo_of(&mut tx, scope, id).await? {
        Some(undo) => {
            let batch = batches::find(&mut tx, scope, undo).await?.ok_or(ErrorCode::NotFound)?;
            Some((batch, batches::outcomes(&mut tx, scope, undo).await?))
        }
        None => None,
    };
    let one = match asked.total {
        1 => store::changed_by(&mut tx, scope, id).await?.first().copied().map(ClientId),
        _ => None,
    };
    Ok(Batch { asked, to, outcomes, undo, one })
}
