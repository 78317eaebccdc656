//! Between the password and the second factor: a row that lives for minutes and opens nothing of any firm.

use chrono::Duration;
use portal_types::{EmailAddress, ErrorCode, Language, PersonId, second_factor::Proof};

use super::{ABSOLUTE, SignInFailed, SignedIn, limits, store};
use crate::{
    audit,
    error::Result,
    people::store::{Employment, employments},
    portal::Portal,
    scope::Origin,
    second_factor, throttle, tokens,
};

/// How long there is to find the phone.
pub const KEPT_FOR: Duration = Duration::minutes(10);
/// Wrong codes after which the password is asked again.
const TRIES: i64 = 5;

/// Somebody who gave his password.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Halfway {
    /// Who.
    pub person_id: PersonId,
    /// Sign-in address.
    pub email: EmailAddress,
    /// Language of screens.
    #[sqlx(try_from = "String")]
    pub language: Language,
}

/// Somebody who is in.
#[derive(Debug)]
pub struct Entered {
    /// The session's cookie.
    pub token: String,
    /// Sign-in address.
    pub email: EmailAddress,
    /// Where he works.
    pub employments: Vec<Employment>,
}

/// Who is half-way, by the cookie that the password gave; changes nothing.
pub async fn halfway(portal: &Portal, token: &str) -> Result<Halfway> {
    let mut tx = portal.db.outside().await?;
    let found = store::find_step(&mut tx, &tokens::hash(token), portal.now()).await?;
    found.ok_or_else(|| ErrorCode::SignInOver.into())
}

/// The second half of signing in.
pub async fn finish(
    portal: &Portal,
    origin: &Origin,
    token: &str,
    typed: &str,
    device: Option<&str>,
) -> Result<Entered> {
    let Halfway { person_id: person, email, .. } = halfway(portal, token).await?;
    let proof = Proof::read(typed)?;
    let bucket = limits::bucket(portal, &email.canonical(), device);
    limits::count_try(portal, origin, b"factor-account", &bucket, limits::PER_FACTOR).await?;
    match enter(portal, origin, (token, person), proof, bucket).await {
        Err(error) if error.code() == ErrorCode::WrongFactor => {
            note_refusal(portal, origin, (token, person)).await?;
            Err(error)
        }
        entered => entered.map(|(token, employments)| Entered { token, email, employments }),
    }
}

/// Uses up the row and the proof, and begins the session, all or nothing.
async fn enter(
    portal: &Portal,
    origin: &Origin,
    (half, person): (&str, PersonId),
    proof: Proof,
    bucket: Vec<u8>,
) -> Result<(String, Vec<Employment>)> {
    let (token, half, now) = (tokens::opaque(portal), tokens::hash(half), portal.now());
    let (hash, keys, origin) = (tokens::hash(&token), portal.keys.clone(), origin.clone());
    let at = portal.write_system(move |tx| {
        Box::pin(async move {
            if !store::take_step(tx, &half, now).await? {
                return Err(ErrorCode::SignInOver.into());
            }
            let by = second_factor::spend(tx, &keys, person, &proof, now).await?;
            let at = employments(tx, person).await?;
            if at.is_empty() {
                return Err(ErrorCode::SignInOver.into());
            }
            store::insert(tx, &hash, person, now, now + ABSOLUTE, &origin).await?;
            throttle::clear(tx, &keys, &[b"factor-account", &bucket]).await?;
            audit::record_of_person(tx, person, &origin, now, &SignedIn { person, by }).await?;
            Ok(at)
        })
    });
    Ok((token, at.await?))
}

async fn note_refusal(portal: &Portal, origin: &Origin, (half, person): (&str, PersonId)) -> Result<()> {
    let (half, now, origin) = (tokens::hash(half), portal.now(), origin.clone());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                store::count_step(tx, &half, TRIES).await?;
                let event = SignInFailed { person, at: "second-factor" };
                audit::record_of_person(tx, person, &origin, now, &event).await
            })
        })
        .await
}
