//! Forms about texts.

use serde::{Deserialize, Serialize};

use super::{TEXT_MAX, Template, TextError};
use crate::{FieldError, FormErrors, PortalError, approvals::Act};

/// A text that is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextForm {
    /// As typed.
    pub text: String,
    /// The version that was on screen.
    pub seen: String,
}

impl TextForm {
    /// The text and the version that it replaces, or what is wrong.
    pub fn check(&self) -> Result<(String, i64), PortalError> {
        let mut errors = FormErrors::default();
        let text = check_text(&mut errors, "text", &self.text);
        let seen = errors.parsed("seen", &self.seen, |seen| seen.parse().ok());
        errors.into_result()?;
        Ok((text, seen.unwrap_or_default()))
    }
}

/// A text that a signer can be shown, or what is wrong with it at its field.
pub fn check_text(errors: &mut FormErrors, field: &str, text: &str) -> String {
    let text = errors.text(field, text, TEXT_MAX);
    match Template::parse(&text) {
        Ok(_) | Err(TextError::Empty | TextError::TooLong) => {}
        Err(TextError::Unknown(what)) => errors.add(field, FieldError::Unknown(what)),
    }
    text
}

/// What a signer ticked, one box per act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is its act")]
pub struct AgreeForm {
    pub agree_concept: String,
    pub agree_lor: String,
    pub agree_signing: String,
    pub agree_adoption: String,
    pub agree_filing_mandate: String,
    pub agree_tax_return: String,
}

impl AgreeForm {
    /// Name of an act's box.
    pub const fn name(act: Act) -> &'static str {
        match act {
            Act::Concept => "agree_concept",
            Act::Representation => "agree_lor",
            Act::Signing => "agree_signing",
            Act::Adoption => "agree_adoption",
            Act::FilingMandate => "agree_filing_mandate",
            Act::TaxReturn => "agree_tax_return",
        }
    }

    fn value(&self, act: Act) -> &str {
        match act {
            Act::Concept => &self.agree_concept,
            Act::Representation => &self.agree_lor,
            Act::Signing => &self.agree_signing,
            Act::Adoption => &self.agree_adoption,
            Act::FilingMandate => &self.agree_filing_mandate,
            Act::TaxReturn => &self.agree_tax_return,
        }
    }

    /// The acts that were ticked.
    pub fn ticked(&self) -> Vec<Act> {
        Act::ALL.iter().copied().filter(|act| !self.value(*act).is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_per_act() {
        let form = AgreeForm { agree_lor: "on".into(), agree_tax_return: "on".into(), ..AgreeForm::default() };
        assert_eq!(form.ticked(), [Act::Representation, Act::TaxReturn]);
        for act in Act::ALL {
            assert_eq!(AgreeForm::name(*act), format!("agree_{act}"));
        }
    }

    #[test]
    fn what_is_wrong_is_told_at_the_field() {
        let wrong = |text: &str| TextForm { text: text.into(), seen: "0".into() }.check().unwrap_err().fields;
        assert_eq!(wrong("  ")["text"], FieldError::Required);
        assert_eq!(wrong("{{clnt}}")["text"], FieldError::Unknown("{{clnt}}".into()));
        assert_eq!(wrong(&"a".repeat(TEXT_MAX as usize + 1))["text"], FieldError::TooLong(TEXT_MAX));
        assert_eq!(wrong("a\u{0}b")["text"], FieldError::Invalid);
        let fine = TextForm { text: " Akkoord, {{client}}.\r\n".into(), seen: "3".into() };
        assert_eq!(fine.check(), Ok(("Akkoord, {{client}}.".to_owned(), 3)));
    }
}
