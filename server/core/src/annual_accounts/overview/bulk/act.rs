//! What can be done to many.

use chrono::NaiveDate;
use portal_types::{
    BatchId, EmployeeId, ErrorCode, FormErrors, Right, Tier,
    annual_accounts::{CheckedMove, MoveForm, People},
    annual_accounts_filter::Part,
    annual_accounts_overview::BulkForm,
    links::Purpose,
};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// What is done to each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Gives a part to somebody, or to nobody.
    Assign(Part, Option<EmployeeId>),
    /// Sets the firm's own deadline, or none.
    Deadline(Option<NaiveDate>),
    /// Moves it along.
    Move(CheckedMove),
    /// Shares its newest report.
    Share(Purpose),
    /// Mails whoever is asked now another link.
    Remind,
    /// Starts the annual accounts of a year; the rows are clients.
    Start {
        /// Financial year.
        year: i32,
        /// Who does what, and by when.
        people: People,
    },
    /// Takes back what a batch started.
    UndoStart(BatchId),
    /// Gives the rows, which are clients, a tier.
    Tier(Tier),
    /// Gives clients back what they had before a batch.
    UndoTier(BatchId),
}

impl Act {
    /// What is done, as screens name it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Assign(..) => "assign",
            Self::Deadline(_) => "deadline",
            Self::Move(_) => "move",
            Self::Share(Purpose::View) => "share-view",
            Self::Share(Purpose::Approve) => "share-approve",
            Self::Remind => "remind",
            Self::Start { .. } => "start",
            Self::UndoStart(_) => "undo-start",
            Self::Tier(_) => "tier",
            Self::UndoTier(_) => "undo-tier",
        }
    }

    /// The right that it takes.
    pub fn right(&self) -> Right {
        match self {
            Self::Move(step) => step.step.right(),
            Self::Share(_) | Self::Remind => Right::Send,
            Self::Assign(..) | Self::Deadline(_) | Self::Start { .. } | Self::UndoStart(_) => Right::Work,
            Self::Tier(_) | Self::UndoTier(_) => Right::KeepClients,
        }
    }

    /// From the form.
    pub fn of(form: &BulkForm) -> Result<Self> {
        match form.act.as_str() {
            "" => Err(ErrorCode::ActMissing.into()),
            "move" => {
                let step = MoveForm { step: form.step.clone(), on: form.on.clone(), reason: form.reason.clone() };
                Ok(Self::Move(step.check()?))
            }
            "share-view" => Ok(Self::Share(Purpose::View)),
            "share-approve" => Ok(Self::Share(Purpose::Approve)),
            "remind" => Ok(Self::Remind),
            act => Self::parse(act, &form.part, &form.employee, &form.deadline),
        }
    }

    /// Whether what became of each is worth a page: the others fit every row.
    pub fn has_rules(&self) -> bool {
        matches!(self, Self::Move(_) | Self::Share(_) | Self::Remind)
    }

    /// Whether it mails clients, so that a person looks first.
    pub fn mails(&self) -> bool {
        matches!(self, Self::Share(_) | Self::Remind)
    }

    /// As the audit log tells it: without the words of a person.
    pub(super) fn told(&self) -> Self {
        match self {
            Self::Move(step) => Self::Move(CheckedMove { reason: None, ..step.clone() }),
            other => other.clone(),
        }
    }

    /// From the fields of the form.
    pub fn parse(act: &str, part: &str, employee: &str, deadline: &str) -> Result<Self> {
        let mut errors = FormErrors::default();
        let parsed = match act {
            "assign" => {
                let part = errors.parsed("part", part, Part::from_code);
                let employee = match employee {
                    "none" => Some(None),
                    id => errors.parsed("employee", id, |id| id.parse().ok()).map(Some),
                };
                part.zip(employee).map(|(part, employee)| Self::Assign(part, employee))
            }
            "deadline" if deadline.is_empty() => Some(Self::Deadline(None)),
            "deadline" => {
                errors.parsed("deadline", deadline, |date| date.parse().ok()).map(|d| Self::Deadline(Some(d)))
            }
            _ => None,
        };
        errors.into_result()?;
        Ok(parsed.ok_or(ErrorCode::InvalidForm)?)
    }
}
