//! SQL of the audit log.

use chrono::{DateTime, Utc};
use portal_types::FirmId;
use uuid::Uuid;

use super::due::Due;
use crate::{
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional, insert_rows,
    scope::Scope,
};

/// One record as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Record {
    /// From 1, without gaps, per firm.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// `employee`, `contact` or a part of the product.
    pub actor_kind: String,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// What happened.
    pub event: String,
    /// To what.
    pub item_id: Option<Uuid>,
    /// The event as JSON, byte for byte as hashed.
    pub details: String,
    /// In which request.
    pub request_id: String,
    /// Hash of the record before.
    pub prev_hash: Vec<u8>,
    /// Hash of this record.
    pub hash: Vec<u8>,
}

const INSERT_HEAD: &str = "INSERT INTO audit_heads (firm_id, seq, hash) VALUES ($1, 0, $2)";
const LOCK_HEAD: &str = "UPDATE audit_heads SET seq = seq + 1 WHERE firm_id = $1 RETURNING seq, hash";
const LOCK_HEAD_FOR: &str = "UPDATE audit_heads SET seq = seq + $2 WHERE firm_id = $1 RETURNING seq, hash";
const SET_HEAD: &str = "UPDATE audit_heads SET hash = $2 WHERE firm_id = $1";
const HEAD: &str = "SELECT seq, hash, checkpoint_seq FROM audit_heads WHERE firm_id = $1";
const DUE: &str = "SELECT firm_id, seq, hash, checkpoint_seq FROM audit_heads
    WHERE seq > checkpoint_seq AND (seq - checkpoint_seq >= $1 OR checkpoint_at IS NULL OR checkpoint_at <= $2)";
const MARK_SIGNED: &str =
    "UPDATE audit_heads SET checkpoint_seq = $2, checkpoint_at = $3 WHERE firm_id = $1 AND checkpoint_seq < $2";
const CHAINS: &str = "SELECT firm_id FROM audit_heads";
const INSERT_ALL: &str = "INSERT INTO audit_records
    (firm_id, seq, at, actor_kind, actor_id, event, item_id, details, request_id, prev_hash, hash) ";
const INSERT_ORIGIN: &str = "INSERT INTO audit_origins (firm_id, seq, address, user_agent) VALUES ($1, $2, $3, $4)";
const AFTER: &str = "SELECT seq, at, actor_kind, actor_id, event, item_id, details, request_id, prev_hash, hash
    FROM audit_records WHERE firm_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
const NUMBERS_AFTER: &str = "SELECT seq FROM audit_records WHERE firm_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
const ONE: &str = "SELECT seq, at, actor_kind, actor_id, event, item_id, details, request_id, prev_hash, hash
    FROM audit_records WHERE firm_id = $1 AND seq = $2";
const SUCCESSOR: &str = "SELECT seq FROM audit_records WHERE firm_id = $1 AND prev_hash = $2 ORDER BY seq LIMIT 1";
const COUNT: &str = "SELECT COUNT(*) FROM audit_records WHERE firm_id = $1";
const OF_ITEM: &str = "SELECT seq, at, actor_kind, actor_id, event, item_id, details, request_id, prev_hash, hash
    FROM audit_records WHERE firm_id = $1 AND item_id = $2 ORDER BY seq";
const COUNT_OF_ITEM: &str = "SELECT COUNT(*) FROM audit_records WHERE firm_id = $1 AND item_id = $2";
const LAST_OF_ITEM: &str = "SELECT COALESCE(MAX(seq), 0) FROM audit_records WHERE firm_id = $1 AND item_id = $2
    AND event NOT LIKE '%-by-firm'";

pub(super) async fn insert_head(tx: &mut Tx, firm: FirmId, genesis: &[u8]) -> Result<()> {
    execute!(tx, INSERT_HEAD, firm, genesis)?;
    Ok(())
}

/// Locks the firm's head for the rest of the transaction; the next number and the hash to follow.
pub(super) async fn lock_head(tx: &mut Tx, firm: FirmId) -> Result<(i64, Vec<u8>)> {
    fetch_optional!(tx, (i64, Vec<u8>), LOCK_HEAD, firm)?
        .ok_or_else(|| Error::Broken(format!("firm {firm} has no audit chain")))
}

/// The same for several records: the number of the last one, and the hash to follow.
pub(super) async fn lock_head_for(tx: &mut Tx, firm: FirmId, records: i64) -> Result<(i64, Vec<u8>)> {
    fetch_optional!(tx, (i64, Vec<u8>), LOCK_HEAD_FOR, firm, records)?
        .ok_or_else(|| Error::Broken(format!("firm {firm} has no audit chain")))
}

pub(super) async fn set_head(tx: &mut Tx, firm: FirmId, hash: &[u8]) -> Result<()> {
    execute!(tx, SET_HEAD, firm, hash)?;
    Ok(())
}

/// The end of a chain, as its head knows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Head {
    pub seq: i64,
    pub hash: Vec<u8>,
    /// Number of the last record that was signed.
    pub checkpoint_seq: i64,
}

pub(super) async fn head(tx: &mut Tx, firm: FirmId) -> Result<Option<Head>> {
    Ok(fetch_optional!(tx, Head, HEAD, firm)?)
}

/// The chains that grew by so many records, or at all since then.
pub(super) async fn due(tx: &mut Tx, records: i64, before: DateTime<Utc>) -> Result<Vec<Due>> {
    Ok(fetch_all!(tx, Due, DUE, records, before)?)
}

pub(super) async fn mark_signed(tx: &mut Tx, firm: FirmId, seq: i64, at: DateTime<Utc>) -> Result<()> {
    execute!(tx, MARK_SIGNED, firm, seq, at)?;
    Ok(())
}

/// Every firm with a chain.
pub(super) async fn chains(tx: &mut Tx) -> Result<Vec<FirmId>> {
    Ok(fetch_all!(tx, (FirmId,), CHAINS)?.into_iter().map(|(firm,)| firm).collect())
}

pub(super) async fn insert(tx: &mut Tx, firm: FirmId, record: &Record) -> Result<()> {
    insert_all(tx, firm, std::slice::from_ref(record)).await
}

/// Several at once.
pub(super) async fn insert_all(tx: &mut Tx, firm: FirmId, records: &[Record]) -> Result<()> {
    insert_rows!(tx, INSERT_ALL, records, |r| [
        firm,
        r.seq,
        r.at,
        &r.actor_kind,
        r.actor_id,
        &r.event,
        r.item_id,
        &r.details,
        &r.request_id,
        &r.prev_hash,
        &r.hash
    ]);
    Ok(())
}

pub(super) async fn insert_origin(tx: &mut Tx, scope: &Scope, seq: i64) -> Result<()> {
    let origin = scope.origin();
    if let Some(address) = origin.address {
        execute!(tx, INSERT_ORIGIN, scope.firm(), seq, address.to_string(), &origin.user_agent)?;
    }
    Ok(())
}

pub(crate) async fn after(tx: &mut Tx, firm: FirmId, seq: i64, limit: i64) -> Result<Vec<Record>> {
    Ok(fetch_all!(tx, Record, AFTER, firm, seq, limit)?)
}

/// The numbers of records, for when their fields cannot be read.
pub(super) async fn numbers_after(tx: &mut Tx, firm: FirmId, seq: i64, limit: i64) -> Result<Vec<i64>> {
    let numbers = fetch_all!(tx, (i64,), NUMBERS_AFTER, firm, seq, limit)?;
    Ok(numbers.into_iter().map(|(seq,)| seq).collect())
}

pub(super) async fn one(tx: &mut Tx, firm: FirmId, seq: i64) -> Result<Option<Record>> {
    Ok(fetch_optional!(tx, Record, ONE, firm, seq)?)
}

/// Number of the record that names `hash` as that of the record before.
pub(super) async fn successor(tx: &mut Tx, firm: FirmId, hash: &[u8]) -> Result<Option<i64>> {
    Ok(fetch_optional!(tx, (i64,), SUCCESSOR, firm, hash)?.map(|(seq,)| seq))
}

pub(super) async fn count(tx: &mut Tx, firm: FirmId) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), COUNT, firm)?.map_or(0, |(count,)| count))
}

/// Everything that happened to one item, oldest first.
pub async fn of_item(tx: &mut Tx, scope: &Scope, item: Uuid) -> Result<Vec<Record>> {
    Ok(fetch_all!(tx, Record, OF_ITEM, scope.firm(), item)?)
}

/// How many records tell of an item.
pub async fn count_of_item(tx: &mut Tx, scope: &Scope, item: Uuid) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), COUNT_OF_ITEM, scope.firm(), item)?.map_or(0, |(count,)| count))
}

/// Number of the newest record of an item: changes when anything happened but an employee who looked at it.
pub async fn last_of_item(tx: &mut Tx, scope: &Scope, item: Uuid) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), LAST_OF_ITEM, scope.firm(), item)?.map_or(0, |(seq,)| seq))
}
