//! Who does what, and by when the firm wants it done.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, EmployeeId, ErrorCode, FieldError, FormErrors, PortalError, Right,
    annual_accounts::{Part, People, PeopleForm},
};

use super::{events, people, store};
use crate::{audit, db::Tx, error::Result, people as everybody, portal::Portal, scope::Scope};

/// Gives parts to employees of the firm, and sets its own deadline. Only what changes is recorded.
pub async fn assign(portal: &Portal, scope: &Scope, id: AnnualAccountsId, form: &PeopleForm) -> Result<()> {
    scope.may(Right::Work)?;
    let (wanted, now) = (form.check()?, portal.now());
    portal.write(scope, move |tx, scope| Box::pin(async move { store_people(tx, scope, id, &wanted, now).await })).await
}

async fn store_people(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    wanted: &People,
    now: DateTime<Utc>,
) -> Result<()> {
    store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    for (part, employee) in wanted.parts {
        works_here(tx, scope, part, employee).await?;
        if people::set(tx, scope, id, part, employee).await? {
            audit::record(tx, scope, now, &events::Assigned { accounts: id, part, employee }).await?;
        }
    }
    let deadline = wanted.deadline;
    if store::set_deadline(tx, scope, id, deadline).await? {
        audit::record(tx, scope, now, &events::DeadlineSet { accounts: id, deadline }).await?;
    }
    Ok(())
}

/// Whoever left, or never was here, gets nothing to do.
async fn works_here(tx: &mut Tx, scope: &Scope, part: Part, employee: Option<EmployeeId>) -> Result<()> {
    let Some(employee) = employee else { return Ok(()) };
    if everybody::store::employee_person(tx, scope, employee).await?.is_some() {
        return Ok(());
    }
    let mut errors = FormErrors::default();
    errors.add(part.code(), FieldError::Invalid);
    Err(PortalError::from(errors).into())
}
