//! To the employee: wrong codes ended a client's link.

use portal_types::{Language, reports::ReportName};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};
use crate::reports;

/// Tells the firm that somebody tried codes.
pub struct LinkLocked {
    /// The employee's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub report: ReportName,
    /// Whose link it was.
    pub recipient: String,
    /// Its page in the office.
    pub url: Url,
}

impl LinkLocked {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-link-locked-subject", "mail-link-locked-why", &[])
            .fact("mail-fact-client", &self.client)
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .fact("mail-fact-recipient", &self.recipient)
            .button(words_of(lang, "mail-report-open", self.report.kind), &self.url)
            .render()
    }
}
