//! Who goes on with the work of somebody who leaves.

use chrono::{DateTime, Utc};
use portal_types::{EmployeeId, ErrorCode, FieldError, FormErrors, PortalError, people::Handover};

use super::{employees, events::WorkHandedOver, store};
use crate::{
    annual_accounts::{events, people as parts},
    audit,
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// What somebody still has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenWork {
    /// Reports that are not finished and in which he has a part,
    pub reports: i64,
    /// and his parts in them.
    pub parts: i64,
}

/// What an employee still has to do.
pub async fn open_work(portal: &Portal, scope: &Scope, employee: EmployeeId) -> Result<OpenWork> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    employees::find(&mut tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
    let (reports, parts) = parts::open_of(&mut tx, scope, employee).await?;
    Ok(OpenWork { reports, parts })
}

/// Gives all of it to a colleague, or to nobody; each report tells of it.
pub(super) async fn carry_out(
    tx: &mut Tx,
    scope: &Scope,
    from: EmployeeId,
    work: Handover,
    now: DateTime<Utc>,
) -> Result<()> {
    let to = match work {
        Handover::Stays => return Ok(()),
        Handover::ToNobody => None,
        Handover::To(to) => Some(works_here(tx, scope, to).await?),
    };
    let given = parts::hand_over(tx, scope, from, to).await?;
    if given.is_empty() {
        return Ok(());
    }
    let assigned = |&(accounts, part)| audit::Pending::of(&events::Assigned { accounts, part, employee: to });
    let mut told = given.iter().map(assigned).collect::<Result<Vec<_>>>()?;
    told.push(audit::Pending::of(&WorkHandedOver { employee: from, to, parts: given.len() })?);
    audit::record_all(tx, scope, now, told).await
}

/// Whoever leaves in this transaction works here no more.
async fn works_here(tx: &mut Tx, scope: &Scope, to: EmployeeId) -> Result<EmployeeId> {
    if store::employee_person(tx, scope, to).await?.is_some() {
        return Ok(to);
    }
    let mut errors = FormErrors::default();
    errors.add("handover", FieldError::Invalid);
    Err(PortalError::from(errors).into())
}
