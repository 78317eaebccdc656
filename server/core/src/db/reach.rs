//! Whose rows a transaction reaches. The queries say so themselves; on Postgres the database holds them to it (TEN-5).

use portal_types::FirmId;

use crate::{db::Tx, error::Result, scope::Scope};

const ENTER: &str = "SELECT set_config('app.firm', $1, true)";

/// Whose rows a transaction reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One firm's.
    Firm(FirmId),
    /// Every firm's, of the few tables of migration 0022 and for what stands there: for the product itself, before it is
    /// known whom something is about.
    Across,
}

impl From<&Scope> for Reach {
    fn from(scope: &Scope) -> Self {
        Self::Firm(scope.firm())
    }
}

impl From<FirmId> for Reach {
    fn from(firm: FirmId) -> Self {
        Self::Firm(firm)
    }
}

impl Reach {
    /// Begins a transaction that reaches this far, in one trip. What is set ends with the transaction, so that whoever
    /// borrows the connection next gets nothing of it.
    pub(super) fn begin(self, begin: &str) -> String {
        match self {
            // An identifier is digits and hyphens.
            Self::Firm(firm) => format!("{begin}; SELECT set_config('app.firm', '{}', true)", firm.0.hyphenated()),
            Self::Across => format!("{begin}; SELECT set_config('app.across', 'on', true)"),
        }
    }
}

impl Tx {
    /// From here on the firm's rows are in reach too, for a transaction that just found out which firm it is about.
    pub(crate) async fn enter(&mut self, firm: FirmId) -> Result<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query(ENTER).bind(firm.0.hyphenated().to_string()).execute(&mut **tx).await?;
        }
        Ok(())
    }
}
