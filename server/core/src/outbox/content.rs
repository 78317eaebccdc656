//! What each mail needs to know. Stored as JSON until the mail is sent.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    Sha256Hex, approvals,
    links::Purpose,
    reports::{ReportKind, ReportName},
};
use serde::{Deserialize, Serialize};

/// One variant per mail.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailContent {
    /// To the client: a link.
    ReportReady {
        /// Opens the landing page.
        token: String,
        /// For viewing or approval.
        purpose: Purpose,
        /// What it is.
        #[serde(default)]
        report: ReportKind,
        /// End of validity.
        expires_at: DateTime<Utc>,
    },
    /// To the client: the code asked for on the landing page.
    AccessCode {
        /// Eight digits.
        code: String,
    },
    /// To the signer: what he approved.
    ApprovalReceipt {
        /// What was approved.
        #[serde(flatten)]
        act: Act,
        /// The proof, to be attached.
        #[serde(default)]
        evidence: Option<StoredFile>,
    },
    /// To the employee: approved.
    ApprovalReceived {
        /// What was approved.
        act: Act,
        /// Page of the annual accounts.
        path: String,
    },
    /// To the employee: returned.
    ReportReturned {
        /// What was returned.
        act: Act,
        /// Why.
        reason: String,
        /// Page of the annual accounts.
        path: String,
    },
    /// To a signer: the firm asks nothing any more.
    RequestWithdrawn {
        /// What was asked about.
        #[serde(flatten)]
        report: ReportName,
        /// He had approved already.
        approved: bool,
    },
    /// To a contact who gets a copy of what others are asked to approve: a link.
    ReportCopy {
        /// Opens the landing page.
        token: String,
        /// What it is.
        #[serde(default)]
        report: ReportKind,
        /// End of validity.
        expires_at: DateTime<Utc>,
    },
    /// To a contact who got a copy: it does not stand any more.
    CopyWithdrawn {
        /// What it was.
        #[serde(flatten)]
        report: ReportName,
    },
    /// To a contact who got a copy: the proof of the approval.
    ProofCopy {
        /// What was approved, by whom.
        act: Act,
        /// The proof, to be attached.
        evidence: StoredFile,
    },
    /// To whoever relies on an approval: it was withdrawn later.
    ApprovalWithdrawn {
        /// What had been approved.
        act: Act,
        /// The day of the withdrawal.
        on: NaiveDate,
        /// Why, for who may know.
        reason: Option<String>,
        /// Page of the annual accounts, for the firm.
        path: Option<String>,
    },
    /// To the employee: wrong codes ended a link.
    LinkLocked {
        /// The client's name.
        client: String,
        /// What it opened.
        #[serde(flatten)]
        report: ReportName,
        /// Whose link it was.
        recipient: String,
        /// Page of the annual accounts.
        path: String,
    },
    /// To who administers the firm: an approval cannot be sealed.
    NotSealed {
        /// The client's name.
        client: String,
        /// What was approved.
        #[serde(flatten)]
        report: ReportName,
        /// Why it failed last.
        why: approvals::SealFailure,
        /// Since when it fails.
        since: DateTime<Utc>,
        /// Page of the annual accounts.
        path: String,
    },
    /// To a future employee.
    Invitation {
        /// Opens the invitation page.
        token: String,
        /// End of validity.
        expires_at: DateTime<Utc>,
    },
}

/// A file of the product's own, to be attached.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredFile {
    /// Where it is.
    pub key: String,
    /// Its digest.
    pub sha256: Sha256Hex,
}

/// The facts of one act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Act {
    /// The client's name at that moment.
    pub client: String,
    /// What it is about.
    #[serde(flatten)]
    pub report: ReportName,
    /// Number of the version.
    pub version: i64,
    /// Name of the file.
    pub file_name: String,
    /// Who acted.
    pub signer: String,
    /// When.
    pub at: DateTime<Utc>,
    /// On which bytes.
    pub sha256: Sha256Hex,
    /// What was given, where that is more than an approval.
    #[serde(default)]
    pub acts: Vec<approvals::Act>,
}

impl MailContent {
    /// Kind of [`Self::AccessCode`].
    pub const ACCESS_CODE: &'static str = "access_code";

    /// Stable name of the kind, for the log and the timeline.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ReportReady { .. } => "report_ready",
            Self::AccessCode { .. } => Self::ACCESS_CODE,
            Self::ApprovalReceipt { .. } => "approval_receipt",
            Self::ApprovalReceived { .. } => "approval_received",
            Self::ReportReturned { .. } => "report_returned",
            Self::RequestWithdrawn { .. } => "request_withdrawn",
            Self::ReportCopy { .. } => "report_copy",
            Self::CopyWithdrawn { .. } => "copy_withdrawn",
            Self::ProofCopy { .. } => "proof_copy",
            Self::ApprovalWithdrawn { .. } => "approval_withdrawn",
            Self::LinkLocked { .. } => "link_locked",
            Self::NotSealed { .. } => "not_sealed",
            Self::Invitation { .. } => "invitation",
        }
    }
}

impl std::fmt::Debug for MailContent {
    /// Tokens and codes never reach a log (LNK-4).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind())
    }
}
