//! Several records at once: the firm's head is locked and written once.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{AuditEvent, Record, chain, one_line, store};
use crate::{db::Tx, error::Result, scope::Scope};

/// An event that is recorded with others.
#[derive(Debug)]
pub struct Pending {
    event: &'static str,
    item_id: Option<Uuid>,
    details: String,
}

impl Pending {
    /// The event as it is stored.
    pub fn of<E: AuditEvent>(event: &E) -> Result<Self> {
        let details = one_line(&serde_json::to_string(event)?);
        Ok(Self { event: E::TYPE, item_id: event.item(), details })
    }
}

/// Appends records in their order, in the transaction of the changes they tell of.
pub async fn record_all(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>, events: Vec<Pending>) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let (actor_kind, actor_id) = scope.actor_parts();
    let count = events.len() as i64;
    let (last, mut hash) = store::lock_head_for(tx, scope.firm(), count).await?;
    let mut records = Vec::with_capacity(events.len());
    for (seq, pending) in (last - count + 1..).zip(events) {
        let mut record = Record {
            seq,
            at: now,
            actor_kind: actor_kind.to_owned(),
            actor_id,
            event: pending.event.to_owned(),
            item_id: pending.item_id,
            details: pending.details,
            request_id: scope.origin().request_id.clone(),
            prev_hash: std::mem::take(&mut hash),
            hash: Vec::new(),
        };
        record.hash = chain::hash(scope.firm(), &record).to_vec();
        hash.clone_from(&record.hash);
        records.push(record);
    }
    store::insert_all(tx, scope.firm(), &records).await?;
    for record in &records {
        store::insert_origin(tx, scope, record.seq).await?;
    }
    store::set_head(tx, scope.firm(), &hash).await
}
