//! How far a contact may bind the client, as the trade register knows it.

use crate::codes::codes;

codes! {
    /// Screen name: `authority-<code>`.
    pub enum Authority {
        /// Signs nothing.
        None = "none",
        /// Binds the client without anybody else (zelfstandig bevoegd).
        Alone = "alone",
        /// Binds the client together with another (gezamenlijk bevoegd).
        Jointly = "jointly",
    }
}

impl Authority {
    /// May be asked to sign for the client.
    pub fn may_sign(self) -> bool {
        self != Self::None
    }
}
