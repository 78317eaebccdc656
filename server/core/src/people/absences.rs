//! Days on which a colleague stands in for somebody: what is that one's is the stand-in's too, where he looks for his own.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    EmployeeId, ErrorCode, FieldError, FormErrors, PortalError,
    people::{Absence, AbsenceForm},
};

use super::{employees, events::AbsenceSet, store};
use crate::{audit, db::Tx, error::Result, execute, fetch_all, fetch_optional, firms, portal::Portal, scope::Scope};

type Row = (NaiveDate, NaiveDate, EmployeeId);

const FIND: &str = "SELECT from_on, until_on, stand_in_id FROM absences WHERE firm_id = $1 AND employee_id = $2";
const SAVE: &str =
    "INSERT INTO absences (firm_id, employee_id, from_on, until_on, stand_in_id) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (firm_id, employee_id) DO UPDATE
        SET from_on = excluded.from_on, until_on = excluded.until_on, stand_in_id = excluded.stand_in_id";
const CLEAR: &str = "DELETE FROM absences WHERE firm_id = $1 AND employee_id = $2";
const FORGET: &str = "DELETE FROM absences WHERE firm_id = $1 AND (employee_id = $2 OR stand_in_id = $2)";
const STANDS_IN_FOR: &str = "SELECT a.employee_id, a.from_on, a.until_on, f.zone
    FROM absences a JOIN firms f ON f.id = a.firm_id WHERE a.firm_id = $1 AND a.stand_in_id = $2";

/// The absence of an employee, now or to come.
pub async fn show(portal: &Portal, scope: &Scope, employee: EmployeeId) -> Result<Option<Absence>> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    let found = fetch_optional!(&mut tx, Row, FIND, scope.firm(), employee)?;
    Ok(found.map(|(from, until, stand_in)| Absence { from, until, stand_in }))
}

/// Says who stands in for an employee, and when. An earlier absence is overwritten.
pub async fn set(portal: &Portal, scope: &Scope, employee: EmployeeId, form: &AbsenceForm) -> Result<()> {
    scope.administrator()?;
    let (checked, now) = (form.check(employee), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = employees::find(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                let absence = checked?;
                if !found.active {
                    return Err(ErrorCode::StateChanged.into());
                }
                let Absence { from, until, stand_in } = absence;
                if store::employee_person(tx, scope, stand_in).await?.is_none() {
                    return Err(nobody_here().into());
                }
                execute!(tx, SAVE, scope.firm(), employee, from, until, stand_in)?;
                audit::record(tx, scope, now, &AbsenceSet { employee, absence: Some(absence) }).await
            })
        })
        .await
}

fn nobody_here() -> PortalError {
    let mut errors = FormErrors::default();
    errors.add("stand_in", FieldError::Invalid);
    errors.into()
}

/// Nobody stands in for an employee any more.
pub async fn clear(portal: &Portal, scope: &Scope, employee: EmployeeId) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                employees::find(tx, scope, employee).await?.ok_or(ErrorCode::NotFound)?;
                if execute!(tx, CLEAR, scope.firm(), employee)? == 0 {
                    return Ok(());
                }
                audit::record(tx, scope, now, &AbsenceSet { employee, absence: None }).await
            })
        })
        .await
}

/// Who leaves is absent from nothing any more, and stands in for nobody.
pub(super) async fn forget(tx: &mut Tx, scope: &Scope, employee: EmployeeId) -> Result<()> {
    execute!(tx, FORGET, scope.firm(), employee)?;
    Ok(())
}

/// Whoever looks, and those for whom he stands in today.
pub(crate) async fn me_and_mine(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>) -> Result<Vec<EmployeeId>> {
    let me = scope.employee()?;
    let rows = fetch_all!(tx, (EmployeeId, NaiveDate, NaiveDate, String), STANDS_IN_FOR, scope.firm(), me)?;
    let absent = rows.into_iter().filter(|(_, from, until, zone)| {
        let today = now.with_timezone(&firms::store::zone(zone)).date_naive();
        Absence { from: *from, until: *until, stand_in: me }.covers(today)
    });
    Ok(std::iter::once(me).chain(absent.map(|(id, ..)| id)).collect())
}
