//! To the signer: what was approved, when, and how to recognise it.

use portal_types::{Language, Sha256Hex, approvals::Act, reports::ReportName};

use super::{Letterhead, Rendered, letter::Letter};
use crate::{reports, texts};

/// The proof of one approval.
pub struct ApprovalReceipt {
    /// The recipient's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub report: ReportName,
    /// Number of the version, from 1.
    pub version: i64,
    /// The name the firm gave the file.
    pub file_name: String,
    /// Who approved.
    pub signer: String,
    /// When, in words.
    pub approved_at: String,
    /// Identity of the approved bytes.
    pub sha256: Sha256Hex,
    /// What was given, where that is more than an approval.
    pub acts: Vec<Act>,
}

impl ApprovalReceipt {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let acts = texts::names(lang, &self.acts);
        let letter =
            Letter::new(head, lang, &self.name, "mail-approval-receipt-subject", "mail-approval-receipt-why", &[]);
        let letter = if acts.is_empty() { letter } else { letter.fact("mail-fact-acts", &acts) };
        letter
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .fact("mail-fact-client", &self.client)
            .fact("mail-fact-version", &self.version.to_string())
            .fact("mail-fact-file", &self.file_name)
            .fact("mail-fact-approved-by", &self.signer)
            .fact("mail-fact-approved-at", &self.approved_at)
            .digits("mail-fact-sha256", self.sha256.as_str())
            .note("mail-approval-receipt-next", &[])
            .contact(head)
            .render()
    }
}
