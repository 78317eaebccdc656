//! To a contact who got a copy: what he was shown does not stand.

use portal_types::{Language, reports::ReportName};

use super::{Letterhead, Rendered, letter::Letter};
use crate::reports;

/// Says that a copy is not the last word, so that nobody goes by it.
pub struct CopyWithdrawn {
    /// The contact's name.
    pub name: String,
    /// What it is.
    pub report: ReportName,
}

impl CopyWithdrawn {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-copy-withdrawn-subject", "mail-copy-withdrawn-why", &[])
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .note("mail-copy-withdrawn-next", &[])
            .contact(head)
            .render()
    }
}
