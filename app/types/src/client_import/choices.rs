//! What a person says about a file before anything is taken over.

use serde::{Deserialize, Serialize};

use super::{Blanks, Counts, ImportField, ImportKey, ImportMode};
use crate::{
    Authority, ErrorCode, FieldError, FormErrors, Language, LegalForm, PortalError, Tier, clients::identity::REASON_MAX,
};

/// What the page of the columns sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoicesForm {
    /// Code of an [`ImportField`] per column of the file; empty for one that is not taken over.
    pub columns: Vec<String>,
    /// Code of an [`ImportKey`].
    pub key: String,
    /// Code of [`Blanks`].
    pub blanks: String,
    /// Code of a [`LegalForm`] where the file has none; empty refuses such a row.
    pub legal_form: String,
    /// Code of a [`Tier`].
    pub tier: String,
    /// Code of an [`Authority`].
    pub authority: String,
    /// Code of a [`Language`].
    pub language: String,
}

/// A checked [`ChoicesForm`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// What each column holds.
    pub columns: Vec<Option<ImportField>>,
    /// By what rows find clients.
    pub key: ImportKey,
    /// What an empty cell does.
    pub blanks: Blanks,
    /// Of new clients without one.
    pub legal_form: Option<LegalForm>,
    /// Of new clients without one.
    pub tier: Tier,
    /// Of new contacts without one.
    pub authority: Authority,
    /// Of new contacts without one.
    pub language: Language,
}

impl Choices {
    /// What is proposed for columns: nobody is given a signature by default.
    pub fn proposed(columns: Vec<Option<ImportField>>) -> Self {
        let key = if columns.contains(&Some(ImportField::Number)) { ImportKey::Number } else { ImportKey::None };
        Self {
            columns,
            key,
            blanks: Blanks::Keep,
            legal_form: None,
            tier: Tier::Standard,
            authority: Authority::None,
            language: Language::Nl,
        }
    }

    /// The column that holds a field.
    pub fn column(&self, field: ImportField) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }
}

impl ChoicesForm {
    /// Values for a file with so many columns, or what is wrong with each field.
    pub fn check(&self, width: usize) -> Result<Choices, PortalError> {
        if self.columns.len() != width {
            return Err(ErrorCode::InvalidForm.into());
        }
        let mut errors = FormErrors::default();
        let mut columns = Vec::with_capacity(width);
        for (at, code) in self.columns.iter().enumerate() {
            let name = format!("columns[{at}]");
            let field = match code.as_str() {
                "" => None,
                code => errors.parsed(&name, code, ImportField::from_code),
            };
            if field.is_some() && columns.contains(&field) {
                errors.add(&name, FieldError::Taken);
            }
            columns.push(field);
        }
        let key = errors.parsed("key", &self.key, ImportKey::from_code);
        let blanks = errors.parsed("blanks", &self.blanks, Blanks::from_code);
        let legal_form = match self.legal_form.as_str() {
            "" => None,
            code => errors.parsed("legal_form", code, LegalForm::from_code),
        };
        let tier = errors.parsed("tier", &self.tier, shipped);
        let authority = errors.parsed("authority", &self.authority, Authority::from_code);
        let language = errors.parsed("language", &self.language, Language::from_code);
        if key.and_then(ImportKey::field).is_some_and(|field| !columns.contains(&Some(field))) {
            errors.add("key", FieldError::NoColumn);
        }
        // Without a key every row is a new client, and each has a name.
        if key == Some(ImportKey::None) && !columns.contains(&Some(ImportField::Name)) {
            errors.add("columns", FieldError::NoColumn);
        }
        errors.into_result()?;
        let missing = ErrorCode::InvalidForm;
        Ok(Choices {
            columns,
            key: key.ok_or(missing)?,
            blanks: blanks.ok_or(missing)?,
            legal_form,
            tier: tier.ok_or(missing)?,
            authority: authority.ok_or(missing)?,
            language: language.ok_or(missing)?,
        })
    }
}

/// What the button that takes rows over sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunForm {
    /// Code of an [`ImportMode`].
    pub mode: String,
    /// `on` when rows that a check warns about are taken over too.
    pub accepts: String,
    /// Why numbers that no check accepts are right all the same.
    pub reason: String,
}

/// A checked [`RunForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunChoice {
    /// What happens when some rows are refused.
    pub mode: ImportMode,
    /// Whether warnings are accepted.
    pub accepts: bool,
    /// The reason, where one is needed.
    pub reason: Option<String>,
}

impl RunForm {
    /// Values, or what is wrong with each field, for rows that were looked at.
    pub fn check(&self, found: &Counts) -> Result<RunChoice, PortalError> {
        let mut errors = FormErrors::default();
        let mode = errors.parsed("mode", &self.mode, ImportMode::from_code);
        let accepts = self.accepts == "on";
        let left_out = if accepts { found.refused } else { found.refused + found.warned };
        if mode == Some(ImportMode::All) && left_out > 0 {
            errors.add("mode", FieldError::Invalid);
        }
        let reason = match (accepts && found.unusual > 0, self.reason.trim()) {
            (false, "") => None,
            (_, typed) => Some(errors.text("reason", typed, REASON_MAX)),
        };
        errors.into_result()?;
        Ok(RunChoice { mode: mode.ok_or(ErrorCode::InvalidForm)?, accepts, reason })
    }
}

/// A tier that every firm has.
fn shipped(code: &str) -> Option<Tier> {
    Tier::from_code(code).filter(|tier| tier.shipped().is_some())
}
