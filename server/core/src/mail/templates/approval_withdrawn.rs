//! To whoever relies on an approval: the signer withdrew it later.

use portal_types::{Language, reports::ReportName};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};
use crate::reports;

/// Says that an approval on record was withdrawn.
pub struct ApprovalWithdrawn {
    /// The recipient's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What it is.
    pub report: ReportName,
    /// Who withdrew.
    pub signer: String,
    /// When he had approved, in words.
    pub approved_at: String,
    /// The day of the withdrawal, in words.
    pub withdrawn_on: String,
    /// Why, for who may know.
    pub reason: Option<String>,
    /// Its page in the office, for the firm.
    pub url: Option<Url>,
}

impl ApprovalWithdrawn {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let mut letter =
            Letter::new(head, lang, &self.name, "mail-approval-withdrawn-subject", "mail-approval-withdrawn-why", &[])
                .fact("mail-fact-report", &reports::title(lang, &self.report))
                .fact("mail-fact-client", &self.client)
                .fact("mail-fact-withdrawn-by", &self.signer)
                .fact("mail-fact-approved-at", &self.approved_at)
                .fact("mail-fact-withdrawn-on", &self.withdrawn_on);
        if let Some(reason) = &self.reason {
            letter = letter.quote("mail-fact-reason", reason);
        }
        match &self.url {
            Some(url) => letter.button(words_of(lang, "mail-report-open", self.report.kind), url).render(),
            None => letter.note("mail-approval-withdrawn-next", &[]).contact(head).render(),
        }
    }
}
