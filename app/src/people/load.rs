//! From the core's employees to the pages'.

use chrono::{DateTime, NaiveDate, Utc};
use portal_core::{
    firms::Firm,
    people::{self, employees::Employee},
};
use portal_types::{EmployeeId, dates, people::Standing};

use super::{
    api::administrator,
    views::{EmployeeCard, EmployeeRow},
};
use crate::{
    ApiError, caller,
    i18n::{language, t_with},
    paths, present,
};

/// Everybody who works or worked here.
pub async fn load_employees(slug: String) -> Result<Vec<EmployeeRow>, ApiError> {
    let (portal, scope) = administrator(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let all = people::employees::list(&portal, &scope).await?;
    Ok(all.iter().map(|employee| row(&firm, employee, portal.now())).collect())
}

/// Whether the form of an invitation is for this person.
pub async fn load_invite(slug: String) -> Result<(), ApiError> {
    administrator(&slug).await?;
    Ok(())
}

/// One employee.
pub async fn load_employee(slug: String, id: String) -> Result<EmployeeCard, ApiError> {
    let (portal, scope) = administrator(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id: EmployeeId = caller::id(&id)?;
    let employee = people::employees::show(&portal, &scope, id).await?;
    let work = people::open_work(&portal, &scope, id).await?;
    let (teams, colleagues) = people::teams::list(&portal, &scope).await?;
    let absence = people::absences::show(&portal, &scope, id).await?;
    let colleagues: Vec<_> = colleagues.into_iter().filter(|(other, _)| *other != id).collect();
    let name = |id| colleagues.iter().find(|(other, _)| *other == id).map(|(_, name)| name.clone()).unwrap_or_default();
    let day = |day: NaiveDate| dates::long(language(), day);
    let absent = absence.map(|absence| {
        let (from, until) = (day(absence.from), day(absence.until));
        t_with("people-absent", &[("from", from), ("until", until), ("name", name(absence.stand_in))])
    });
    Ok(EmployeeCard {
        id: id.to_string(),
        row: row(&firm, &employee, portal.now()),
        language: employee.language,
        is_me: scope.employee()? == id,
        teams: teams.into_iter().filter(|team| team.members.contains(&id)).map(|team| team.name).collect(),
        absence: absence.map(|a| (a.from.to_string(), a.until.to_string(), a.stand_in.to_string())),
        absent: absent.unwrap_or_default(),
        work: (work.reports, work.parts),
        colleagues: colleagues.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
    })
}

fn row(firm: &Firm, employee: &Employee, now: DateTime<Utc>) -> EmployeeRow {
    let standing = employee.standing();
    let until = employee.invited_until.filter(|_| standing == Standing::Invited);
    EmployeeRow {
        href: paths::office_employee(&firm.slug, employee.id),
        name: employee.name.clone(),
        email: employee.email.to_string(),
        role: employee.role,
        standing,
        signed_in: employee.signed_in_at.map(|at| present::moment(firm, at)).unwrap_or_default(),
        invitation: until.map(|until| invitation(firm, until, now)).unwrap_or_default(),
    }
}

fn invitation(firm: &Firm, until: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let key = if until > now { "people-invitation-until" } else { "people-invitation-over" };
    t_with(key, &[("at", present::day(firm, until))])
}
