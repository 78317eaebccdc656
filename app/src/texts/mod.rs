//! The firm's texts: what signers agree to.

pub mod api;
mod differences_block;
mod fields_block;
mod office_list_page;
mod office_text_page;
mod preview;
mod versions_block;

pub use {office_list_page::TextsPage, office_text_page::TextPage};

use portal_types::approvals::Act;

use crate::i18n::t;

/// An act by its name.
pub(crate) fn name(act: Act) -> String {
    t(&format!("approvals-act-{}", key(act.code())))
}

/// As catalogue keys write a code.
pub(crate) fn key(code: &str) -> String {
    code.replace('_', "-")
}
