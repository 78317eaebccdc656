//! The access code: agreed with a contact outside e-mail, so that whoever reads his mail is not him (LNK-6 c).

use chrono::{DateTime, Duration, Utc};
use portal_types::{ClientId, ContactId, ErrorCode, FieldError, FormErrors, Right};
use secrecy::{ExposeSecret, SecretString};

use super::{
    code::{Attempt, right, wrong},
    events::{AccessCodeRemoved, AccessCodeSet},
    locked::Word,
    store,
    store::Link,
    viewing_store,
};
use crate::{
    audit,
    db::Tx,
    error::Result,
    execute, fetch_optional,
    portal::Portal,
    scope::Scope,
    throttle::{self, Quota},
};

/// Fewest and most characters of an access code.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=64;
/// Tries per contact, over all of his links: a new link gives five new ones.
const TRIES: Quota = Quota { burst: 10, every: Duration::hours(1) };

const CLIENT: &str = "SELECT client_id FROM contacts WHERE firm_id = $1 AND id = $2";
const HASH: &str = "SELECT hash FROM access_codes WHERE firm_id = $1 AND contact_id = $2";
const SET: &str = "INSERT INTO access_codes (firm_id, contact_id, hash, set_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (firm_id, contact_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at";
const REMOVE: &str = "DELETE FROM access_codes WHERE firm_id = $1 AND contact_id = $2";

async fn stored(tx: &mut Tx, scope: &Scope, contact: ContactId) -> Result<Option<String>> {
    Ok(fetch_optional!(tx, (String,), HASH, scope.firm(), contact)?.map(|(hash,)| hash))
}

async fn client_of(tx: &mut Tx, scope: &Scope, contact: ContactId) -> Result<ClientId> {
    let found = fetch_optional!(tx, (ClientId,), CLIENT, scope.firm(), contact)?;
    Ok(found.ok_or(ErrorCode::NotFound)?.0)
}

/// Whether a code was agreed with a contact; never which.
pub async fn has_access_code(portal: &Portal, scope: &Scope, contact: ContactId) -> Result<bool> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    Ok(stored(&mut tx, scope, contact).await?.is_some())
}

/// Sets the code that was agreed with a contact; an earlier one counts no more.
pub async fn set_access_code(portal: &Portal, scope: &Scope, contact: ContactId, code: SecretString) -> Result<()> {
    scope.may(Right::Send)?;
    client_of(&mut portal.db.glance(scope).await?, scope, contact).await?;
    let code = check(&code)?;
    let (hash, now) = (portal.hasher.hash(code, portal.random()).await?, portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let client = client_of(tx, scope, contact).await?;
                execute!(tx, SET, scope.firm(), contact, &hash, now)?;
                audit::record(tx, scope, now, &AccessCodeSet { client, contact }).await
            })
        })
        .await
}

/// Forgets a contact's code.
pub async fn remove_access_code(portal: &Portal, scope: &Scope, contact: ContactId) -> Result<()> {
    scope.may(Right::Send)?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let client = client_of(tx, scope, contact).await?;
                if execute!(tx, REMOVE, scope.firm(), contact)? == 0 {
                    return Ok(());
                }
                audit::record(tx, scope, now, &AccessCodeRemoved { client, contact }).await
            })
        })
        .await
}

/// The code as it is compared: capitals and spaces are lost on the telephone.
fn check(code: &SecretString) -> Result<SecretString> {
    let (text, mut errors) = (plain(code.expose_secret()), FormErrors::default());
    match text.chars().count() {
        0 => errors.add("access_code", FieldError::Required),
        n if n > *LENGTH.end() => errors.add("access_code", FieldError::TooLong(64)),
        n if n < *LENGTH.start() => errors.add("access_code", FieldError::Guessable),
        _ => {}
    }
    errors.into_result()?;
    Ok(text.into())
}

fn plain(code: &str) -> String {
    code.split_whitespace().collect::<String>().to_lowercase()
}

/// Compares with the code that was agreed on, then counts as for a mailed one. The hashing stands outside of the
/// transaction; what it found counts only if the code is still the same.
pub(super) async fn compare(
    portal: &Portal,
    scope: &Scope,
    link: &Link,
    session: Vec<u8>,
    given: &str,
) -> Result<Attempt> {
    let hash = stored(&mut portal.db.glance(scope).await?, scope, link.contact_id).await?.ok_or(ErrorCode::CodeGone)?;
    let given: String = plain(given).chars().take(*LENGTH.end() + 1).collect();
    let fits = portal.hasher.verify(given.into(), Some(hash.clone())).await?;
    let (now, keys, link, word) = (portal.now(), portal.keys.clone(), link.clone(), Word::new(portal));
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if !store::hold(tx, scope, link.id, now).await? {
                    return Ok(Attempt::Locked);
                }
                if stored(tx, scope, link.contact_id).await?.as_ref() != Some(&hash) {
                    return Ok(Attempt::Late);
                }
                throttle::take(tx, &keys, &[b"access-code", link.contact_id.0.as_bytes()], TRIES, now).await?;
                if !fits {
                    return wrong(tx, scope, &link, word, now).await;
                }
                prove(tx, scope, &link, &session, now).await
            })
        })
        .await
}

async fn prove(tx: &mut Tx, scope: &Scope, link: &Link, session: &[u8], now: DateTime<Utc>) -> Result<Attempt> {
    match viewing_store::prove_agreed(tx, scope, session, link.id, now).await? {
        true => right(tx, scope, link, now).await,
        // The other half of a double click was faster.
        false => Ok(Attempt::Right),
    }
}
