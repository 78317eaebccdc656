//! To who administers the firm: an approval was given, and its proof cannot be made.

use portal_types::{Language, approvals::SealFailure, reports::ReportName};
use url::Url;

use super::{Letterhead, Rendered, letter::Letter, words_of};
use crate::{i18n::text, reports};

/// Says that somebody must look after it.
pub struct NotSealed {
    /// The administrator's name.
    pub name: String,
    /// The client's name; only in the body.
    pub client: String,
    /// What was approved.
    pub report: ReportName,
    /// Why it failed last.
    pub why: SealFailure,
    /// Since when it fails, in words.
    pub since: String,
    /// Its page in the office.
    pub url: Url,
}

impl NotSealed {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-not-sealed-subject", "mail-not-sealed-why", &[])
            .fact("mail-fact-client", &self.client)
            .fact("mail-fact-report", &reports::title(lang, &self.report))
            .fact("mail-fact-fails-since", &self.since)
            .fact("mail-fact-cause", &text(lang, &format!("sealing-why-{}", self.why)))
            .button(words_of(lang, "mail-report-open", self.report.kind), &self.url)
            .note(&format!("sealing-do-{}", self.why), &[])
            .note("mail-not-sealed-again", &[])
            .render()
    }
}
