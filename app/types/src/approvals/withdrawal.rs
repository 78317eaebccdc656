//! A signer takes back what was sealed: a record beside the approval, which stays.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::REASON_MAX;
use crate::{ContactId, ErrorCode, FormErrors, PortalError, RoundId};

/// Form of "record a withdrawal".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalForm {
    /// In which round.
    pub round: String,
    /// Whose approval.
    pub signer: String,
    /// The day on which he said so, `2026-05-31`.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// A checked [`WithdrawalForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedWithdrawal {
    /// In which round.
    pub round: RoundId,
    /// Whose approval.
    pub signer: ContactId,
    /// The day on which he said so.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

impl WithdrawalForm {
    /// The values, or what is wrong with each. A round or signer that is no id does not exist.
    pub fn check(&self) -> Result<CheckedWithdrawal, PortalError> {
        let round = self.round.parse().map_err(|_| ErrorCode::NotFound)?;
        let mut errors = FormErrors::default();
        let signer = errors.parsed("signer", &self.signer, |id| id.parse().ok());
        let on = errors.parsed("withdrawn_on", &self.on, |on| on.parse().ok());
        let reason = errors.text("withdrawal_reason", &self.reason, REASON_MAX);
        errors.into_result()?;
        match (signer, on) {
            (Some(signer), Some(on)) => Ok(CheckedWithdrawal { round, signer, on, reason }),
            _ => Err(ErrorCode::InvalidForm.into()),
        }
    }
}
