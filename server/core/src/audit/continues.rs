//! Before a chain's end is signed: it must go on from what was signed last. Signing a rewritten chain would make it
//! look sound from then on (AUD-2).

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use portal_types::FirmId;

use super::{chain, checkpoint::Checkpoint, due::Due, shelf::Shelf, store};
use crate::{
    error::{Error, Result},
    portal::Portal,
};

/// Records read at a time.
const STEP: i64 = 1_000;

/// The chains that could not be signed when it was last tried.
#[derive(Clone, Debug, Default)]
pub struct Broken(Arc<Mutex<BTreeSet<FirmId>>>);

impl Broken {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    pub(super) fn note(&self, firm: FirmId, broken: bool) {
        let mut firms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if broken {
            firms.insert(firm)
        } else {
            firms.remove(&firm)
        };
    }
}

/// The checkpoint to follow, when everything since it is one unbroken chain up to what is due; none when another node
/// signed that or more already.
pub(super) async fn last(portal: &Portal, due: &Due) -> Result<Option<i64>> {
    let last = Shelf::of(&portal.files).last(due.firm_id, due.checkpoint_seq, &portal.keys.audit_public()).await?;
    if last.is_none() && due.checkpoint_seq > 0 {
        return Err(broken(due, "its last checkpoint is gone"));
    }
    let (seq, hash) = match &last {
        Some(Checkpoint { seq, hash, .. }) => (*seq, *hash),
        None => (0, chain::genesis(due.firm_id)),
    };
    let mut tx = portal.db.glance(due.firm_id).await?;
    if seq >= due.seq {
        let head = store::head(&mut tx, due.firm_id).await?.map_or(0, |head| head.seq);
        return if head < seq { Err(broken(due, "it is shorter than what was signed")) } else { Ok(None) };
    }
    if seq > 0 && store::one(&mut tx, due.firm_id, seq).await?.is_none_or(|record| record.hash != hash) {
        return Err(broken(due, "the record that was signed last is another"));
    }
    let (mut at, mut prev) = (seq, hash.to_vec());
    while at < due.seq {
        let records = store::after(&mut tx, due.firm_id, at, STEP.min(due.seq - at)).await?;
        if records.is_empty() {
            return Err(broken(due, "records are missing"));
        }
        for record in records {
            let follows = record.seq == at + 1 && record.prev_hash == prev;
            if !follows || record.hash != chain::hash(due.firm_id, &record) {
                return Err(broken(due, "a record does not follow the one before"));
            }
            (at, prev) = (record.seq, record.hash);
        }
    }
    if prev == due.hash { Ok(Some(seq)) } else { Err(broken(due, "its head is another record")) }
}

fn broken(due: &Due, why: &str) -> Error {
    Error::Broken(format!("audit chain of {}, not signed at {}: {why}", due.firm_id, due.seq))
}
