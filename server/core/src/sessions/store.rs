//! SQL of sessions. Read across firms: a session belongs to a person.

use chrono::{DateTime, Utc};
use portal_types::{Language, PersonId};

use super::Halfway;
use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, people::store::Employment, scope::Origin};

/// A live session.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    /// Whose.
    pub person_id: PersonId,
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// Language of screens.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// Last noted visit.
    pub seen_at: DateTime<Utc>,
    /// When he last showed that it is him.
    pub proven_at: DateTime<Utc>,
    /// Whether he has a second factor.
    pub second_factor: bool,
}

/// A live session among others of its owner.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Live {
    pub token_hash: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub seen_at: DateTime<Utc>,
    pub address: String,
    pub user_agent: String,
}

const INSERT: &str = "INSERT INTO sessions
        (token_hash, person_id, created_at, seen_at, proven_at, expires_at, revoked_at, user_agent, address)
    VALUES ($1, $2, $3, $3, $3, $4, NULL, $5, $6)";
const FIND: &str = "SELECT s.person_id, p.name, p.email, p.language, s.seen_at, s.proven_at, p.second_factor
    FROM sessions s JOIN people p ON p.id = s.person_id
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3";
const TOUCH: &str = "UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
const REVOKE: &str = "UPDATE sessions SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
const REVOKE_ALL: &str = "UPDATE sessions SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL";
const REVOKE_OTHERS: &str =
    "UPDATE sessions SET revoked_at = $3 WHERE person_id = $1 AND token_hash <> $2 AND revoked_at IS NULL";
const ROTATE: &str = "UPDATE sessions SET token_hash = $2, proven_at = $3 WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $3";
const LIVE_OF: &str = "SELECT token_hash, created_at, seen_at, address, user_agent FROM sessions
    WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, created_at DESC";
const HAS_FACTOR: &str = "SELECT second_factor FROM people WHERE id = $1";
const PASSWORD_OF: &str = "SELECT password_hash FROM people WHERE id = $1";
const INSERT_STEP: &str = "INSERT INTO sign_in_steps (token_hash, person_id, tries, expires_at) VALUES ($1, $2, 0, $3)";
const FIND_STEP: &str = "SELECT i.person_id, p.email, p.language FROM sign_in_steps i
    JOIN people p ON p.id = i.person_id WHERE i.token_hash = $1 AND i.expires_at > $2";
const TAKE_STEP: &str = "DELETE FROM sign_in_steps WHERE token_hash = $1 AND expires_at > $2";
const COUNT_STEP: &str = "UPDATE sign_in_steps SET tries = tries + 1 WHERE token_hash = $1";
const END_STEP: &str = "DELETE FROM sign_in_steps WHERE token_hash = $1 AND tries >= $2";
const END_STEPS_OF: &str = "DELETE FROM sign_in_steps WHERE person_id = $1";
const PURGE_STEPS: &str = "DELETE FROM sign_in_steps WHERE expires_at < $1";
const PURGE: &str = "DELETE FROM sessions WHERE expires_at < $1";
const EMPLOYMENT: &str = "SELECT e.id, e.firm_id, f.slug, f.name AS firm_name, e.role, f.second_factor
    FROM employees e JOIN firms f ON f.id = e.firm_id WHERE e.person_id = $1 AND f.slug = $2 AND e.active";

pub(super) async fn insert(
    tx: &mut Tx,
    hash: &[u8],
    person: PersonId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    origin: &Origin,
) -> Result<()> {
    let address = origin.address.map(|address| address.to_string()).unwrap_or_default();
    execute!(tx, INSERT, hash, person, now, expires_at, &origin.user_agent, address)?;
    Ok(())
}

pub(super) async fn find(
    tx: &mut Tx,
    hash: &[u8],
    now: DateTime<Utc>,
    seen_after: DateTime<Utc>,
) -> Result<Option<Session>> {
    Ok(fetch_optional!(tx, Session, FIND, hash, now, seen_after)?)
}

pub(super) async fn touch(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<()> {
    execute!(tx, TOUCH, hash, now)?;
    Ok(())
}

/// `false` when there was nothing to end.
pub(super) async fn revoke(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, REVOKE, hash, now)? == 1)
}

/// Ends every session of a person: what opened them counts no more (SES-1).
pub(crate) async fn revoke_all(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, END_STEPS_OF, person)?;
    execute!(tx, REVOKE_ALL, person, now)?;
    Ok(())
}

/// The same, but for one; gives how many.
pub(super) async fn revoke_others(tx: &mut Tx, person: PersonId, hash: &[u8], now: DateTime<Utc>) -> Result<u64> {
    execute!(tx, END_STEPS_OF, person)?;
    Ok(execute!(tx, REVOKE_OTHERS, person, hash, now)?)
}

/// Another cookie opens the session from now on; `false` when it is over.
pub(super) async fn rotate(tx: &mut Tx, old: &[u8], new: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, ROTATE, old, new, now)? == 1)
}

pub(super) async fn live_of(
    tx: &mut Tx,
    person: PersonId,
    now: DateTime<Utc>,
    seen_after: DateTime<Utc>,
) -> Result<Vec<Live>> {
    Ok(fetch_all!(tx, Live, LIVE_OF, person, now, seen_after)?)
}

pub(super) async fn has_factor(tx: &mut Tx, person: PersonId) -> Result<bool> {
    Ok(fetch_optional!(tx, (bool,), HAS_FACTOR, person)?.is_some_and(|(has,)| has))
}

pub(super) async fn password_of(tx: &mut Tx, person: PersonId) -> Result<Option<String>> {
    Ok(fetch_optional!(tx, (Option<String>,), PASSWORD_OF, person)?.and_then(|(hash,)| hash))
}

pub(super) async fn insert_step(tx: &mut Tx, hash: &[u8], person: PersonId, expires_at: DateTime<Utc>) -> Result<()> {
    execute!(tx, INSERT_STEP, hash, person, expires_at)?;
    Ok(())
}

pub(super) async fn find_step(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<Option<Halfway>> {
    Ok(fetch_optional!(tx, Halfway, FIND_STEP, hash, now)?)
}

/// `false` when somebody was faster.
pub(super) async fn take_step(tx: &mut Tx, hash: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, TAKE_STEP, hash, now)? == 1)
}

/// One try less.
pub(super) async fn count_step(tx: &mut Tx, hash: &[u8], most: i64) -> Result<()> {
    execute!(tx, COUNT_STEP, hash)?;
    execute!(tx, END_STEP, hash, most)?;
    Ok(())
}

/// Forgets sessions that ended.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE_STEPS, now)? + execute!(tx, PURGE, now)?)
}

pub(super) async fn employment(tx: &mut Tx, person: PersonId, slug: &str) -> Result<Option<Employment>> {
    Ok(fetch_optional!(tx, Employment, EMPLOYMENT, person, slug)?)
}
