//! A person changes his own password.

use chrono::Duration;
use portal_types::ErrorCode;
use secrecy::SecretString;
use serde::Serialize;
use uuid::Uuid;

use super::{passwords, store};
use crate::{
    audit::{self, AuditEvent},
    db::Reach,
    error::Result,
    portal::Portal,
    scope::Origin,
    sessions::{self, Session, limits, step_up},
    throttle::Quota,
};

/// Tries of the old one.
const PER_PERSON: Quota = Quota { burst: 5, every: Duration::minutes(1) };

#[derive(Serialize)]
struct PasswordChanged {
    person: portal_types::PersonId,
}

impl AuditEvent for PasswordChanged {
    const TYPE: &'static str = "person.password-changed";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// The old one is asked; every other session ends (SES-1).
pub async fn change_password(
    portal: &Portal,
    origin: &Origin,
    session: &Session,
    cookie: &str,
    (old, new): (&str, SecretString),
) -> Result<()> {
    let person = session.person_id;
    step_up::given("old_password", old)?;
    limits::count_try(portal, origin, b"password", person.0.as_bytes(), PER_PERSON).await?;
    if !step_up::is_password(portal, session, old).await? {
        return Err(ErrorCode::WrongPassword.into());
    }
    let mut tx = portal.db.read(Reach::Across).await?;
    let employments = store::employments(&mut tx, person).await?;
    drop(tx);
    let firms = employments.iter().map(|e| e.firm_name.as_str());
    let words: Vec<&str> = [session.name.as_str(), session.email.as_str()].into_iter().chain(firms).collect();
    passwords::check_new(&new, &words)?;
    let hash = portal.hasher.hash(new, portal.random()).await?;
    let (now, origin, cookie) = (portal.now(), origin.clone(), cookie.to_owned());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                store::set_password(tx, person, &hash).await?;
                sessions::end_others(tx, person, &cookie, now).await?;
                audit::record_of_person(tx, person, &origin, now, &PasswordChanged { person }).await
            })
        })
        .await
}
