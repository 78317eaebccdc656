//! Teams and offices of a firm: who looks after the same clients.

use std::collections::HashMap;

use portal_types::{
    EmployeeId, ErrorCode, FieldError, FormErrors, PortalError, TeamId,
    people::{Team, TeamForm},
};

use super::{
    events::{TeamRemoved, TeamSaved},
    store,
};
use crate::{
    audit,
    db::{Tx, is_unique_violation},
    error::{Error, Result},
    execute, fetch_all,
    index::fold,
    portal::Portal,
    scope::Scope,
};

const ALL: &str = "SELECT id, name FROM teams WHERE firm_id = $1";
const MEMBERS: &str = "SELECT team_id, employee_id FROM team_members WHERE firm_id = $1";
const INSERT: &str = "INSERT INTO teams (id, firm_id, name, created_at) VALUES ($1, $2, $3, $4)";
const RENAME: &str = "UPDATE teams SET name = $3 WHERE firm_id = $1 AND id = $2";
const DISBAND: &str = "DELETE FROM team_members WHERE firm_id = $1 AND team_id = $2";
const REMOVE: &str = "DELETE FROM teams WHERE firm_id = $1 AND id = $2";
const ADD: &str = "INSERT INTO team_members (firm_id, team_id, employee_id) VALUES ($1, $2, $3)";
const COLLEAGUES: &str = "SELECT DISTINCT o.employee_id FROM team_members m
        JOIN team_members o ON o.firm_id = m.firm_id AND o.team_id = m.team_id
    WHERE m.firm_id = $1 AND m.employee_id = $2";

/// The firm's teams by name, and who can be in one.
pub async fn list(portal: &Portal, scope: &Scope) -> Result<(Vec<Team>, Vec<(EmployeeId, String)>)> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    let mut members: HashMap<TeamId, Vec<EmployeeId>> = HashMap::new();
    for (team, employee) in fetch_all!(&mut tx, (TeamId, EmployeeId), MEMBERS, scope.firm())? {
        members.entry(team).or_default().push(employee);
    }
    let teams = fetch_all!(&mut tx, (TeamId, String), ALL, scope.firm())?.into_iter();
    let mut teams: Vec<Team> =
        teams.map(|(id, name)| Team { id, name, members: members.remove(&id).unwrap_or_default() }).collect();
    teams.sort_by_cached_key(|team| fold(&team.name));
    Ok((teams, store::working_here(&mut tx, scope).await?))
}

/// Makes a team, or changes one.
pub async fn save(portal: &Portal, scope: &Scope, team: Option<TeamId>, form: &TeamForm) -> Result<TeamId> {
    scope.administrator()?;
    let (checked, fresh, now) = (form.check(), portal.new_id::<TeamId>(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let id = team.unwrap_or(fresh);
                // What is not there is not found, whatever the form says.
                if team.is_some() && !exists(tx, scope, id).await? {
                    return Err(ErrorCode::NotFound.into());
                }
                let (name, members) = checked?;
                let named = match team {
                    Some(_) => execute!(tx, RENAME, scope.firm(), id, &name),
                    None => execute!(tx, INSERT, id, scope.firm(), &name, now),
                };
                named.map_err(|error| if is_unique_violation(&error) { taken() } else { error.into() })?;
                execute!(tx, DISBAND, scope.firm(), id)?;
                for member in &members {
                    if store::employee_person(tx, scope, *member).await?.is_none() {
                        return Err(refused("members", FieldError::Invalid));
                    }
                    execute!(tx, ADD, scope.firm(), id, *member)?;
                }
                audit::record(tx, scope, now, &TeamSaved { team: id, members }).await?;
                Ok(id)
            })
        })
        .await
}

fn taken() -> Error {
    refused("team_name", FieldError::Taken)
}

fn refused(field: &str, why: FieldError) -> Error {
    let mut errors = FormErrors::default();
    errors.add(field, why);
    PortalError::from(errors).into()
}

async fn exists(tx: &mut Tx, scope: &Scope, team: TeamId) -> Result<bool> {
    Ok(fetch_all!(tx, (TeamId, String), ALL, scope.firm())?.iter().any(|(id, _)| *id == team))
}

/// A team is no more; its members stay at the firm.
pub async fn remove(portal: &Portal, scope: &Scope, team: TeamId) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                execute!(tx, DISBAND, scope.firm(), team)?;
                if execute!(tx, REMOVE, scope.firm(), team)? == 0 {
                    return Err(ErrorCode::NotFound.into());
                }
                audit::record(tx, scope, now, &TeamRemoved { team }).await
            })
        })
        .await
}

/// Everybody in the teams of whoever looks, himself too; nobody when he is in none.
pub(crate) async fn colleagues(tx: &mut Tx, scope: &Scope) -> Result<Vec<EmployeeId>> {
    let found = fetch_all!(tx, (EmployeeId,), COLLEAGUES, scope.firm(), scope.employee()?)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
