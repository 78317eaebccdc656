//! Texts that signers agree to: a firm's own words with merge fields and optional paragraphs.

mod acts;
mod difference;
mod fields;
mod form;
mod template;

pub use {
    acts::{asked, in_person, offered},
    difference::{Difference, differences},
    fields::{Field, Values},
    form::{AgreeForm, TextForm, check_text},
    template::{Optional, Paragraph, Piece, TEXT_MAX, Template, TextError},
};

use serde::{Deserialize, Serialize};

use crate::{Language, approvals::Act};

/// A text as a signer reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActText {
    /// What is agreed to.
    pub act: Act,
    /// Of the text.
    pub language: Language,
    /// Version of the firm's text; 0 is the product's own.
    pub version: i64,
    /// The words.
    pub text: String,
}

/// One firm's text, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextCard {
    /// For which act.
    pub act: Act,
    /// In which language.
    pub language: Language,
    /// The newest version; 0 when the firm never saved one.
    pub version: i64,
    /// The text that counts.
    pub text: String,
    /// It is the firm's, not the product's.
    pub own: bool,
    /// What example values make of it.
    pub example: Values,
    /// Newest first.
    pub versions: Vec<TextVersion>,
    /// Where other languages offer other choices.
    pub differences: Vec<Difference>,
}

/// One version of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextVersion {
    /// From 1.
    pub version: i64,
    /// What it says; nothing where the firm went back to the product's text.
    pub text: Option<String>,
    /// Who saved it.
    pub by: String,
    /// When, in words.
    pub at: String,
}

/// One line of the list of texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    /// For which act.
    pub act: Act,
    /// In which language.
    pub language: Language,
    /// The version that counts; 0 is the product's own.
    pub version: i64,
    /// Another language offers other choices.
    pub differs: bool,
}
