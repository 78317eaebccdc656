//! People and their employment. A person has one sign-in, whatever firms he works for.

pub mod absences;
mod change_password;
pub mod employees;
mod events;
mod handover;
mod invite;
pub mod passwords;
mod rights;
pub mod store;
pub mod teams;
#[cfg(test)]
mod tests;

pub use change_password::change_password;

use chrono::Duration;
use portal_types::{EmailAddress, EmployeeId, ErrorCode, FirmId, Language, PersonId, Role};
use secrecy::SecretString;

pub use {
    handover::{OpenWork, open_work},
    invite::{invite, invite_again, invite_employee, rehire},
    rights::{change_role, disable, disable_employee},
};

use crate::{
    audit,
    db::Reach,
    error::Result,
    portal::Portal,
    scope::{Actor, Origin, Scope},
    sessions, tokens,
};
use events::{EmployeeAdded, PasswordChosen};

/// How long an invitation can be used.
pub const INVITATION_VALID_FOR: Duration = Duration::days(14);

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
                store::begin_work(tx, firm, employee).await?;
                audit::record(tx, scope, now, &EmployeeAdded { employee, role: new.role }).await?;
                Ok(employee)
            })
        })
        .await
}

/// What the page of an invitation shows: whom it is for.
#[derive(Clone, Debug)]
pub struct OpenInvitation {
    /// The address it was sent to.
    pub email: String,
}

/// Whether an invitation of this firm can still be used, and by whoever is signed in; changes nothing.
pub async fn check_invitation(
    portal: &Portal,
    slug: &str,
    token: &str,
    signed_in: Option<PersonId>,
) -> Result<OpenInvitation> {
    let invited = invited(portal, slug, token, signed_in).await?;
    Ok(OpenInvitation { email: invited.email })
}

/// An invitation is its firm's, and one person's: it opens at no other address, and not for somebody else (TEN-8).
async fn invited(portal: &Portal, slug: &str, token: &str, signed_in: Option<PersonId>) -> Result<store::Invited> {
    let (token, now) = (tokens::hash(token), portal.now());
    let mut tx = portal.db.read(Reach::Across).await?;
    let found = store::invited(&mut tx, &token, now).await?.filter(|invited| invited.slug == slug);
    let invited = found.ok_or(ErrorCode::InvitationOver)?;
    match signed_in {
        Some(person) if person != invited.person_id => Err(ErrorCode::InvitationOfAnother.into()),
        _ => Ok(invited),
    }
}

/// What somebody does with an invitation.
#[derive(Clone, Debug)]
pub struct Acceptance<'a> {
    /// The firm of the page, by its place in addresses.
    pub slug: &'a str,
    /// From the mail.
    pub token: &'a str,
    /// Who is signed in where it is opened.
    pub signed_in: Option<PersonId>,
}

/// Chooses a password with an invitation; the invitation is used up. Every firm where the person works sees it: the
/// password is the same everywhere.
pub async fn accept_invitation(
    portal: &Portal,
    origin: &Origin,
    acceptance: Acceptance<'_>,
    password: SecretString,
) -> Result<()> {
    let Acceptance { slug, token, signed_in } = acceptance;
    let invited = invited(portal, slug, token, signed_in).await?;
    let (token, now) = (tokens::hash(token), portal.now());
    let store::Invited { firm_id: firm, employee_id: employee, person_id: person, name, email, firm_name, .. } =
        invited;
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
                store::begin_work(tx, firm, employee).await?;
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
