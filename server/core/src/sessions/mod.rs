//! Sessions are revocable rows; the cookie is opaque (SES-1).

mod halfway;
pub(crate) mod limits;
mod own;
pub mod step_up;
pub mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Duration, Utc};
use portal_types::{ErrorCode, FirmId, PersonId, Slug, sign_in::SignIn};
use serde::Serialize;
use uuid::Uuid;

#[cfg(any(test, feature = "testing"))]
pub use crate::testing::sign_in;
pub use {
    halfway::{Entered, Halfway, KEPT_FOR, finish, halfway},
    limits::{device_cookie, is_device_of},
    own::{OwnSession, end, end_all_others, list},
    store::Session,
};

use crate::{
    audit::{self, AuditEvent},
    db::{Reach, Tx},
    error::Result,
    people::{self, store::Employment},
    portal::Portal,
    scope::{Actor, Origin, Scope},
    throttle, tokens,
};

/// Longest life of a session.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// A session of firm staff ends after this long without a request.
pub const IDLE: Duration = Duration::minutes(60);
#[derive(Serialize)]
struct SignedIn {
    person: PersonId,
    by: &'static str,
}

impl AuditEvent for SignedIn {
    const TYPE: &'static str = "session.started";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

#[derive(Serialize)]
struct SignedOut {
    person: PersonId,
    by: &'static str,
}

impl AuditEvent for SignedOut {
    const TYPE: &'static str = "session.ended";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

#[derive(Serialize)]
struct SignInFailed {
    person: PersonId,
    at: &'static str,
}

impl AuditEvent for SignInFailed {
    const TYPE: &'static str = "session.refused";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// How far a password leads.
#[derive(Debug)]
pub enum Entry {
    /// In: the session's cookie.
    In(String),
    /// To the question for a second factor: the cookie that remembers it.
    Halfway(String),
}

/// Signs in, or does the first half of it; says where the person works. Known and unknown addresses are answered alike,
/// after the same work (AUT-1).
///
/// `device` is the cookie of an earlier sign-in by [`device_cookie`]: strangers who use up an account's tries do not
/// keep its owner out of his own browser (AUT-3).
pub async fn enter(
    portal: &Portal,
    origin: &Origin,
    form: &SignIn,
    device: Option<&str>,
) -> Result<(Entry, Vec<Employment>)> {
    let (email, password) = form.check()?;
    let bucket = limits::bucket(portal, &email.canonical(), device);
    limits::count_try(portal, origin, b"sign-in-account", &bucket, limits::PER_ACCOUNT).await?;
    let mut tx = portal.db.read(Reach::Across).await?;
    let person = people::store::find_by_email(&mut tx, &email).await?;
    let employments = match &person {
        Some(person) => people::store::employments(&mut tx, person.id).await?,
        None => Vec::new(),
    };
    drop(tx);
    let stored = person.as_ref().and_then(|p| p.password_hash.clone()).filter(|_| !employments.is_empty());
    let fits = portal.hasher.verify(password.to_owned().into(), stored).await?;
    let person = person.map(|p| p.id);
    if !fits {
        record_refusal(portal, origin, person, &employments, &bucket).await?;
        return Err(ErrorCode::WrongSignIn.into());
    }
    let person = person.ok_or(ErrorCode::WrongSignIn)?;
    let entry = start(portal, origin, person, bucket).await?;
    Ok((entry, employments))
}

/// Every refusal writes, also about somebody unknown: the time of the answer must not tell (AUT-1).
async fn record_refusal(
    portal: &Portal,
    origin: &Origin,
    person: Option<PersonId>,
    at: &[Employment],
    bucket: &[u8],
) -> Result<()> {
    let (origin, now, keys, bucket) = (origin.clone(), portal.now(), portal.keys.clone(), bucket.to_vec());
    let firms: Vec<FirmId> = at.iter().map(|e| e.firm_id).collect();
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                throttle::touch(tx, &keys, &[b"sign-in-refused", &bucket], now).await?;
                for firm in firms {
                    let Some(person) = person else { continue };
                    tx.enter(firm).await?;
                    let scope = Scope::new(firm, Actor::System("sign-in"), origin.clone(), Default::default());
                    audit::record(tx, &scope, now, &SignInFailed { person, at: "password" }).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn start(portal: &Portal, origin: &Origin, person: PersonId, bucket: Vec<u8>) -> Result<Entry> {
    let (token, now, keys, origin) = (tokens::opaque(portal), portal.now(), portal.keys.clone(), origin.clone());
    let hash = tokens::hash(&token);
    let halfway = portal.write_system(move |tx| {
        Box::pin(async move {
            throttle::clear(tx, &keys, &[b"sign-in-account", &bucket]).await?;
            let halfway = store::has_factor(tx, person).await?;
            if halfway {
                store::insert_step(tx, &hash, person, now + KEPT_FOR).await?;
            } else {
                store::insert(tx, &hash, person, now, now + ABSOLUTE, &origin).await?;
                audit::record_of_person(tx, person, &origin, now, &SignedIn { person, by: "password" }).await?;
            }
            Ok(halfway)
        })
    });
    Ok(if halfway.await? { Entry::Halfway(token) } else { Entry::In(token) })
}

/// Ends a person's sessions but the one of this cookie, and what somebody did half of: what opened them counts no more
/// (SES-1). Gives how many sessions.
pub(crate) async fn end_others(tx: &mut Tx, person: PersonId, cookie: &str, now: DateTime<Utc>) -> Result<u64> {
    store::revoke_others(tx, person, &tokens::hash(cookie), now).await
}

/// Ends a session at its owner's wish. One that was over already ends without a record.
pub async fn sign_out(portal: &Portal, origin: &Origin, token: &str) -> Result<()> {
    let (hash, now, origin) = (tokens::hash(token), portal.now(), origin.clone());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                let live = store::find(tx, &hash, now, now - IDLE).await?;
                if !store::revoke(tx, &hash, now).await? {
                    return Ok(());
                }
                let Some(Session { person_id: person, .. }) = live else { return Ok(()) };
                audit::record_of_person(tx, person, &origin, now, &SignedOut { person, by: "self" }).await
            })
        })
        .await
}

/// The live session of a cookie value, without noting a visit.
pub async fn look(portal: &Portal, token: &str) -> Result<Option<Session>> {
    let (hash, now) = (tokens::hash(token), portal.now());
    let mut tx = portal.db.outside().await?;
    store::find(&mut tx, &hash, now, now - IDLE).await
}

/// The live session of a cookie value. Notes the visit at most once a minute.
pub async fn resolve(portal: &Portal, token: &str) -> Result<Option<Session>> {
    let Some(session) = look(portal, token).await? else { return Ok(None) };
    let (hash, now) = (tokens::hash(token), portal.now());
    if now - session.seen_at > Duration::minutes(1) {
        portal.write_system(move |tx| Box::pin(async move { store::touch(tx, &hash, now).await })).await?;
    }
    Ok(Some(session))
}

/// The scope of a signed-in person at the firm with this slug: rights are read now, not at sign-in (TEN-6). Where the firm
/// asks for a second factor, who has none reaches nothing.
pub async fn employee_scope(portal: &Portal, session: &Session, slug: &str, origin: Origin) -> Result<Scope> {
    let (scope, missing) = own_scope(portal, session, slug, origin).await?;
    if missing {
        return Err(ErrorCode::FactorMissing.into());
    }
    Ok(scope)
}

/// The same for what is a person's own business, and whether his firm asks for a second factor that he has not set up.
pub async fn own_scope(portal: &Portal, session: &Session, slug: &str, origin: Origin) -> Result<(Scope, bool)> {
    let slug = Slug::parse(slug).ok_or(ErrorCode::NotFound)?;
    let mut tx = portal.db.glance(Reach::Across).await?;
    let found = store::employment(&mut tx, session.person_id, slug.as_str()).await?;
    let employment = found.ok_or(ErrorCode::NotFound)?;
    let actor = Actor::Employee { id: employment.id, person: session.person_id, role: employment.role };
    let missing = employment.second_factor && !session.second_factor;
    Ok((Scope::new(employment.firm_id, actor, origin, session.language), missing))
}
