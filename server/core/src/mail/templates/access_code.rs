//! To the client: the code that proves the mailbox is his (LNK-6 b).

use portal_types::Language;

use super::{Letterhead, Rendered, letter::Letter};

/// A code for one viewing session.
pub struct AccessCode {
    /// The contact's name.
    pub name: String,
    /// As it is typed: `1234 5678`.
    pub code: String,
    /// How long it works.
    pub minutes: u32,
}

impl AccessCode {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-access-code-subject", "mail-access-code-why", &[])
            .code(&self.code)
            .note("mail-access-code-enter", &[("minutes", &self.minutes.to_string())])
            .note("mail-access-code-not-you", &[])
            .contact(head)
            .render()
    }
}
