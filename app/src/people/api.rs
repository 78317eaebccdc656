use leptos::prelude::*;
use portal_core::{Portal, Scope, people};
use portal_types::{
    EmployeeId,
    people::{AbsenceForm, Handover, InviteForm, checked_role},
};

use crate::{ApiError, caller, paths};

/// Whoever administers the firm. Asked before anything of the form is looked at.
pub(super) async fn administrator(firm: &str) -> Result<(Portal, Scope), ApiError> {
    let (portal, scope) = caller::employee(firm).await?;
    scope.administrator()?;
    Ok((portal, scope))
}

/// The same, shown once more within the last minutes: who gives rights gives everything that they open.
async fn confirmed(firm: &str) -> Result<(Portal, Scope), ApiError> {
    caller::confirmed_employee(firm).await
}

/// Invites somebody to work here.
#[server(endpoint = "people/invite")]
pub async fn invite_employee(firm: String, #[server(flatten)] form: InviteForm) -> Result<(), ApiError> {
    administrator(&firm).await?;
    form.check().map_err(portal_core::Error::from)?;
    let (portal, scope) = confirmed(&firm).await?;
    people::invite(&portal, &scope, &form).await?;
    caller::redirect(&paths::office_employees(&firm));
    Ok(())
}

/// Mails another invitation.
#[server(endpoint = "people/invite-again")]
pub async fn invite_again(firm: String, employee: String) -> Result<(), ApiError> {
    let (portal, scope) = administrator(&firm).await?;
    Ok(people::invite_again(&portal, &scope, caller::id(&employee)?).await?)
}

/// Gives another role.
#[server(endpoint = "people/change-role")]
pub async fn change_role(firm: String, employee: String, #[server(default)] role: String) -> Result<(), ApiError> {
    administrator(&firm).await?;
    let employee: EmployeeId = caller::id(&employee)?;
    let role = checked_role(&role).map_err(portal_core::Error::from)?;
    let (portal, scope) = confirmed(&firm).await?;
    Ok(people::change_role(&portal, &scope, employee, role).await?)
}

/// Ends an employment, and says what becomes of the work.
#[server(endpoint = "people/disable")]
pub async fn disable_employee(
    firm: String,
    employee: String,
    #[server(default)] handover: String,
) -> Result<(), ApiError> {
    administrator(&firm).await?;
    let employee: EmployeeId = caller::id(&employee)?;
    let work = Handover::check(&handover).map_err(portal_core::Error::from)?;
    let (portal, scope) = confirmed(&firm).await?;
    Ok(people::disable(&portal, &scope, employee, work).await?)
}

/// Employs somebody again.
#[server(endpoint = "people/rehire")]
pub async fn rehire_employee(firm: String, employee: String, #[server(default)] role: String) -> Result<(), ApiError> {
    administrator(&firm).await?;
    let employee: EmployeeId = caller::id(&employee)?;
    let role = checked_role(&role).map_err(portal_core::Error::from)?;
    let (portal, scope) = confirmed(&firm).await?;
    Ok(people::rehire(&portal, &scope, employee, role).await?)
}

/// Says who stands in for somebody, and when.
#[server(endpoint = "people/absence")]
pub async fn set_absence(firm: String, employee: String, #[server(flatten)] form: AbsenceForm) -> Result<(), ApiError> {
    let (portal, scope) = administrator(&firm).await?;
    Ok(people::absences::set(&portal, &scope, caller::id(&employee)?, &form).await?)
}

/// Nobody stands in any more.
#[server(endpoint = "people/absence-over")]
pub async fn clear_absence(firm: String, employee: String) -> Result<(), ApiError> {
    let (portal, scope) = administrator(&firm).await?;
    Ok(people::absences::clear(&portal, &scope, caller::id(&employee)?).await?)
}
