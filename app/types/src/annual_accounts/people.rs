//! Who does what, and by when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Part;
use crate::{EmployeeId, ErrorCode, FieldError, FormErrors, PortalError};

/// Form of the people of annual accounts; an empty field is nobody, or no deadline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleForm {
    /// Id of an employee.
    pub preparer: String,
    /// Id of an employee.
    pub reviewer: String,
    /// Id of an employee.
    pub partner: String,
    /// `2026-05-31`.
    pub deadline: String,
}

/// A checked [`PeopleForm`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// Every part that can be given.
    pub parts: [(Part, Option<EmployeeId>); 3],
    /// The firm's own deadline.
    pub deadline: Option<NaiveDate>,
}

impl PeopleForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<People, PortalError> {
        let mut errors = FormErrors::default();
        let preparer = optional(&mut errors, "preparer", &self.preparer);
        let reviewer = optional(&mut errors, "reviewer", &self.reviewer);
        let partner = optional(&mut errors, "partner", &self.partner);
        let deadline = optional(&mut errors, "deadline", &self.deadline);
        errors.into_result()?;
        match (preparer, reviewer, partner, deadline) {
            (Some(preparer), Some(reviewer), Some(partner), Some(deadline)) => Ok(People {
                parts: [(Part::Preparer, preparer), (Part::Reviewer, reviewer), (Part::Partner, partner)],
                deadline,
            }),
            _ => Err(ErrorCode::InvalidForm.into()),
        }
    }
}

/// Nothing, or a value that parses; `None` when it does not.
#[expect(clippy::option_option, reason = "the outer one is whether it parses")]
fn optional<T: std::str::FromStr>(errors: &mut FormErrors, field: &str, text: &str) -> Option<Option<T>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let parsed = text.trim().parse().ok();
    if parsed.is_none() {
        errors.add(field, FieldError::Invalid);
    }
    parsed.map(Some)
}
