//! Employees of a firm: who they are, where they stand, the forms about them.

mod absence;
mod team;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use absence::{Absence, AbsenceForm};
pub use team::{TEAM_MEMBERS_MAX, Team, TeamForm};

use crate::{EmailAddress, ErrorCode, FieldError, FormErrors, Language, PortalError, Role, codes::codes};

/// Longest name of a person, in characters.
pub const NAME_MAX: u32 = 120;

codes! {
    /// Where somebody stands at the firm. Screen name: `people-state-<code>`.
    pub enum Standing {
        Active = "active",
        Invited = "invited",
        Left = "left",
    }
}

impl Standing {
    /// Whoever has not accepted is invited: he has no password yet, or can sign in elsewhere and has an invitation open.
    pub fn of(employed: bool, signs_in: bool, invited: bool) -> Self {
        match (employed, signs_in) {
            (false, _) if invited => Self::Invited,
            (false, _) => Self::Left,
            (true, false) => Self::Invited,
            (true, true) => Self::Active,
        }
    }
}

/// Form of an invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// Code of a language.
    pub language: String,
    /// Code of a role.
    pub role: String,
}

/// A checked [`InviteForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: EmailAddress,
    /// Language of screens and mails.
    pub language: Language,
    /// Rights.
    pub role: Role,
}

impl InviteForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<Invite, PortalError> {
        let mut errors = FormErrors::default();
        let name = errors.line("name", &self.name, NAME_MAX);
        let email = errors.parsed("email", &self.email, EmailAddress::parse);
        let language = errors.parsed("language", &self.language, Language::from_code);
        let role = errors.parsed("role", &self.role, Role::from_code);
        errors.into_result()?;
        match (email, language, role) {
            (Some(email), Some(language), Some(role)) => Ok(Invite { name, email, language, role }),
            _ => Err(ErrorCode::InvalidForm.into()),
        }
    }
}

/// The role that a form names.
pub fn checked_role(code: &str) -> Result<Role, PortalError> {
    let mut errors = FormErrors::default();
    let role = errors.parsed("role", code, Role::from_code);
    errors.into_result()?;
    role.ok_or_else(|| ErrorCode::InvalidForm.into())
}

/// What becomes of the open work of somebody who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handover {
    /// A colleague takes it over.
    To(crate::EmployeeId),
    /// Nobody has it until somebody is chosen.
    ToNobody,
    /// It keeps the name of who left.
    Stays,
}

impl Handover {
    /// From the form: an id, `nobody` or `stays`.
    pub fn check(text: &str) -> Result<Self, PortalError> {
        match text.trim() {
            "nobody" => Ok(Self::ToNobody),
            "stays" => Ok(Self::Stays),
            id => id.parse().map(Self::To).map_err(|_| refused(id)),
        }
    }
}

fn refused(id: &str) -> PortalError {
    let mut errors = FormErrors::default();
    errors.add("handover", if id.is_empty() { FieldError::Required } else { FieldError::Invalid });
    errors.into()
}
