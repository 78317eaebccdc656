//! What somebody proves himself with besides his password: the codes of an authenticator app, and codes kept for the
//! day the app is lost (AUT-4). They are a person's own, at every firm he works for.

pub mod enrol;
mod events;
pub mod recovery;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod totp;

use chrono::{DateTime, Utc};
use portal_types::{EmailAddress, ErrorCode, FirmId, PersonId, second_factor::Proof};

use crate::{
    audit,
    db::Tx,
    error::Result,
    keys::{Keys, MacPurpose, SealPurpose},
    people,
    portal::Portal,
    scope::Origin,
    sessions,
};

/// What somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Since when an authenticator app is set up.
    pub app_since: Option<DateTime<Utc>>,
    /// Recovery codes that were not used.
    pub recovery_left: i64,
}

impl Held {
    /// Whether a password alone does not let him in.
    pub fn any(&self) -> bool {
        self.app_since.is_some()
    }
}

/// What this person has.
pub async fn held(portal: &Portal, person: PersonId) -> Result<Held> {
    let mut tx = portal.db.outside().await?;
    Ok(Held { app_since: store::app_since(&mut tx, person).await?, recovery_left: store::left(&mut tx, person).await? })
}

/// Uses a proof up, in the transaction of what it is for: whoever comes with the same one again is refused, also at the
/// very same moment. Gives the kind, as the record names it.
pub(crate) async fn spend(
    tx: &mut Tx,
    keys: &Keys,
    person: PersonId,
    proof: &Proof,
    now: DateTime<Utc>,
) -> Result<&'static str> {
    let spent = match proof {
        Proof::Totp(code) => match store::secret(tx, person).await? {
            Some(sealed) => {
                let secret = open(keys, person, &sealed);
                match secret.and_then(|secret| totp::matched_step(&secret, code, now)) {
                    Some(step) => store::use_step(tx, person, step).await?,
                    None => false,
                }
            }
            None => false,
        },
        Proof::Recovery(code) => store::use_code(tx, person, &mac(keys, person, code), now).await?,
    };
    match (spent, proof) {
        (false, _) => Err(ErrorCode::WrongFactor.into()),
        (true, Proof::Totp(_)) => Ok("app"),
        (true, Proof::Recovery(_)) => Ok("recovery-code"),
    }
}

/// Takes the app away, and the codes to recover with: they would open nothing more than a password does. Other sessions
/// end (SES-1).
pub async fn remove(portal: &Portal, origin: &Origin, person: PersonId, session: &str) -> Result<()> {
    let (now, origin, session) = (portal.now(), origin.clone(), session.to_owned());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if !store::remove(tx, person).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                store::set_held(tx, person, false).await?;
                sessions::end_others(tx, person, &session, now).await?;
                audit::record_of_person(tx, person, &origin, now, &events::Removed { person, kind: "app" }).await
            })
        })
        .await
}

/// The secret of somebody who is known by his address, and the step used last; for demo people, whose codes are no secret.
pub(crate) async fn known_secret(portal: &Portal, email: &EmailAddress) -> Result<Option<(totp::Secret, i64)>> {
    let mut tx = portal.db.outside().await?;
    let Some((person, sealed, last_step)) = store::by_email(&mut tx, email).await? else { return Ok(None) };
    Ok(open(&portal.keys, person, &sealed).map(|secret| (secret, last_step)))
}

/// Takes the second factor away from somebody who lost everything; for the operator, who made sure who asks. His
/// sessions end, and at a firm that asks for one he sets up another. `false` when he has none, or does not work there.
pub async fn reset(portal: &Portal, firm: FirmId, email: &EmailAddress) -> Result<bool> {
    let (now, email) = (portal.now(), email.clone());
    let scope = portal.system_scope(firm, "command-line");
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let Some(person) = people::store::find_by_email(tx, &email).await? else { return Ok(false) };
                let works_here = people::store::works_here(tx, scope, &email).await?;
                if !works_here || !store::remove(tx, person.id).await? {
                    return Ok(false);
                }
                store::set_held(tx, person.id, false).await?;
                sessions::store::revoke_all(tx, person.id, now).await?;
                audit::record(tx, scope, now, &events::Removed { person: person.id, kind: "all" }).await?;
                Ok(true)
            })
        })
        .await
}

/// Where a secret stands: in the row of one person.
fn seal(portal: &Portal, person: PersonId, secret: &totp::Secret) -> Result<Vec<u8>> {
    portal.keys.seal(SealPurpose::Totp, portal.random(), &[b"app", person.0.as_bytes()], secret)
}

fn open(keys: &Keys, person: PersonId, sealed: &[u8]) -> Option<totp::Secret> {
    keys.open(SealPurpose::Totp, &[b"app", person.0.as_bytes()], sealed)?.try_into().ok()
}

fn mac(keys: &Keys, person: PersonId, code: &str) -> Vec<u8> {
    keys.mac(MacPurpose::Recovery, &[person.0.as_bytes(), code.as_bytes()]).to_vec()
}
