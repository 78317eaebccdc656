//! Checked forms: what a browser sends is text; `check()` turns it into values or field errors.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ErrorCode, PortalError};

/// What is wrong with one field; translated on screen by its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldError {
    /// Nothing was given.
    Required,
    /// More than `max` characters.
    TooLong(u32),
    /// Not of the form that the hint describes.
    Invalid,
    /// Somebody else has it already.
    Taken,
    /// A password that others would try soon.
    Guessable,
    /// This part of it means nothing here.
    Unknown(String),
    /// He who is named may only sign together with another.
    JointlyOnly(String),
    /// A check does not accept it; kept when a reason is given. Says which check.
    Unusual(String),
    /// A client of this legal form has none.
    NotOfLegalForm,
    /// A number that would show a BSN to everybody.
    HoldsBsn,
    /// No column of a file holds it.
    NoColumn,
}

impl FieldError {
    /// Stable code, the last part of the catalogue key `error-field-…`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong(_) => "too-long",
            Self::Invalid => "invalid",
            Self::Taken => "taken",
            Self::Guessable => "guessable",
            Self::Unknown(_) => "unknown",
            Self::JointlyOnly(_) => "jointly-only",
            Self::Unusual(_) => "unusual",
            Self::NotOfLegalForm => "not-of-legal-form",
            Self::HoldsBsn => "holds-bsn",
            Self::NoColumn => "no-column",
        }
    }

    /// Whether it only warns: what was typed is kept when a reason comes with it.
    pub fn warns(&self) -> bool {
        matches!(self, Self::Unusual(_))
    }
}

/// Field name to what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormErrors(pub BTreeMap<String, FieldError>);

impl FormErrors {
    /// Notes an error; the first one per field stays.
    pub fn add(&mut self, field: &str, error: FieldError) {
        self.0.entry(field.to_owned()).or_insert(error);
    }

    /// Required, single-line text of at most `max` characters, trimmed. Control characters are refused.
    pub fn line(&mut self, field: &str, value: &str, max: u32) -> String {
        let value = value.trim();
        if value.is_empty() {
            self.add(field, FieldError::Required);
        }
        self.length(field, value, max);
        if value.chars().any(char::is_control) {
            self.add(field, FieldError::Invalid);
        }
        value.to_owned()
    }

    /// Single-line text like [`Self::line`] that may stay empty.
    pub fn optional_line(&mut self, field: &str, value: &str, max: u32) -> Option<String> {
        match value.trim() {
            "" => None,
            typed => Some(self.line(field, typed, max)),
        }
    }

    /// Required text of several lines; only line feed and tab are allowed as control characters.
    pub fn text(&mut self, field: &str, value: &str, max: u32) -> String {
        let value = value.replace("\r\n", "\n").trim().to_owned();
        if value.is_empty() {
            self.add(field, FieldError::Required);
        }
        self.length(field, &value, max);
        if value.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.add(field, FieldError::Invalid);
        }
        value
    }

    /// A value that parses, or `Invalid` (`Required` when empty).
    pub fn parsed<T>(&mut self, field: &str, value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(value.trim());
        if parsed.is_none() {
            self.add(field, if value.trim().is_empty() { FieldError::Required } else { FieldError::Invalid });
        }
        parsed
    }

    /// `Ok` when nothing is wrong.
    pub fn into_result(self) -> Result<(), PortalError> {
        if self.0.is_empty() { Ok(()) } else { Err(self.into()) }
    }

    fn length(&mut self, field: &str, value: &str, max: u32) {
        if value.chars().count() > max as usize {
            self.add(field, FieldError::TooLong(max));
        }
    }
}

impl From<FormErrors> for PortalError {
    fn from(errors: FormErrors) -> Self {
        Self { code: ErrorCode::InvalidForm, fields: errors.0, reference: None }
    }
}
