use portal_types::FirmId;
use sha2::{Digest, Sha256};

use super::Record;

const DOMAIN: &[u8] = b"akkoord/audit/v1";

/// What stands before the first record of a firm.
pub(super) fn genesis(firm: FirmId) -> [u8; 32] {
    Sha256::new().chain_update(DOMAIN).chain_update(b"/genesis").chain_update(firm.0.as_bytes()).finalize().into()
}

/// Digest of the canonical bytes: length-prefixed fields exactly as stored, times in whole microseconds.
pub(super) fn hash(firm: FirmId, record: &Record) -> [u8; 32] {
    hash_as(firm, record, record.seq, &record.prev_hash)
}

/// The digest that a record has at another place of the chain.
pub(super) fn hash_as(firm: FirmId, record: &Record, seq: i64, prev_hash: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new().chain_update(DOMAIN);
    let mut field = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    field(firm.0.as_bytes());
    field(&seq.to_be_bytes());
    field(&record.at.timestamp_micros().to_be_bytes());
    field(record.actor_kind.as_bytes());
    field(record.actor_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
    field(record.event.as_bytes());
    field(record.item_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
    field(record.details.as_bytes());
    field(record.request_id.as_bytes());
    field(prev_hash);
    hasher.finalize().into()
}
