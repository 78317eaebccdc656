//! The append-only record of what happened, chained per firm (AUD-1, AUD-3), and signed
//! from time to time (AUD-2).

mod chain;
pub mod checkpoint;
mod continues;
mod due;
pub mod finding;
mod judge;
mod many;
mod notes;
mod of_person;
mod shelf;
pub mod store;
#[cfg(test)]
mod tests;
mod verify;
mod walk;

use chrono::{DateTime, Utc};
use portal_types::FirmId;
use serde::Serialize;
use uuid::Uuid;

pub(crate) use of_person::record_of_person;
pub use {
    checkpoint::Checkpoint,
    continues::Broken,
    finding::{Finding, Report},
    many::{Pending, record_all},
    shelf::Shelf,
    store::Record,
    verify::{Verifier, verify},
};

use crate::{db::Tx, error::Result, scope::Scope};

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
        details: one_line(&serde_json::to_string(event)?),
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

/// JSON in printable ASCII: no word in it can end a line, move a cursor or turn the reading direction (AUD-5).
fn one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            ' '..='~' => line.push(letter),
            // Outside of strings JSON is ASCII, so this is inside one.
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    line.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    line
}
