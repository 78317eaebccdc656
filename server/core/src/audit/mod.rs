//! The append-only record of what happened, chained per firm (AUD-1, AUD-3).

mod chain;
pub mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use portal_types::FirmId;
use serde::Serialize;
use uuid::Uuid;

pub use store::Record;

use crate::{
    db::Tx,
    error::{Error, Result},
    scope::Scope,
};

/// Something worth recording. One struct per event, beside its feature; no names or addresses of people in it.
pub trait AuditEvent: Serialize + Sync {
    /// Stable name, `noun.verb`.
    const TYPE: &'static str;

    /// What it happened to.
    fn item(&self) -> Option<Uuid>;
}

/// Appends a record, in the transaction of the change it tells of.
pub async fn record<E: AuditEvent>(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>, event: &E) -> Result<()> {
    let (actor_kind, actor_id) = scope.actor_parts();
    let (seq, prev_hash) = store::lock_head(tx, scope.firm()).await?;
    let mut record = Record {
        seq,
        at: now,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        event: E::TYPE.to_owned(),
        item_id: event.item(),
        details: serde_json::to_string(event)?,
        request_id: scope.origin().request_id.clone(),
        prev_hash,
        hash: Vec::new(),
    };
    record.hash = chain::hash(scope.firm(), &record).to_vec();
    store::insert(tx, scope.firm(), &record).await?;
    store::insert_origin(tx, scope, seq).await?;
    store::set_head(tx, scope.firm(), &record.hash).await
}

/// The first record of a firm's chain has this as its predecessor.
pub async fn begin_chain(tx: &mut Tx, firm: FirmId) -> Result<()> {
    store::insert_head(tx, firm, &chain::genesis(firm)).await
}

/// Checks a firm's whole chain; gives the number of records, or the first that is wrong.
pub async fn verify(tx: &mut Tx, firm: FirmId) -> Result<i64> {
    let (mut expected, mut prev) = (0, chain::genesis(firm).to_vec());
    loop {
        let records = store::after(tx, firm, expected, 1_000).await?;
        if records.is_empty() {
            break;
        }
        for record in records {
            expected += 1;
            let sound = record.seq == expected && record.prev_hash == prev && record.hash == chain::hash(firm, &record);
            if !sound {
                return Err(Error::Broken(format!("audit record {expected} does not fit the chain")));
            }
            prev = record.hash;
        }
    }
    if store::head(tx, firm).await? != Some((expected, prev)) {
        return Err(Error::Broken(format!("audit chain ends at {expected}, its head says otherwise")));
    }
    Ok(expected)
}
