//! Before a sensitive act: showing once more who is at the keyboard.

use chrono::Duration;
use portal_types::{ErrorCode, FieldError, FormErrors, second_factor::Proof};
use serde::Serialize;
use uuid::Uuid;

use super::{Session, SignInFailed, limits, store};
use crate::{
    audit::{self, AuditEvent},
    error::{Error, Result},
    portal::Portal,
    scope::Origin,
    second_factor,
    throttle::Quota,
    tokens,
};

/// How long it counts.
pub const FRESH_FOR: Duration = Duration::minutes(10);
/// Tries per person.
const PER_PERSON: Quota = Quota { burst: 5, every: Duration::minutes(1) };

#[derive(Serialize)]
struct Confirmed {
    person: portal_types::PersonId,
    by: &'static str,
}

impl AuditEvent for Confirmed {
    const TYPE: &'static str = "session.confirmed";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// Whether he showed who he is within the last ten minutes, by signing in or again since; else `ConfirmFirst`.
pub fn require(portal: &Portal, session: &Session) -> Result<()> {
    let fresh = portal.now() - session.proven_at <= FRESH_FOR;
    fresh.then_some(()).ok_or_else(|| ErrorCode::ConfirmFirst.into())
}

/// What is asked: the second factor of who has one, the password of who has none. Gives a new cookie in the place of the
/// old one (SES-1).
pub async fn confirm(portal: &Portal, origin: &Origin, session: &Session, cookie: &str, typed: &str) -> Result<String> {
    let person = session.person_id;
    let proof = if session.second_factor { Some(Proof::read(typed)?) } else { None };
    if proof.is_none() {
        given("password", typed)?;
    }
    let bucket = person.0.as_bytes();
    limits::count_try(portal, origin, b"confirm", bucket, PER_PERSON).await?;
    let password_fits = proof.is_none() && is_password(portal, session, typed).await?;
    let (token, now) = (tokens::opaque(portal), portal.now());
    let (old, new, keys, from) = (tokens::hash(cookie), tokens::hash(&token), portal.keys.clone(), origin.clone());
    let done = portal.write_system(move |tx| {
        Box::pin(async move {
            let by = match &proof {
                Some(proof) => second_factor::spend(tx, &keys, person, proof, now).await?,
                None if password_fits => "password",
                None => return Err(ErrorCode::WrongPassword.into()),
            };
            if !store::rotate(tx, &old, &new, now).await? {
                return Err(ErrorCode::SignInRequired.into());
            }
            audit::record_of_person(tx, person, &from, now, &Confirmed { person, by }).await
        })
    });
    match done.await {
        Ok(()) => Ok(token),
        Err(error) => {
            if [ErrorCode::WrongFactor, ErrorCode::WrongPassword].contains(&error.code()) {
                note_refusal(portal, origin, session).await?;
            }
            Err(error)
        }
    }
}

async fn note_refusal(portal: &Portal, origin: &Origin, session: &Session) -> Result<()> {
    let (person, now, origin) = (session.person_id, portal.now(), origin.clone());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                let event = SignInFailed { person, at: "confirmation" };
                audit::record_of_person(tx, person, &origin, now, &event).await
            })
        })
        .await
}

/// Refuses an empty field, before a try is counted.
pub fn given(field: &str, typed: &str) -> Result<()> {
    let mut errors = FormErrors::default();
    if typed.is_empty() {
        errors.add(field, FieldError::Required);
    }
    Ok(errors.into_result()?)
}

/// Whether it is the password of the session's owner.
pub(crate) async fn is_password(portal: &Portal, session: &Session, typed: &str) -> Result<bool> {
    if typed.chars().count() > portal_types::sign_in::PASSWORD_MAX {
        return Ok(false);
    }
    let mut tx = portal.db.outside().await?;
    let stored = store::password_of(&mut tx, session.person_id).await?;
    drop(tx);
    let stored = stored.ok_or_else(|| Error::Broken("somebody is signed in without a password".into()))?;
    portal.hasher.verify(typed.to_owned().into(), Some(stored)).await
}
