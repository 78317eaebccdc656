//! SQL of second factors. Read across firms: they are a person's own.

use chrono::{DateTime, Utc};
use portal_types::{EmailAddress, PersonId};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional};

const SINCE: &str = "SELECT added_at FROM totp_factors WHERE person_id = $1";
const SECRET: &str = "SELECT secret FROM totp_factors WHERE person_id = $1";
/// AUT-4: of two who come with one code at once, the second finds no row.
const USE_STEP: &str = "UPDATE totp_factors SET last_step = $2 WHERE person_id = $1 AND last_step < $2";
const INSERT: &str = "INSERT INTO totp_factors (person_id, secret, last_step, added_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (person_id) DO NOTHING";
const REMOVE: &str = "DELETE FROM totp_factors WHERE person_id = $1";
const SET_HELD: &str = "UPDATE people SET second_factor = $2 WHERE id = $1";
const LEFT: &str = "SELECT COUNT(*) FROM recovery_codes WHERE person_id = $1 AND used_at IS NULL";
const USE_CODE: &str =
    "UPDATE recovery_codes SET used_at = $3 WHERE person_id = $1 AND code_mac = $2 AND used_at IS NULL";
const INSERT_CODE: &str = "INSERT INTO recovery_codes (person_id, code_mac, used_at) VALUES ($1, $2, NULL)";
const FORGET_CODES: &str = "DELETE FROM recovery_codes WHERE person_id = $1";
const BY_EMAIL: &str = "SELECT p.id, t.secret, t.last_step FROM people p JOIN totp_factors t ON t.person_id = p.id
    WHERE p.email_canonical = $1";

pub(super) async fn app_since(tx: &mut Tx, person: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(fetch_optional!(tx, (DateTime<Utc>,), SINCE, person)?.map(|(at,)| at))
}

pub(super) async fn secret(tx: &mut Tx, person: PersonId) -> Result<Option<Vec<u8>>> {
    Ok(fetch_optional!(tx, (Vec<u8>,), SECRET, person)?.map(|(secret,)| secret))
}

/// `false` when this step or a later one was used.
pub(super) async fn use_step(tx: &mut Tx, person: PersonId, step: i64) -> Result<bool> {
    Ok(execute!(tx, USE_STEP, person, step)? == 1)
}

/// `false` when there is one already.
pub(super) async fn insert(
    tx: &mut Tx,
    person: PersonId,
    secret: &[u8],
    last_step: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(execute!(tx, INSERT, person, secret, last_step, now)? == 1)
}

/// `false` when there was none.
pub(super) async fn remove(tx: &mut Tx, person: PersonId) -> Result<bool> {
    forget_codes(tx, person).await?;
    Ok(execute!(tx, REMOVE, person)? == 1)
}

pub(super) async fn set_held(tx: &mut Tx, person: PersonId, held: bool) -> Result<()> {
    execute!(tx, SET_HELD, person, held)?;
    Ok(())
}

pub(super) async fn left(tx: &mut Tx, person: PersonId) -> Result<i64> {
    Ok(fetch_all!(tx, (i64,), LEFT, person)?.first().map_or(0, |(count,)| *count))
}

/// `false` when it is no code of his, or was used.
pub(super) async fn use_code(tx: &mut Tx, person: PersonId, mac: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, USE_CODE, person, mac, now)? == 1)
}

pub(super) async fn insert_code(tx: &mut Tx, person: PersonId, mac: &[u8]) -> Result<()> {
    execute!(tx, INSERT_CODE, person, mac)?;
    Ok(())
}

pub(super) async fn forget_codes(tx: &mut Tx, person: PersonId) -> Result<()> {
    execute!(tx, FORGET_CODES, person)?;
    Ok(())
}

/// Whose secret it is, the secret, sealed, and the step used last.
pub(crate) async fn by_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<(PersonId, Vec<u8>, i64)>> {
    Ok(fetch_optional!(tx, (PersonId, Vec<u8>, i64), BY_EMAIL, email.canonical())?)
}
