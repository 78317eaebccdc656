//! Rights of those who work at a firm: another role, or none any more.

use chrono::{DateTime, Utc};
use portal_types::{
    EmailAddress, EmployeeId, ErrorCode, FirmId, PersonId, Role,
    people::{Handover, Standing},
};

use super::{
    absences, employees,
    events::{EmployeeDisabled, RoleChanged},
    handover, store,
};
use crate::{audit, db::Tx, error::Result, portal::Portal, scope::Scope, sessions};

/// Gives an employee another role. It counts with his next request (TEN-6).
pub async fn change_role(portal: &Portal, scope: &Scope, employee: EmployeeId, role: Role) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = employees::find(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                if found.standing() == Standing::Left {
                    return Err(ErrorCode::StateChanged.into());
                }
                if found.role == role {
                    return Ok(());
                }
                store::set_role(tx, scope, employee, role).await?;
                let event = RoleChanged { employee, before: found.role, after: role };
                audit::record(tx, scope, now, &event).await?;
                still_administered(tx, scope).await
            })
        })
        .await
}

/// Ends an employment by an administrator's hand, and says who goes on with the work.
pub async fn disable(portal: &Portal, scope: &Scope, employee: EmployeeId, work: Handover) -> Result<()> {
    let me = scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = employees::find(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                if employee == me {
                    return Err(ErrorCode::NotYourself.into());
                }
                match (store::disable(tx, scope.firm(), found.person_id).await?, found.standing()) {
                    (Some(gone), _) => leave(tx, scope, gone, found.person_id, now).await?,
                    // He never worked here: what he was mailed opens nothing any more, and his sessions are others'.
                    (None, Standing::Invited) => {
                        store::end_invitations(tx, scope.firm(), employee, now).await?;
                        audit::record(tx, scope, now, &EmployeeDisabled { employee }).await?;
                    }
                    (None, _) => return Err(ErrorCode::StateChanged.into()),
                }
                handover::carry_out(tx, scope, employee, work, now).await?;
                still_administered(tx, scope).await
            })
        })
        .await
}

/// Ends an employment: with the next request nothing of the firm opens any more, and every session ends (TEN-6). `false`
/// when nobody active has this address. Whoever can run commands may also end the last administrator's.
pub async fn disable_employee(portal: &Portal, firm: FirmId, email: &EmailAddress) -> Result<bool> {
    let (now, email) = (portal.now(), email.clone());
    let scope = portal.system_scope(firm, "command-line");
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let Some(person) = store::find_by_email(tx, &email).await? else { return Ok(false) };
                let Some(employee) = store::disable(tx, firm, person.id).await? else { return Ok(false) };
                leave(tx, scope, employee, person.id, now).await?;
                Ok(true)
            })
        })
        .await
}

async fn leave(tx: &mut Tx, scope: &Scope, employee: EmployeeId, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    store::end_invitations(tx, scope.firm(), employee, now).await?;
    sessions::store::revoke_all(tx, person, now).await?;
    absences::forget(tx, scope, employee).await?;
    audit::record(tx, scope, now, &EmployeeDisabled { employee }).await
}

/// Somebody must be able to let others in. Asked after the record of the change, which makes writers of one firm take
/// turns: of two administrators who end each other's rights at once, the second finds out.
async fn still_administered(tx: &mut Tx, scope: &Scope) -> Result<()> {
    match store::count_administrators(tx, scope).await? {
        0 => Err(ErrorCode::LastAdministrator.into()),
        _ => Ok(()),
    }
}
