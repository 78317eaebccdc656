//! To a contact who does not sign: a copy of what others are asked to approve.

use portal_types::{Language, reports::ReportKind};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};

/// Carries a one-time link to read, and nothing about the client (LNK-1).
pub struct ReportCopy {
    /// The contact's name.
    pub name: String,
    /// What it is.
    pub kind: ReportKind,
    /// The one-time link.
    pub url: Url,
    /// Last moment of use, in words.
    pub expires: String,
}

impl ReportCopy {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let report = words_of(lang, "mail-report-a", self.kind);
        Letter::new(head, lang, &self.name, "mail-report-copy-subject", "mail-report-copy-why", &[("report", &report)])
            .button(words_of(lang, "mail-report-view", self.kind), &self.url)
            .note("mail-valid-until", &[("date", &self.expires)])
            .note("mail-link-personal", &[])
            .contact(head)
            .render()
    }
}
