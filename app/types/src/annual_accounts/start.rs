//! Starting annual accounts.

use serde::{Deserialize, Serialize};

/// The earliest and latest financial year that can be started.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Form of "start the annual accounts".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartAnnualAccounts {
    /// Calendar year in which the financial year ends.
    pub year: String,
}

impl StartAnnualAccounts {
    /// The year, or what is wrong with it.
    pub fn check(&self) -> Result<i32, crate::PortalError> {
        let mut errors = crate::FormErrors::default();
        let year = errors.parsed("year", &self.year, |y| y.parse().ok().filter(|y| YEARS.contains(y)));
        errors.into_result()?;
        year.ok_or_else(|| crate::ErrorCode::InvalidForm.into())
    }
}
