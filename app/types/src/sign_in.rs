//! Signing in as an employee.

use serde::{Deserialize, Serialize};

use crate::{EmailAddress, FormErrors, PortalError};

/// Longest password in characters (AUT-2).
pub const PASSWORD_MAX: usize = 128;
/// Shortest password in characters (AUT-2).
pub const PASSWORD_MIN: usize = 8;

/// What the sign-in form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SignIn {
    /// As typed.
    pub email: String,
    /// As typed.
    pub password: String,
}

impl SignIn {
    /// The address and the password. Over-long passwords are refused before hashing.
    pub fn check(&self) -> Result<(EmailAddress, &str), PortalError> {
        let mut errors = FormErrors::default();
        let email = errors.parsed("email", &self.email, EmailAddress::parse);
        if self.password.is_empty() {
            errors.add("password", crate::FieldError::Required);
        } else if self.password.len() > PASSWORD_MAX * 4 {
            errors.add("password", crate::FieldError::TooLong(PASSWORD_MAX as u32));
        }
        errors.into_result()?;
        Ok((email.ok_or(crate::ErrorCode::InvalidForm)?, &self.password))
    }
}

/// Who is signed in, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Display name.
    pub name: String,
    /// Up to two letters.
    pub initials: String,
    /// Address they sign in with.
    pub email: String,
}
