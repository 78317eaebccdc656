//! To the employee: a client has returned a report, with a reason.

use portal_types::{Language, reports::ReportName};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};
use crate::reports;

/// Tells the firm what the client wants changed.
pub struct ReportReturned {
    /// The employee's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub report: ReportName,
    /// Who returned it.
    pub signer: String,
    /// The client's own words.
    pub reason: String,
    /// Its page in the office.
    pub url: Url,
}

impl ReportReturned {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-report-returned-subject", "mail-report-returned-why", &[])
            .fact("mail-fact-client", &self.client)
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .fact("mail-fact-returned-by", &self.signer)
            .quote("mail-fact-reason", &self.reason)
            .button(words_of(lang, "mail-report-open", self.report.kind), &self.url)
            .render()
    }
}
