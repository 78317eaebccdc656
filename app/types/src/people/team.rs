use serde::{Deserialize, Serialize};

use crate::{EmployeeId, FieldError, FormErrors, PortalError, TeamId};

/// Longest name of a team, in characters.
const TEAM_NAME_MAX: u32 = 60;
/// Most members of one team.
pub const TEAM_MEMBERS_MAX: usize = 500;

/// Colleagues who look after the same clients: a team, or an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Identity.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub members: Vec<EmployeeId>,
}

/// Form of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamForm {
    /// What it is called.
    pub team_name: String,
    /// Ids of employees.
    pub members: Vec<String>,
}

impl TeamForm {
    /// Name and members, each once; or what is wrong.
    pub fn check(&self) -> Result<(String, Vec<EmployeeId>), PortalError> {
        let mut errors = FormErrors::default();
        let name = errors.line("team_name", &self.team_name, TEAM_NAME_MAX);
        let parsed = self.members.iter().map(|id| id.parse()).collect::<Result<Vec<EmployeeId>, _>>();
        let mut members = parsed.unwrap_or_else(|_| {
            errors.add("members", FieldError::Invalid);
            Vec::new()
        });
        members.sort_unstable();
        members.dedup();
        if members.len() > TEAM_MEMBERS_MAX {
            errors.add("members", FieldError::Invalid);
        }
        errors.into_result()?;
        Ok((name, members))
    }
}
