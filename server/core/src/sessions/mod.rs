//! Sessions are revocable rows; the cookie is opaque (SES-1).

pub mod store;
#[cfg(test)]
mod tests;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::Duration;
use portal_types::{ErrorCode, FirmId, PersonId, Slug, sign_in::SignIn};
use serde::Serialize;
use uuid::Uuid;

pub use store::Session;

use crate::{
    audit::{self, AuditEvent},
    db::Reach,
    edge::ClientAddress,
    error::{Error, Result},
    keys::{self, MacPurpose},
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
}

impl AuditEvent for SignInFailed {
    const TYPE: &'static str = "session.refused";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// Signs in; gives the cookie value and where the person works. Known and unknown addresses are answered alike,
/// after the same work (AUT-1).
///
/// `device` is the cookie of an earlier sign-in by [`device_cookie`]: strangers who use up an account's tries do not
/// keep its owner out of his own browser (AUT-3).
pub async fn sign_in(
    portal: &Portal,
    origin: &Origin,
    form: &SignIn,
    device: Option<&str>,
) -> Result<(String, Vec<Employment>)> {
    let (email, password) = form.check()?;
    let bucket = bucket(portal, &email.canonical(), device);
    count_try(portal, origin, &bucket).await?;
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
    let token = start(portal, origin, person, &employments, bucket).await?;
    Ok((token, employments))
}

/// What a browser is given in which somebody signed in, to be recognised by.
pub fn device_cookie(portal: &Portal, account: &str) -> String {
    let random = BASE64_URL_SAFE_NO_PAD.encode(portal.random::<16>());
    let mac = BASE64_URL_SAFE_NO_PAD.encode(device_mac(portal, account, &random));
    format!("{random}.{mac}")
}

fn device_mac(portal: &Portal, account: &str, random: &str) -> [u8; 32] {
    portal.keys.mac(MacPurpose::Device, &[account.as_bytes(), random.as_bytes()])
}

/// Whether a cookie was given to a browser in which the account's owner signed in.
pub fn is_device_of(portal: &Portal, account: &str, cookie: &str) -> bool {
    let Some((random, mac)) = cookie.split_once('.') else { return false };
    let mac = BASE64_URL_SAFE_NO_PAD.decode(mac).unwrap_or_default();
    keys::equal(&mac, &device_mac(portal, account, random))
}

/// Where tries are counted: with the account, or apart in a browser that its owner has used.
fn bucket(portal: &Portal, account: &str, device: Option<&str>) -> Vec<u8> {
    let known = device.filter(|cookie| is_device_of(portal, account, cookie));
    [account.as_bytes(), b"\0", known.unwrap_or_default().as_bytes()].concat()
}

/// Counted before the password is looked at, and kept whatever comes of it: an address that runs into an account's
/// limit is charged all the same.
async fn count_try(portal: &Portal, origin: &Origin, bucket: &[u8]) -> Result<()> {
    let (keys, now, bucket) = (portal.keys.clone(), portal.now(), bucket.to_vec());
    let address = origin.address.map(|a| ClientAddress(a).key().to_string());
    let counted = portal.write_system(move |tx| {
        Box::pin(async move {
            if let Some(address) = &address {
                throttle::take(tx, &keys, &[b"sign-in-address", address.as_bytes()], PER_ADDRESS, now).await?;
            }
            match throttle::take(tx, &keys, &[b"sign-in-account", &bucket], PER_ACCOUNT, now).await {
                Err(Error::Portal(refused)) => Ok(Err(refused)),
                taken => taken.map(Ok),
            }
        })
    });
    Ok(counted.await??)
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
    bucket: Vec<u8>,
) -> Result<String> {
    let (token, now, keys, origin) = (tokens::opaque(portal), portal.now(), portal.keys.clone(), origin.clone());
    let (hash, employments) = (tokens::hash(&token), employments.to_vec());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                store::insert(tx, &hash, person, now, now + ABSOLUTE, &origin.user_agent).await?;
                throttle::clear(tx, &keys, &[b"sign-in-account", &bucket]).await?;
                for e in employments {
                    tx.enter(e.firm_id).await?;
                    audit::record(tx, &at(&e, person, &origin), now, &SignedIn { person }).await?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(token)
}

/// The scope in which a person's sign-in is recorded at one of his firms.
fn at(e: &Employment, person: PersonId, origin: &Origin) -> Scope {
    let actor = Actor::Employee { id: e.id, person, role: e.role };
    Scope::new(e.firm_id, actor, origin.clone(), Default::default())
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
                for e in people::store::employments(tx, person).await? {
                    tx.enter(e.firm_id).await?;
                    audit::record(tx, &at(&e, person, &origin), now, &SignedOut { person, by: "self" }).await?;
                }
                Ok(())
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

/// The scope of a signed-in person at the firm with this slug: rights are read now, not at sign-in (TEN-6).
pub async fn employee_scope(portal: &Portal, session: &Session, slug: &str, origin: Origin) -> Result<Scope> {
    let slug = Slug::parse(slug).ok_or(ErrorCode::NotFound)?;
    let mut tx = portal.db.glance(Reach::Across).await?;
    let found = store::employment(&mut tx, session.person_id, slug.as_str()).await?;
    let employment = found.ok_or(ErrorCode::NotFound)?;
    let actor = Actor::Employee { id: employment.id, person: session.person_id, role: employment.role };
    Ok(Scope::new(employment.firm_id, actor, origin, session.language))
}
