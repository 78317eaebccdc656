//! To the employee: a client has approved.

use portal_types::Language;
use url::Url;

use super::{Letterhead, Rendered, ReportKind, letter::Letter};

/// Tells the firm of an approval.
pub struct ApprovalReceived {
    /// The employee's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub kind: ReportKind,
    /// Financial year.
    pub year: i32,
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
            .fact("mail-fact-report", &self.kind.title(lang, self.year))
            .fact("mail-fact-approved-by", &self.signer)
            .fact("mail-fact-approved-at", &self.approved_at)
            .button(self.kind.words(lang, "mail-report-open"), &self.url)
            .render()
    }
}
