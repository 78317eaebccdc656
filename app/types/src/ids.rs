//! Identifiers: UUID version 7, one type per noun so that they cannot be mixed up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> { text.parse().map(Self) }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
    )+};
}

ids! {
    /// A tenant.
    FirmId,
    /// One human, one sign-in.
    PersonId,
    /// A person's employment at one firm.
    EmployeeId,
    /// The entity a firm serves.
    ClientId,
    /// A person's role at one client.
    ContactId,
    /// One client's annual accounts of one financial year.
    AnnualAccountsId,
    /// One immutable uploaded report.
    ReportVersionId,
    /// A scoped capability mailed to one recipient.
    LinkId,
    /// Contacts asked about one report version.
    RoundId,
    /// One signer's act on one report version.
    ApprovalId,
    /// A sealed approval that its signer took back.
    WithdrawalId,
    /// An internal note about annual accounts.
    NoteId,
    /// A mail waiting to be sent, or sent.
    MailId,
    /// An employee's own filter by name.
    SavedViewId,
    /// Work on many annual accounts at once.
    BatchId,
    /// One version of a firm's text.
    TextId,
    /// Colleagues who look after the same clients.
    TeamId,
    /// A file of clients that is taken over.
    ImportId,
}
