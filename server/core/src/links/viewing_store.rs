//! SQL of viewing sessions: what a press on a link opens, for half an hour.

use chrono::{DateTime, Utc};
use portal_types::{ContactId, FirmId, LinkId, links::Strength};

use crate::{db::Tx, error::Result, execute, fetch_optional, scope::Scope};

/// A viewing session as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Viewing {
    /// What it asks before it shows something.
    #[sqlx(try_from = "String")]
    pub asks: Strength,
    /// When the code was given.
    pub proven_at: Option<DateTime<Utc>>,
    /// Until when the code counts.
    pub code_expires_at: Option<DateTime<Utc>>,
}

/// A viewing session to be stored.
pub(super) struct NewViewing<'a> {
    pub token_hash: &'a [u8],
    pub link: LinkId,
    pub asks: Strength,
    pub expires_at: DateTime<Utc>,
    pub code_mac: Option<Vec<u8>>,
    pub code_expires_at: Option<DateTime<Utc>>,
}

const INSERT: &str = "INSERT INTO viewings
        (token_hash, firm_id, link_id, created_at, expires_at, code_mac, code_expires_at, proven_at, asks)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const FORGET_EXPIRED: &str = "DELETE FROM viewings WHERE token_hash = $1 AND expires_at <= $2";
const FIND: &str = "SELECT asks, proven_at, code_expires_at FROM viewings
    WHERE token_hash = $1 AND firm_id = $2 AND link_id = $3 AND expires_at > $4";
const SET_CODE: &str = "UPDATE viewings SET code_mac = $4, code_expires_at = $5
    WHERE token_hash = $1 AND firm_id = $2 AND link_id = $3 AND proven_at IS NULL AND asks = 'mailed_code'";
const PROVE_AGREED: &str = "UPDATE viewings SET proven_at = $4
    WHERE token_hash = $1 AND firm_id = $2 AND link_id = $3 AND proven_at IS NULL AND asks = 'access_code'";
const PROVE: &str = "UPDATE viewings SET proven_at = $4, code_mac = NULL
    WHERE token_hash = $1 AND firm_id = $2 AND link_id = $3 AND proven_at IS NULL AND code_mac = $5 AND code_expires_at > $4";
const END_SESSIONS: &str = "DELETE FROM viewings WHERE firm_id = $1
    AND link_id IN (SELECT id FROM links WHERE firm_id = $1 AND contact_id = $2)";
const PURGE: &str = "DELETE FROM viewings WHERE expires_at < $1";

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, v: &NewViewing<'_>, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, FORGET_EXPIRED, v.token_hash, now)?;
    let proven = (v.asks == Strength::Button).then_some(now);
    execute!(
        tx,
        INSERT,
        v.token_hash,
        scope.firm(),
        v.link,
        now,
        v.expires_at,
        &v.code_mac,
        v.code_expires_at,
        proven,
        v.asks.code()
    )?;
    Ok(())
}

pub(super) async fn find(
    tx: &mut Tx,
    firm: FirmId,
    token_hash: &[u8],
    link: LinkId,
    now: DateTime<Utc>,
) -> Result<Option<Viewing>> {
    Ok(fetch_optional!(tx, Viewing, FIND, token_hash, firm, link, now)?)
}

/// Replaces the code of a session that still needs one.
pub(super) async fn set_code(
    tx: &mut Tx,
    scope: &Scope,
    token_hash: &[u8],
    link: LinkId,
    mac: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<bool> {
    Ok(execute!(tx, SET_CODE, token_hash, scope.firm(), link, mac, expires_at)? == 1)
}

/// Accepts the code once; `false` when it is wrong, late or used.
pub(super) async fn prove(
    tx: &mut Tx,
    scope: &Scope,
    token_hash: &[u8],
    link: LinkId,
    mac: &[u8],
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(execute!(tx, PROVE, token_hash, scope.firm(), link, now, mac)? == 1)
}

/// Accepts the code that was agreed on, which the caller compared.
pub(super) async fn prove_agreed(
    tx: &mut Tx,
    scope: &Scope,
    token_hash: &[u8],
    link: LinkId,
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(execute!(tx, PROVE_AGREED, token_hash, scope.firm(), link, now)? == 1)
}

/// Forgets sessions that ended.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE, now)?)
}

/// Ends every session that a contact's links opened.
pub(super) async fn end_of_contact(tx: &mut Tx, scope: &Scope, id: ContactId) -> Result<()> {
    execute!(tx, END_SESSIONS, scope.firm(), id)?;
    Ok(())
}
