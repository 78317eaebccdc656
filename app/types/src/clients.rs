//! Clients and their contacts.

pub mod identity;

use serde::{Deserialize, Serialize};

use self::identity::{IdentityField, NUMBER_MAX, REASON_MAX};
use crate::{
    Authority, EmailAddress, ErrorCode, FieldError, FormErrors, KvkNumber, Language, LegalForm, PortalError, Tier,
    identifiers::normalised,
};

/// Longest function of a contact, in characters.
pub const FUNCTION_MAX: u32 = 80;

/// What the "new client" form sends: everything as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewClient {
    /// Display name.
    pub name: String,
    /// The firm's own number; optional.
    pub number: String,
    /// Code of a [`LegalForm`].
    pub legal_form: String,
    /// Eight digits; optional.
    pub kvk_number: String,
    /// Why another KVK number is right all the same.
    pub reason: String,
    /// Code of a [`Tier`].
    pub tier: String,
    /// The first contact's name.
    pub contact_name: String,
    /// The first contact's address.
    pub contact_email: String,
    /// Code of a [`Language`].
    pub contact_language: String,
    /// What he is at the client; optional.
    pub contact_function: String,
    /// Code of an [`Authority`].
    pub contact_authority: String,
}

/// A checked [`NewClient`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientDraft {
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// KVK number.
    pub kvk_number: Option<KvkNumber>,
    /// Why that number is kept although it is unusual.
    pub reason: Option<String>,
    /// Tier.
    pub tier: Tier,
    /// First contact.
    pub contact: ContactDraft,
}

/// A checked contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactDraft {
    /// Display name.
    pub name: String,
    /// Where mail goes.
    pub email: EmailAddress,
    /// Language of mails.
    pub language: Language,
    /// What he is at the client: bestuurder, vennoot, ….
    pub function: Option<String>,
    /// How far he may bind the client.
    pub authority: Authority,
}

/// What the form of a contact sends: everything as text, under the same names as in [`NewClient`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// Display name.
    pub contact_name: String,
    /// Where mail goes.
    pub contact_email: String,
    /// Code of a [`Language`].
    pub contact_language: String,
    /// What he is at the client; optional.
    pub contact_function: String,
    /// Code of an [`Authority`].
    pub contact_authority: String,
}

impl ContactForm {
    /// Values, or what is wrong with each field.
    pub fn check(&self) -> Result<ContactDraft, PortalError> {
        let mut errors = FormErrors::default();
        let draft = self.collect(&mut errors);
        errors.into_result()?;
        draft.ok_or_else(|| ErrorCode::InvalidForm.into())
    }

    fn collect(&self, errors: &mut FormErrors) -> Option<ContactDraft> {
        let name = errors.line("contact_name", &self.contact_name, 120);
        let email = errors.parsed("contact_email", &self.contact_email, EmailAddress::parse);
        let language = errors.parsed("contact_language", &self.contact_language, Language::from_code);
        let function = match self.contact_function.trim() {
            "" => None,
            typed => Some(errors.line("contact_function", typed, FUNCTION_MAX)),
        };
        let authority = errors.parsed("contact_authority", &self.contact_authority, Authority::from_code);
        Some(ContactDraft { name, email: email?, language: language?, function, authority: authority? })
    }
}

impl NewClient {
    /// The part about the first contact.
    fn contact(&self) -> ContactForm {
        ContactForm {
            contact_name: self.contact_name.clone(),
            contact_email: self.contact_email.clone(),
            contact_language: self.contact_language.clone(),
            contact_function: self.contact_function.clone(),
            contact_authority: self.contact_authority.clone(),
        }
    }

    /// The number, with the reason for which it is kept when it is unusual.
    fn kvk_number(&self, errors: &mut FormErrors) -> (Option<KvkNumber>, Option<String>) {
        let (field, typed) = (IdentityField::KvkNumber, self.kvk_number.trim());
        let reason = match self.reason.trim() {
            "" => None,
            typed => Some(errors.text("reason", typed, REASON_MAX)),
        };
        if typed.is_empty() {
            return (None, None);
        }
        if typed.chars().any(char::is_control) {
            errors.add(field.code(), FieldError::Invalid);
        }
        errors.line(field.code(), &normalised(typed), NUMBER_MAX);
        let usual = KvkNumber::parse(typed);
        if usual.is_none() && reason.is_none() {
            errors.add(field.code(), FieldError::Unusual(field.key()));
        }
        match usual {
            Some(number) => (Some(number), None),
            None => (Some(KvkNumber::kept(typed)), reason),
        }
    }

    /// Values, or what is wrong with each field.
    pub fn check(&self) -> Result<ClientDraft, PortalError> {
        let mut errors = FormErrors::default();
        let name = errors.line("name", &self.name, 200);
        let number = match self.number.trim() {
            "" => None,
            _ => Some(errors.line("number", &self.number, 30)),
        };
        let legal_form = errors.parsed("legal_form", &self.legal_form, LegalForm::from_code);
        let tier = errors.parsed("tier", &self.tier, Tier::from_code);
        let (kvk_number, reason) = self.kvk_number(&mut errors);
        let contact = self.contact().collect(&mut errors);
        errors.into_result()?;
        let missing = ErrorCode::InvalidForm;
        Ok(ClientDraft {
            name,
            number,
            legal_form: legal_form.ok_or(missing)?,
            kvk_number,
            reason,
            tier: tier.ok_or(missing)?,
            contact: contact.ok_or(missing)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> NewClient {
        NewClient {
            name: " Jansen Holding B.V. ".into(),
            legal_form: "BV".into(),
            kvk_number: "0123 4567".into(),
            tier: "collaborate".into(),
            contact_name: "Jan Jansen".into(),
            contact_email: "jan@jansen.nl".into(),
            contact_language: "nl".into(),
            contact_authority: "jointly".into(),
            ..NewClient::default()
        }
    }

    #[test]
    fn checks_every_field_at_once() {
        let errors = NewClient { kvk_number: "12".into(), ..NewClient::default() }.check().expect_err("empty");
        let fields: Vec<_> = errors.fields.keys().map(String::as_str).collect();
        assert_eq!(
            fields,
            [
                "contact_authority",
                "contact_email",
                "contact_language",
                "contact_name",
                "kvk_number",
                "legal_form",
                "name",
                "tier"
            ]
        );
    }

    #[test]
    fn another_kvk_number_needs_a_reason() {
        let of = |kvk_number: &str, reason: &str| NewClient {
            kvk_number: kvk_number.into(),
            reason: reason.into(),
            ..filled()
        };
        let warned = of("be 0123.456", "  ").check().expect_err("unusual").fields["kvk_number"].clone();
        assert_eq!(warned, FieldError::Unusual("kvk-number".into()));
        let kept = of("be 0123.456", "Belgisch nummer").check().expect("a reason");
        assert_eq!(kept.kvk_number.expect("a number").as_str(), "BE0123456");
        assert_eq!(kept.reason.as_deref(), Some("Belgisch nummer"));
        assert_eq!(of("0123-4567", "overbodig").check().expect("valid").reason, None);
        let hostile = |kvk: &str| of(kvk, "toch").check().expect_err("no text").fields["kvk_number"].clone();
        assert_eq!(hostile("0123\u{0}4567"), FieldError::Invalid);
        assert_eq!(hostile(&"1".repeat(21)), FieldError::TooLong(20));
    }

    #[test]
    fn trims_and_refuses_control_characters() {
        let draft = filled().check().expect("valid");
        assert_eq!(draft.name, "Jansen Holding B.V.");
        assert_eq!((draft.contact.authority, draft.contact.function), (Authority::Jointly, None));
        let hostile = NewClient { name: "a\0b".into(), ..filled() };
        assert_eq!(hostile.check().expect_err("NUL").fields["name"], FieldError::Invalid);
    }

    #[test]
    fn a_function_is_one_short_line() {
        let of = |function: String| NewClient { contact_function: function, ..filled() }.check();
        let kept = |function: &str| of(function.to_owned()).expect("valid").contact.function;
        assert_eq!((kept(" Penningmeester "), kept("  ")), (Some("Penningmeester".to_owned()), None));
        let wrong = |function: String| of(function).expect_err("refused").fields["contact_function"].clone();
        assert_eq!(wrong("é".repeat(81)), FieldError::TooLong(80));
        assert_eq!(wrong("bestuurder\nen vennoot".to_owned()), FieldError::Invalid);
        assert!(of("é".repeat(80)).is_ok());
    }

    #[test]
    fn authority_is_one_of_three() {
        let of = |code: &str| NewClient { contact_authority: code.into(), ..filled() }.check();
        let may_sign = |code: &str| of(code).expect("valid").contact.authority.may_sign();
        assert_eq!(["none", "alone", "jointly"].map(may_sign), [false, true, true]);
        assert_eq!(of("on").expect_err("no code").fields["contact_authority"], FieldError::Invalid);
    }
}
