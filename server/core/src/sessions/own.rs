//! Somebody's own sessions: what he sees of them, and ending them (SES-1).

use chrono::{DateTime, Utc};
use portal_types::{
    ErrorCode, PersonId,
    user_agent::{Browser, browser},
};

use super::{IDLE, SignedOut, store};
use crate::{audit, error::Result, keys::sha256, portal::Portal, scope::Origin, tokens};

/// One session, without what opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// Names it in a form.
    pub id: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// Since when.
    pub began_at: DateTime<Utc>,
    /// Last noted visit.
    pub seen_at: DateTime<Utc>,
    /// Where it began; empty when that was not known.
    pub address: String,
    /// In which browser.
    pub browser: Browser,
}

/// A name that says nothing of the cookie, nor of what the database keeps of it.
fn name_of(hash: &[u8]) -> String {
    sha256(&[&b"own-session"[..], hash].concat())[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The live ones, this one first and then by their last use.
pub async fn list(portal: &Portal, person: PersonId, session: &str) -> Result<Vec<OwnSession>> {
    let (now, mine) = (portal.now(), tokens::hash(session));
    let mut tx = portal.db.outside().await?;
    let rows = store::live_of(&mut tx, person, now, now - IDLE).await?;
    let line = |row: store::Live| OwnSession {
        id: name_of(&row.token_hash),
        current: row.token_hash == mine,
        began_at: row.created_at,
        seen_at: row.seen_at,
        browser: browser(&row.user_agent),
        address: row.address,
    };
    let mut sessions: Vec<OwnSession> = rows.into_iter().map(line).collect();
    sessions.sort_by_key(|one| !one.current);
    Ok(sessions)
}

/// Ends one of them.
pub async fn end(portal: &Portal, origin: &Origin, person: PersonId, id: &str) -> Result<()> {
    let (now, origin, id) = (portal.now(), origin.clone(), id.to_owned());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                let rows = store::live_of(tx, person, now, now - IDLE).await?;
                let row = rows.into_iter().find(|row| name_of(&row.token_hash) == id).ok_or(ErrorCode::StateChanged)?;
                store::revoke(tx, &row.token_hash, now).await?;
                audit::record_of_person(tx, person, &origin, now, &SignedOut { person, by: "self-elsewhere" }).await
            })
        })
        .await
}

/// Ends all but this one.
pub async fn end_all_others(portal: &Portal, origin: &Origin, person: PersonId, session: &str) -> Result<()> {
    let (now, origin, session) = (portal.now(), origin.clone(), session.to_owned());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if super::end_others(tx, person, &session, now).await? == 0 {
                    return Ok(());
                }
                audit::record_of_person(tx, person, &origin, now, &SignedOut { person, by: "self-elsewhere" }).await
            })
        })
        .await
}
