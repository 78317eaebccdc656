//! Invitations: somebody gets rights at the firm, and a mail with which he chooses a password. It is bound to the address
//! that was invited (TEN-8).

use chrono::{DateTime, Utc};
use portal_types::{
    EmailAddress, EmployeeId, ErrorCode, FieldError, FirmId, FormErrors, Language, MailId, PersonId, PortalError, Role,
    people::{Invite, InviteForm, Standing},
};

use super::{
    INVITATION_VALID_FOR, NewEmployee, employees,
    events::{EmployeeAdded, EmployeeInvitedAgain},
    store,
};
use crate::{
    audit,
    db::Tx,
    error::Result,
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::Scope,
    tokens,
};

/// An invitation that is not written yet.
struct Fresh {
    token: String,
    mail: MailId,
    now: DateTime<Utc>,
}

impl Fresh {
    fn new(portal: &Portal) -> Self {
        Self { token: tokens::opaque(portal), mail: portal.new_id(), now: portal.now() }
    }

    /// Takes the place of earlier ones.
    async fn send(self, tx: &mut Tx, scope: &Scope, employee: EmployeeId, to: Addressee) -> Result<()> {
        let (firm, until) = (scope.firm(), self.now + INVITATION_VALID_FOR);
        store::end_invitations(tx, firm, employee, self.now).await?;
        store::insert_invitation(tx, firm, employee, &tokens::hash(&self.token), until).await?;
        let mail = NewMail {
            id: self.mail,
            item: None,
            to_name: to.name,
            to_email: to.email,
            language: to.language,
            content: MailContent::Invitation { token: self.token, expires_at: until },
        };
        outbox::enqueue(tx, scope, self.now, mail).await
    }
}

struct Addressee {
    name: String,
    email: EmailAddress,
    language: Language,
}

/// Makes an employee without a password and mails an invitation to choose one. For who is invited already, or left, a new
/// invitation takes the place of the earlier ones, with the rights it names; who can sign in is `StateChanged`.
pub async fn invite_employee(portal: &Portal, firm: FirmId, new: NewEmployee) -> Result<EmployeeId> {
    invite_as(portal, &portal.system_scope(firm, "command-line"), new).await
}

/// The same, by an administrator at his desk.
pub async fn invite(portal: &Portal, scope: &Scope, form: &InviteForm) -> Result<EmployeeId> {
    scope.administrator()?;
    let Invite { name, email, language, role } = form.check()?;
    match invite_as(portal, scope, NewEmployee { email, name, language, role }).await {
        Err(error) if error.code() == ErrorCode::StateChanged => Err(taken().into()),
        outcome => outcome,
    }
}

fn taken() -> PortalError {
    let mut errors = FormErrors::default();
    errors.add("email", FieldError::Taken);
    errors.into()
}

async fn invite_as(portal: &Portal, scope: &Scope, new: NewEmployee) -> Result<EmployeeId> {
    let (person, employee, fresh) = (portal.new_id::<PersonId>(), portal.new_id::<EmployeeId>(), Fresh::new(portal));
    let done = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let (firm, now, role) = (scope.firm(), fresh.now, new.role);
                let person = store::find_or_insert(tx, person, &new, now).await?;
                let employee = match store::employee_of(tx, firm, person).await? {
                    Some((_, true)) => return Err(ErrorCode::StateChanged.into()),
                    Some((invited, false)) => {
                        store::rehire(tx, firm, invited, person, role).await?;
                        audit::record(tx, scope, now, &EmployeeInvitedAgain { employee: invited, role }).await?;
                        invited
                    }
                    None => {
                        store::insert_employee(tx, firm, employee, person, role, now).await?;
                        audit::record(tx, scope, now, &EmployeeAdded { employee, role }).await?;
                        employee
                    }
                };
                let to = Addressee { name: new.name, email: new.email, language: new.language };
                fresh.send(tx, scope, employee, to).await?;
                Ok(employee)
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(done)
}

/// Mails another invitation to somebody who has not chosen a password yet.
pub async fn invite_again(portal: &Portal, scope: &Scope, employee: EmployeeId) -> Result<()> {
    mail_anew(portal, scope, employee, Standing::Invited, None).await
}

/// Employs somebody again who left; he is invited like anybody else.
pub async fn rehire(portal: &Portal, scope: &Scope, employee: EmployeeId, role: Role) -> Result<()> {
    mail_anew(portal, scope, employee, Standing::Left, Some(role)).await
}

async fn mail_anew(
    portal: &Portal,
    scope: &Scope,
    employee: EmployeeId,
    standing: Standing,
    role: Option<Role>,
) -> Result<()> {
    scope.administrator()?;
    let fresh = Fresh::new(portal);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = employees::find(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                if found.standing() != standing {
                    return Err(ErrorCode::StateChanged.into());
                }
                let role = role.unwrap_or(found.role);
                store::rehire(tx, scope.firm(), employee, found.person_id, role).await?;
                audit::record(tx, scope, fresh.now, &EmployeeInvitedAgain { employee, role }).await?;
                let to = Addressee { name: found.name, email: found.email, language: found.language };
                fresh.send(tx, scope, employee, to).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}
