//! To the employee: a client has approved.

use portal_types::{Language, reports::ReportName};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};
use crate::reports;

/// Tells the firm of an approval.
pub struct ApprovalReceived {
    /// The employee's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub report: ReportName,
    /// Who approved.
    pub signer: String,
    /// When, in words.
    pub approved_at: String,
    /// Its page in the office.
    pub url: Url,
}

impl ApprovalReceived {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-approval-received-subject", "mail-approval-received-why", &[])
            .fact("mail-fact-client", &self.client)
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .fact("mail-fact-approved-by", &self.signer)
            .fact("mail-fact-approved-at", &self.approved_at)
            .button(words_of(lang, "mail-report-open", self.report.kind), &self.url)
            .render()
    }
}
