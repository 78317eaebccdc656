//! To a future employee: make your account.

use portal_types::Language;
use url::Url;

use super::{Letterhead, Rendered, letter::Letter};
use crate::i18n::text;

/// Carries the one-time address at which the account is made.
pub struct Invitation {
    /// The invited person's name.
    pub name: String,
    /// The one-time address.
    pub url: Url,
    /// Last moment of use, in words.
    pub expires: String,
}

impl Invitation {
    /// In words.
    pub fn render(&self, head: &Letterhead, lang: Language) -> Rendered {
        Letter::new(head, lang, &self.name, "mail-invitation-subject", "mail-invitation-why", &[])
            .button(text(lang, "mail-invitation-button"), &self.url)
            .note("mail-valid-until", &[("date", &self.expires)])
            .note("mail-invitation-not-you", &[])
            .contact(head)
            .render()
    }
}
