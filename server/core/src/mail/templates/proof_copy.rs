//! To a contact who got a copy: the report was approved, and here is the proof.

use portal_types::Language;

use super::{ApprovalReceipt, Letterhead, Rendered, letter::Letter};
use crate::reports;

/// The same facts as the signers get, for somebody who signed nothing.
pub struct ProofCopy(
    /// The facts.
    pub ApprovalReceipt,
);

impl ProofCopy {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let facts = &self.0;
        Letter::new(head, lang, &facts.name, "mail-proof-copy-subject", "mail-proof-copy-why", &[])
            .fact("mail-fact-report", &reports::title(lang, &facts.report))
            .fact("mail-fact-client", &facts.client)
            .fact("mail-fact-version", &facts.version.to_string())
            .fact("mail-fact-file", &facts.file_name)
            .fact("mail-fact-approved-by", &facts.signer)
            .fact("mail-fact-approved-at", &facts.approved_at)
            .digits("mail-fact-sha256", facts.sha256.as_str())
            .note("mail-proof-copy-next", &[])
            .contact(head)
            .render()
    }
}
