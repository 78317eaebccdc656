//! People and their employment. A person has one sign-in, whatever firms he works for.

mod change_password;
pub mod passwords;
pub mod store;
#[cfg(test)]
mod tests;

pub use change_password::change_password;

use chrono::Duration;
use portal_types::{EmailAddress, EmployeeId, ErrorCode, FirmId, Language, PersonId, Role};
use secrecy::SecretString;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    audit::{self, AuditEvent},
    db::Reach,
    error::Result,
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::{Actor, Origin, Scope},
    sessions, tokens,
};

/// How long an invitation can be used.
pub const INVITATION_VALID_FOR: Duration = Duration::days(14);

#[derive(Serialize)]
struct EmployeeAdded {
    employee: EmployeeId,
    role: Role,
}

impl AuditEvent for EmployeeAdded {
    const TYPE: &'static str = "employee.added";
    fn item(&self) -> Option<Uuid> {
        Some(self.employee.0)
    }
}

#[derive(Serialize)]
struct EmployeeInvitedAgain {
    employee: EmployeeId,
    role: Role,
}

impl AuditEvent for EmployeeInvitedAgain {
    const TYPE: &'static str = "employee.invited-again";
    fn item(&self) -> Option<Uuid> {
        Some(self.employee.0)
    }
}

#[derive(Serialize)]
struct EmployeeDisabled {
    employee: EmployeeId,
}

impl AuditEvent for EmployeeDisabled {
    const TYPE: &'static str = "employee.disabled";
    fn item(&self) -> Option<Uuid> {
        Some(self.employee.0)
    }
}

#[derive(Serialize)]
struct PasswordChosen {
    person: PersonId,
}

impl AuditEvent for PasswordChosen {
    const TYPE: &'static str = "person.password-chosen";
    fn item(&self) -> Option<Uuid> {
        Some(self.person.0)
    }
}

/// What a new employee is made from.
#[derive(Clone, Debug)]
pub struct NewEmployee {
    /// Sign-in address.
    pub email: EmailAddress,
    /// Display name.
    pub name: String,
    /// Language of screens and mails.
    pub language: Language,
    /// Rights.
    pub role: Role,
}

/// Makes an employee who can sign in with a password; demo data and tests use it.
pub async fn add_employee(
    portal: &Portal,
    firm: FirmId,
    new: NewEmployee,
    password: SecretString,
) -> Result<EmployeeId> {
    let hash = portal.hasher.hash(password, portal.random()).await?;
    add_employee_with_hash(portal, firm, new, hash).await
}

/// The same, for whoever has a PHC string already.
pub(crate) async fn add_employee_with_hash(
    portal: &Portal,
    firm: FirmId,
    new: NewEmployee,
    hash: String,
) -> Result<EmployeeId> {
    let (person, employee, now) = (portal.new_id::<PersonId>(), portal.new_id::<EmployeeId>(), portal.now());
    let scope = portal.system_scope(firm, "command-line");
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let person = store::find_or_insert(tx, person, &new, now).await?;
                store::set_password(tx, person, &hash).await?;
                store::insert_employee(tx, firm, employee, person, new.role, now).await?;
                audit::record(tx, scope, now, &EmployeeAdded { employee, role: new.role }).await?;
                Ok(employee)
            })
        })
        .await
}

/// Makes an employee without a password and mails an invitation to choose one. For who is invited already, or left, a new
/// invitation takes the place of the earlier ones, with the rights it names; who can sign in is `StateChanged`.
pub async fn invite_employee(portal: &Portal, firm: FirmId, new: NewEmployee) -> Result<EmployeeId> {
    let (person, employee, now) = (portal.new_id::<PersonId>(), portal.new_id::<EmployeeId>(), portal.now());
    let token = tokens::opaque(portal);
    let mail = NewMail {
        id: portal.new_id(),
        item: None,
        to_name: new.name.clone(),
        to_email: new.email.clone(),
        language: new.language,
        content: MailContent::Invitation { token: token.clone(), expires_at: now + INVITATION_VALID_FOR },
    };
    let scope = portal.system_scope(firm, "command-line");
    let done = portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let person = store::find_or_insert(tx, person, &new, now).await?;
                let employee = match store::employee_of(tx, firm, person).await? {
                    Some((_, true)) => return Err(ErrorCode::StateChanged.into()),
                    Some((invited, false)) => {
                        store::end_invitations(tx, firm, invited, now).await?;
                        store::rehire(tx, firm, invited, new.role).await?;
                        let event = EmployeeInvitedAgain { employee: invited, role: new.role };
                        audit::record(tx, scope, now, &event).await?;
                        invited
                    }
                    None => {
                        store::insert_employee(tx, firm, employee, person, new.role, now).await?;
                        audit::record(tx, scope, now, &EmployeeAdded { employee, role: new.role }).await?;
                        employee
                    }
                };
                store::insert_invitation(tx, firm, employee, &tokens::hash(&token), now + INVITATION_VALID_FOR).await?;
                outbox::enqueue(tx, scope, now, mail).await?;
                Ok(employee)
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(done)
}

/// Ends an employment: with the next request nothing of the firm opens any more, and every session ends (TEN-6). `false`
/// when nobody active has this address.
pub async fn disable_employee(portal: &Portal, firm: FirmId, email: &EmailAddress) -> Result<bool> {
    let (now, email) = (portal.now(), email.clone());
    let scope = portal.system_scope(firm, "command-line");
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let Some(person) = store::find_by_email(tx, &email).await? else { return Ok(false) };
                let Some(employee) = store::disable(tx, firm, person.id).await? else { return Ok(false) };
                store::end_invitations(tx, firm, employee, now).await?;
                sessions::store::revoke_all(tx, person.id, now).await?;
                audit::record(tx, scope, now, &EmployeeDisabled { employee }).await?;
                Ok(true)
            })
        })
        .await
}

/// Whether an invitation can still be used; changes nothing.
pub async fn check_invitation(portal: &Portal, token: &str) -> Result<()> {
    let (token, now) = (tokens::hash(token), portal.now());
    let mut tx = portal.db.read(Reach::Across).await?;
    store::invited(&mut tx, &token, now).await?.map(|_| ()).ok_or_else(|| ErrorCode::InvitationOver.into())
}

/// Chooses a password with an invitation; the invitation is used up. Every firm where the person works sees it: the
/// password is the same everywhere.
pub async fn accept_invitation(portal: &Portal, origin: &Origin, token: &str, password: SecretString) -> Result<()> {
    let (token, now) = (tokens::hash(token), portal.now());
    let mut tx = portal.db.read(Reach::Across).await?;
    let invited = store::invited(&mut tx, &token, now).await?.ok_or(ErrorCode::InvitationOver)?;
    drop(tx);
    let store::Invited { firm_id: firm, person_id: person, name, email, firm_name } = invited;
    passwords::check_new(&password, &[&name, &email, &firm_name])?;
    let hash = portal.hasher.hash(password, portal.random()).await?;
    let origin = Origin { submission: None, ..origin.clone() };
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                tx.enter(firm).await?;
                if !store::use_invitation(tx, &token, now).await? {
                    return Err(ErrorCode::InvitationOver.into());
                }
                store::set_password(tx, person, &hash).await?;
                sessions::store::revoke_all(tx, person, now).await?;
                for e in store::employments(tx, person).await? {
                    tx.enter(e.firm_id).await?;
                    let scope = Scope::new(e.firm_id, Actor::System("invitation"), origin.clone(), Default::default());
                    audit::record(tx, &scope, now, &PasswordChosen { person }).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Remembers the language of screens.
pub async fn choose_language(portal: &Portal, person: PersonId, language: Language) -> Result<()> {
    portal.write_system(move |tx| Box::pin(async move { store::set_language(tx, person, language).await })).await
}
