//! What an employee may do at his firm.

use crate::codes::codes;

codes! {
    /// Screen name: `role-<code>`.
    pub enum Role {
        Administrator = "administrator",
        Accountant = "accountant",
        ReadOnly = "read-only",
    }
}

impl Role {
    /// May change clients and annual accounts.
    pub fn may_write(self) -> bool {
        !matches!(self, Self::ReadOnly)
    }

    /// May change the firm's settings.
    pub fn may_administer(self) -> bool {
        matches!(self, Self::Administrator)
    }
}
