//! What is recorded about annual accounts.

use portal_types::{AnnualAccountsId, ClientId, ContactId, LinkId, ReportVersionId, Sha256Hex, links::Purpose};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::AuditEvent;

macro_rules! event {
    ($(#[$meta:meta])* $name:ident = $type:literal { $($field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Serialize)]
        pub struct $name {
            /// The item.
            pub accounts: AnnualAccountsId,
            $(#[allow(missing_docs)] pub $field: $ty),*
        }

        impl AuditEvent for $name {
            const TYPE: &'static str = $type;
            fn item(&self) -> Option<Uuid> { Some(self.accounts.0) }
        }
    };
}

event!(
    /// Somebody started the annual accounts.
    Started = "accounts.started" { client: ClientId, year: i32 }
);
event!(
    /// A report was uploaded.
    VersionAdded = "accounts.version-added" { version: ReportVersionId, number: i64, sha256: Sha256Hex, bytes: i64 }
);
event!(
    /// The newest report was shared.
    Shared = "accounts.shared" { version: ReportVersionId, link: LinkId, contact: ContactId, purpose: Purpose }
);
event!(
    /// A new link replaced the earlier one.
    LinkRenewed = "accounts.link-renewed" { version: ReportVersionId, link: LinkId, contact: ContactId }
);
event!(
    /// The link's address was requested, possibly by a mail filter.
    LinkOpened = "link.opened" { link: LinkId, contact: ContactId }
);
event!(
    /// The button on the landing page was pressed.
    LinkPressed = "link.pressed" { link: LinkId, contact: ContactId }
);
event!(
    /// The report was shown.
    Viewed = "report.viewed" { link: LinkId, contact: ContactId, version: ReportVersionId }
);
event!(
    /// The report was downloaded.
    Downloaded = "report.downloaded" { link: LinkId, contact: ContactId, version: ReportVersionId }
);
event!(
    /// Five wrong codes ended the link.
    LinkLocked = "link.locked" { link: LinkId, contact: ContactId }
);
event!(
    /// The signer approved.
    Approved = "approval.approved" { approval: portal_types::ApprovalId, contact: ContactId, version: ReportVersionId, sha256: Sha256Hex }
);
event!(
    /// The signer returned the report.
    Returned = "approval.returned" { approval: portal_types::ApprovalId, contact: ContactId, version: ReportVersionId }
);
