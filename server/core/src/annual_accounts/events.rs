//! What is recorded about annual accounts.

use chrono::NaiveDate;
use portal_types::{
    ClientId, ContactId, EmployeeId, LinkId, NoteId, ReportVersionId, Sha256Hex,
    annual_accounts::{Move, Part, State},
    links::{Purpose, Refusal},
    reports::ReportName,
};
use serde::Serialize;

use crate::audit::AuditEvent;

macro_rules! event {
    ($(#[$meta:meta])* $name:ident = $type:literal { $($field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Serialize)]
        pub struct $name {
            /// The item.
            pub accounts: portal_types::AnnualAccountsId,
            $(#[allow(missing_docs)] pub $field: $ty),*
        }

        impl AuditEvent for $name {
            const TYPE: &'static str = $type;
            fn item(&self) -> Option<uuid::Uuid> { Some(self.accounts.0) }
        }
    };
}

pub(crate) use event;

event!(
    /// Somebody started the annual accounts, or another report.
    Started = "accounts.started" { client: ClientId, report: ReportName }
);
event!(
    /// Starting them with many others was undone: they are there no more.
    StartUndone = "accounts.start-undone" { client: ClientId, year: i32 }
);
event!(
    /// A report was uploaded.
    VersionAdded = "accounts.version-added" { version: ReportVersionId, number: i64, sha256: Sha256Hex, bytes: i64 }
);
event!(
    /// The newest report was shared.
    Shared = "accounts.shared" { version: ReportVersionId, purpose: Purpose }
);
event!(
    /// A link was made and mailed.
    LinkMade = "link.made" { version: ReportVersionId, link: LinkId, contact: ContactId, purpose: Purpose }
);
event!(
    /// An employee moved the accounts along; the reason, if one was asked, is a note.
    Moved = "accounts.moved" {
        step: Move, from: State, to: State, on: Option<NaiveDate>, reason: Option<NoteId>
    }
);
event!(
    /// A part was given to an employee, or to nobody.
    Assigned = "accounts.assigned" { part: Part, employee: Option<EmployeeId> }
);
event!(
    /// The firm's own deadline changed.
    DeadlineSet = "accounts.deadline-set" { deadline: Option<NaiveDate> }
);
event!(
    /// Somebody wrote an internal note.
    Noted = "accounts.noted" { note: NoteId }
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
    /// A press, or a code, was refused because the link opens nothing any more; once per reason and hour.
    LinkRefused = "link.refused" { link: LinkId, contact: ContactId, version: ReportVersionId, why: Refusal }
);
event!(
    /// The right code was given: the session may see the report.
    CodeAccepted = "link.code-accepted" { link: LinkId, contact: ContactId }
);
event!(
    /// A wrong code was given; counted on the link.
    CodeRefused = "link.code-refused" { link: LinkId, contact: ContactId, tries: i64 }
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
    /// The signer downloaded the proof of what he decided.
    ProofDownloaded = "proof.downloaded" { link: LinkId, contact: ContactId, version: ReportVersionId, file: String }
);
event!(
    /// An employee looked at pages of a version; once a day.
    ViewedByFirm = "report.viewed-by-firm" { version: ReportVersionId, number: i64 }
);
event!(
    /// An employee downloaded a version; once a day.
    DownloadedByFirm = "report.downloaded-by-firm" { version: ReportVersionId, number: i64 }
);
event!(
    /// An employee looked at what changed since an older version; once a day.
    ComparedByFirm = "report.compared-by-firm" {
        version: ReportVersionId, number: i64, older: ReportVersionId, older_number: i64
    }
);
event!(
    /// An employee downloaded a proof; once a day.
    ProofDownloadedByFirm = "proof.downloaded-by-firm" { version: ReportVersionId, file: String }
);
event!(
    /// The firm withdrew one link.
    LinkRevoked = "link.revoked" { link: LinkId, contact: ContactId }
);
event!(
    /// The firm mailed another link beside an earlier one.
    LinkSentAgain = "link.sent-again" { link: LinkId, earlier: LinkId, contact: ContactId, version: ReportVersionId }
);
event!(
    /// The holder of a link that was over asked for another one.
    LinkRequested = "link.requested" { link: LinkId, earlier: LinkId, contact: ContactId, version: ReportVersionId }
);
event!(
    /// Five wrong codes ended the link.
    LinkLocked = "link.locked" { link: LinkId, contact: ContactId }
);
