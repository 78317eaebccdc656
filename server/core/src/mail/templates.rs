//! The mails: one struct each. Words come from the catalogue, looks from two templates.
//!
//! Text and HTML are rendered from the same letter, so they cannot differ in content.

mod accent;
mod access_code;
mod approval_receipt;
mod approval_received;
mod approval_withdrawn;
mod copy_withdrawn;
mod invitation;
mod letter;
mod link_locked;
mod not_sealed;
mod proof_copy;
mod report_copy;
mod report_ready;
mod report_returned;
mod request_withdrawn;

use portal_types::{Language, reports::ReportKind};

pub use self::{
    accent::{Accent, NotAColour},
    access_code::AccessCode,
    approval_receipt::ApprovalReceipt,
    approval_received::ApprovalReceived,
    approval_withdrawn::ApprovalWithdrawn,
    copy_withdrawn::CopyWithdrawn,
    invitation::Invitation,
    link_locked::LinkLocked,
    not_sealed::NotSealed,
    proof_copy::ProofCopy,
    report_copy::ReportCopy,
    report_ready::ReportReady,
    report_returned::ReportReturned,
    request_withdrawn::RequestWithdrawn,
};
use crate::i18n::text_with;

/// The firm as it stands above and below a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The firm's name.
    pub firm: String,
    /// The firm's colour.
    pub accent: Accent,
    /// The number to call with questions.
    pub phone: Option<String>,
    /// Whether an answer to the mail reaches the firm.
    pub takes_replies: bool,
}

/// A mail in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Neutral.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// `mail-report-…` in words of this kind.
fn words_of(lang: Language, key: &str, kind: ReportKind) -> String {
    text_with(lang, key, &[("kind", kind.family())])
}
