//! To a signer: the firm asks nothing of him any more.

use portal_types::{Language, reports::ReportName};

use super::{Letterhead, Rendered, letter::Letter};
use crate::reports;

/// Says that a request ended, so that nobody looks for what is not there.
pub struct RequestWithdrawn {
    /// The contact's name.
    pub name: String,
    /// What it is.
    pub report: ReportName,
    /// He had approved already.
    pub approved: bool,
}

impl RequestWithdrawn {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let why = if self.approved { "mail-request-withdrawn-why-approved" } else { "mail-request-withdrawn-why" };
        Letter::new(head, lang, &self.name, "mail-request-withdrawn-subject", why, &[])
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .note("mail-request-withdrawn-next", &[])
            .contact(head)
            .render()
    }
}
