//! The firm's texts: what signers agree to.

pub mod api;
mod differences_block;
mod fields_block;
#[cfg(feature = "ssr")]
mod office_list_page;
mod office_text_page;
mod preview;
mod versions_block;

#[cfg(feature = "ssr")]
pub use office_list_page::TextsPage;
pub use office_text_page::TextPage;

use portal_types::{Language, approvals::Act};

use crate::i18n::t;

/// An act by its name.
pub(crate) fn name(act: Act) -> String {
    t(&format!("approvals-act-{}", key(act.code())))
}

/// As catalogue keys write a code.
pub(crate) fn key(code: &str) -> String {
    code.replace('_', "-")
}

/// A language in words.
pub(crate) fn language_name(language: Language) -> String {
    t(&format!("texts-language-{}", language.code()))
}
