//! SQL of sessions. Read across firms: a session belongs to a person.

use chrono::{DateTime, Utc};
use portal_types::{Language, PersonId};

use crate::{db::Tx, error::Result, execute, fetch_optional, people::store::Employment};

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
}

const INSERT: &str =
    "INSERT INTO sessions (token_hash, person_id, created_at, seen_at, expires_at, revoked_at, user_agent)
                      VALUES ($1, $2, $3, $3, $4, NULL, $5)";
const FIND: &str = "SELECT s.person_id, p.name, p.email, p.language, s.seen_at
    FROM sessions s JOIN people p ON p.id = s.person_id
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3";
const TOUCH: &str = "UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
const REVOKE: &str = "UPDATE sessions SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL";
const REVOKE_ALL: &str = "UPDATE sessions SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL";
const PURGE: &str = "DELETE FROM sessions WHERE expires_at < $1";
const EMPLOYMENT: &str = "SELECT e.id, e.firm_id, f.slug, f.name AS firm_name, e.role
    FROM employees e JOIN firms f ON f.id = e.firm_id WHERE e.person_id = $1 AND f.slug = $2 AND e.active";

pub(super) async fn insert(
    tx: &mut Tx,
    hash: &[u8],
    person: PersonId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    user_agent: &str,
) -> Result<()> {
    execute!(tx, INSERT, hash, person, now, expires_at, user_agent)?;
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
    execute!(tx, REVOKE_ALL, person, now)?;
    Ok(())
}

/// Forgets sessions that ended.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE, now)?)
}

pub(super) async fn employment(tx: &mut Tx, person: PersonId, slug: &str) -> Result<Option<Employment>> {
    Ok(fetch_optional!(tx, Employment, EMPLOYMENT, person, slug)?)
}
