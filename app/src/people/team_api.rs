use leptos::prelude::*;
use portal_core::people::teams;
use portal_types::{EmployeeId, ErrorCode, TeamId, people::TeamForm};

use super::{
    api::administrator,
    views::{TeamCard, TeamList},
};
use crate::{ApiError, caller, paths};

/// Makes a team, or changes one.
#[server(endpoint = "people/save-team")]
pub async fn save_team(
    firm: String,
    #[server(default)] team: String,
    #[server(flatten)] form: TeamForm,
) -> Result<(), ApiError> {
    let (portal, scope) = administrator(&firm).await?;
    let team = if team.is_empty() { None } else { Some(caller::id(&team)?) };
    teams::save(&portal, &scope, team, &form).await?;
    caller::redirect(&paths::office_teams(&firm));
    Ok(())
}

/// A team is no more.
#[server(endpoint = "people/remove-team")]
pub async fn remove_team(firm: String, team: String) -> Result<(), ApiError> {
    let (portal, scope) = administrator(&firm).await?;
    teams::remove(&portal, &scope, caller::id(&team)?).await?;
    caller::redirect(&paths::office_teams(&firm));
    Ok(())
}

/// Every team.
pub async fn load_teams(slug: String) -> Result<TeamList, ApiError> {
    let (portal, scope) = administrator(&slug).await?;
    let (teams, people) = teams::list(&portal, &scope).await?;
    let named = |team: portal_types::people::Team| {
        let members = people.iter().filter(|(id, _)| team.members.contains(id));
        let names = members.map(|(_, name)| name.clone()).collect();
        (team, names)
    };
    Ok(TeamList { teams: teams.into_iter().map(named).collect() })
}

/// One team with everybody who can be in it; a new one without an id.
pub async fn load_team(slug: String, team: String) -> Result<TeamCard, ApiError> {
    let (portal, scope) = administrator(&slug).await?;
    let (teams, people) = teams::list(&portal, &scope).await?;
    let found = match team.as_str() {
        "" => None,
        id => {
            let id: TeamId = caller::id(id)?;
            Some(teams.into_iter().find(|team| team.id == id).ok_or(ErrorCode::NotFound)?)
        }
    };
    let is_in = |id: &EmployeeId| found.as_ref().is_some_and(|team| team.members.contains(id));
    let people = people.into_iter().map(|(id, name)| (id.to_string(), name, is_in(&id))).collect();
    Ok(TeamCard { id: team, name: found.as_ref().map(|team| team.name.clone()).unwrap_or_default(), people })
}
