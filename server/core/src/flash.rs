//! The outcome of a form post between the post and the redirect, kept on the server so that neither errors nor
//! typed values end up in an address (LEP-6). The database cannot read it: people type what is nobody's business.

#[cfg(test)]
mod tests;

use std::net::IpAddr;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use portal_types::Flash;

use crate::{
    db::Tx,
    edge::ClientAddress,
    error::Result,
    execute, fetch_optional,
    keys::{SealPurpose, sha256},
    portal::Portal,
    throttle::{self, Quota},
};

/// The cookie that leads from the redirect to what happened.
pub const COOKIE: &str = "flash";
/// How long it is kept, here and by the browser.
pub const KEPT_FOR: Duration = Duration::minutes(10);
/// Refused forms of one address; an office full of people shares one.
const PER_ADDRESS: Quota = Quota { burst: 200, every: Duration::seconds(1) };
const INSERT: &str = "INSERT INTO flashes (id_hash, flash, expires_at) VALUES ($1, $2, $3)";
const FIND: &str = "SELECT flash FROM flashes WHERE id_hash = $1 AND expires_at > $2";
const PURGE: &str = "DELETE FROM flashes WHERE expires_at < $1";

/// Keeps a flash; gives the cookie value that finds it again. Anybody can have something kept, so each address only so
/// often.
pub async fn put(portal: &Portal, flash: &Flash, from: Option<IpAddr>) -> Result<String> {
    let id = BASE64_URL_SAFE_NO_PAD.encode(portal.random::<18>());
    let (hash, json, now) = (sha256(id.as_bytes()).to_vec(), serde_json::to_vec(flash)?, portal.now());
    let sealed = portal.keys.seal(SealPurpose::Flash, portal.random(), &[&hash], &json)?;
    let sealed = BASE64_URL_SAFE_NO_PAD.encode(sealed);
    let (keys, from) = (portal.keys.clone(), from.map(|address| ClientAddress(address).key().to_string()));
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if let Some(from) = &from {
                    throttle::take(tx, &keys, &[b"flash", from.as_bytes()], PER_ADDRESS, now).await?;
                }
                Ok(execute!(tx, INSERT, hash, sealed, now + KEPT_FOR)?)
            })
        })
        .await?;
    Ok(id)
}

/// The flash of a cookie value. Reading changes nothing; the cookie is cleared by the page that shows it.
pub async fn get(portal: &Portal, id: &str) -> Result<Option<Flash>> {
    let mut tx = portal.db.outside().await?;
    let hash = sha256(id.as_bytes()).to_vec();
    let found = fetch_optional!(&mut tx, (String,), FIND, hash.clone(), portal.now())?;
    let sealed = found.and_then(|(sealed,)| BASE64_URL_SAFE_NO_PAD.decode(sealed).ok());
    // What another key sealed is as good as gone.
    let json = sealed.and_then(|sealed| portal.keys.open(SealPurpose::Flash, &[&hash], &sealed));
    Ok(json.map(|json| serde_json::from_slice(&json)).transpose()?)
}

/// Forgets what nobody came back for.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE, now)?)
}
