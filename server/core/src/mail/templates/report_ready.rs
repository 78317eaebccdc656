//! To the client: something is ready to view or approve.

use portal_types::{Language, links::Purpose, reports::ReportKind};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};

/// Carries the one-time link, and nothing about the client (LNK-1).
pub struct ReportReady {
    /// The contact's name.
    pub name: String,
    /// For viewing or approval.
    pub purpose: Purpose,
    /// What it is.
    pub kind: ReportKind,
    /// The one-time link.
    pub url: Url,
    /// Last moment of use, in words.
    pub expires: String,
}

impl ReportReady {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        let report = words_of(lang, "mail-report-a", self.kind);
        let (subject, why, button) = match self.purpose {
            Purpose::Approve => (
                "mail-report-ready-subject-approve",
                "mail-report-ready-why-approve",
                crate::i18n::text(lang, "mail-report-ready-button-approve"),
            ),
            Purpose::View => (
                "mail-report-ready-subject-view",
                "mail-report-ready-why-view",
                words_of(lang, "mail-report-view", self.kind),
            ),
        };
        Letter::new(head, lang, &self.name, subject, why, &[("report", &report)])
            .button(button, &self.url)
            .note("mail-valid-until", &[("date", &self.expires)])
            .note("mail-link-personal", &[])
            .contact(head)
            .render()
    }
}
