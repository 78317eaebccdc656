use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{EmployeeId, ErrorCode, FieldError, FormErrors, PortalError};

/// Days on which a colleague stands in for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Who stands in.
    pub stand_in: EmployeeId,
}

impl Absence {
    /// Whether a day is one of them.
    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Form of an [`Absence`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AbsenceForm {
    /// `2026-07-01`.
    pub from: String,
    /// `2026-07-31`.
    pub until: String,
    /// Id of an employee.
    pub stand_in: String,
}

impl AbsenceForm {
    /// The absence of an employee, or what is wrong with it.
    pub fn check(&self, absent: EmployeeId) -> Result<Absence, PortalError> {
        let mut errors = FormErrors::default();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let from = errors.parsed("from", &self.from, day);
        let until = errors.parsed("until", &self.until, day);
        let other = |id: &str| id.parse().ok().filter(|id| *id != absent);
        let stand_in = errors.parsed("stand_in", &self.stand_in, other);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            errors.add("until", FieldError::Invalid);
        }
        errors.into_result()?;
        match (from, until, stand_in) {
            (Some(from), Some(until), Some(stand_in)) => Ok(Absence { from, until, stand_in }),
            _ => Err(ErrorCode::InvalidForm.into()),
        }
    }
}
