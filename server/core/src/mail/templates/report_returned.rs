//! To the employee: a client has returned a report, with a reason.

use portal_types::Language;
use url::Url;

use super::{Letterhead, Rendered, ReportKind, letter::Letter};

/// Tells the firm what the client wants changed.
pub struct ReportReturned {
    /// The employee's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub kind: ReportKind,
    /// Financial year.
    pub year: i32,
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
            .fact("mail-fact-report", &self.kind.title(lang, self.year))
            .fact("mail-fact-returned-by", &self.signer)
            .quote("mail-fact-reason", &self.reason)
            .button(self.kind.words(lang, "mail-report-open"), &self.url)
            .render()
    }
}
