//! Sessions are revocable rows; the cookie is opaque (SES-1).

pub mod store;
#[cfg(test)]
mod tests;

use chrono::Duration;
use portal_types::{ErrorCode, FirmId, PersonId, Slug, sign_in::SignIn};
use serde::Serialize;
use uuid::Uuid;

pub use store::Session;

use crate::{
    audit::{self, AuditEvent},
    edge::ClientAddress,
    error::Result,
    people::{self, store::Employment},
    portal::Portal,
    scope::{Actor, Origin, Scope},
    throttle::{self, Quota},
    tokens,
};

/// Longest life of a session.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// A session of firm staff ends after this long without a request.
pub const IDLE: Duration = Duration::minutes(60);
/// Tries per account.
const PER_ACCOUNT: Quota = Quota { burst: 10, every: Duration::minutes(1) };
/// Tries per address.
const PER_ADDRESS: Quota = Quota { burst: 30, every: Duration::seconds(20) };

#[derive(Serialize)]
struct SignedIn {
    person: PersonId,
}

impl AuditEvent for SignedIn {
    const TYPE: &'static str = "session.started";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

#[derive(Serialize)]
struct SignInFailed {
    person: PersonId,
}

impl AuditEvent for SignInFailed {
    const TYPE: &'static str = "session.refused";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// Signs in; gives the cookie value and where the person works. Known and unknown addresses are answered alike,
/// after the same work (AUT-1).
pub async fn sign_in(portal: &Portal, origin: &Origin, form: &SignIn) -> Result<(String, Vec<Employment>)> {
    let (email, password) = form.check()?;
    count_try(portal, origin, &email.canonical()).await?;
    let mut tx = portal.db.read().await?;
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
        record_refusal(portal, origin, person, &employments).await?;
        return Err(ErrorCode::WrongSignIn.into());
    }
    let person = person.ok_or(ErrorCode::WrongSignIn)?;
    let token = start(portal, origin, person, &employments, email.canonical()).await?;
    Ok((token, employments))
}

/// Counted before the password is looked at, and kept whatever comes of it.
async fn count_try(portal: &Portal, origin: &Origin, account: &str) -> Result<()> {
    let (keys, now, account) = (portal.keys.clone(), portal.now(), account.to_owned());
    let address = origin.address.map(|a| ClientAddress(a).key().to_string());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if let Some(address) = &address {
                    throttle::take(tx, &keys, &[b"sign-in-address", address.as_bytes()], PER_ADDRESS, now).await?;
                }
                throttle::take(tx, &keys, &[b"sign-in-account", account.as_bytes()], PER_ACCOUNT, now).await
            })
        })
        .await
}

async fn record_refusal(portal: &Portal, origin: &Origin, person: Option<PersonId>, at: &[Employment]) -> Result<()> {
    let (origin, now) = (origin.clone(), portal.now());
    let firms: Vec<FirmId> = at.iter().map(|e| e.firm_id).collect();
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                for firm in firms {
                    let Some(person) = person else { continue };
                    let scope = Scope::new(firm, Actor::System("sign-in"), origin.clone(), Default::default());
                    audit::record(tx, &scope, now, &SignInFailed { person }).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn start(
    portal: &Portal,
    origin: &Origin,
    person: PersonId,
    employments: &[Employment],
    account: String,
) -> Result<String> {
    let (token, now, keys, origin) = (tokens::opaque(portal), portal.now(), portal.keys.clone(), origin.clone());
    let (hash, employments) = (tokens::hash(&token), employments.to_vec());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                store::insert(tx, &hash, person, now, now + ABSOLUTE, &origin.user_agent).await?;
                throttle::clear(tx, &keys, &[b"sign-in-account", account.as_bytes()]).await?;
                for e in employments {
                    let actor = Actor::Employee { id: e.id, person, role: e.role };
                    let scope = Scope::new(e.firm_id, actor, origin.clone(), Default::default());
                    audit::record(tx, &scope, now, &SignedIn { person }).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(token)
}

/// Ends a session.
pub async fn sign_out(portal: &Portal, token: &str) -> Result<()> {
    let (hash, now) = (tokens::hash(token), portal.now());
    portal.write_system(move |tx| Box::pin(async move { store::revoke(tx, &hash, now).await })).await
}

/// The live session of a cookie value. Notes the visit at most once a minute.
pub async fn resolve(portal: &Portal, token: &str) -> Result<Option<Session>> {
    let (hash, now) = (tokens::hash(token), portal.now());
    let mut tx = portal.db.read().await?;
    let Some(session) = store::find(&mut tx, &hash, now, now - IDLE).await? else { return Ok(None) };
    drop(tx);
    if now - session.seen_at > Duration::minutes(1) {
        portal.write_system(move |tx| Box::pin(async move { store::touch(tx, &hash, now).await })).await?;
    }
    Ok(Some(session))
}

/// The scope of a signed-in person at the firm with this slug: rights are read now, not at sign-in (TEN-6).
pub async fn employee_scope(portal: &Portal, session: &Session, slug: &str, origin: Origin) -> Result<Scope> {
    let slug = Slug::parse(slug).ok_or(ErrorCode::NotFound)?;
    let mut tx = portal.db.read().await?;
    let found = store::employment(&mut tx, session.person_id, slug.as_str()).await?;
    let employment = found.ok_or(ErrorCode::NotFound)?;
    let actor = Actor::Employee { id: employment.id, person: session.person_id, role: employment.role };
    Ok(Scope::new(employment.firm_id, actor, origin, session.language))
}
