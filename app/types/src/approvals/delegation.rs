//! A signer lets somebody else decide.

use crate::{ContactId, FormErrors, PortalError};

/// Form of "let somebody else decide".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DelegateForm {
    /// Who.
    pub to: String,
}

impl DelegateForm {
    /// Who decides, or what is wrong with it.
    pub fn check(&self) -> Result<ContactId, PortalError> {
        let mut errors = FormErrors::default();
        match errors.parsed("to", &self.to, |id| id.parse().ok()) {
            Some(to) => Ok(to),
            None => Err(errors.into()),
        }
    }
}
