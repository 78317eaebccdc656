use serde::{Deserialize, Serialize};

use super::{
    BsnChange, CITY_MAX, Identity, IdentityDraft, IdentityField, NUMBER_MAX, POSTCODE_MAX, REASON_MAX, STREET_MAX,
};
use crate::{
    Bsn, Country, FieldError, FormErrors, LegalForm, PortalError, YearEnd,
    identifiers::{self, normalised},
};

/// What the form of a client's identity sends: everything as text.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentityForm {
    /// Display name.
    pub name: String,
    /// The firm's own number; optional.
    pub number: String,
    /// Code of a [`LegalForm`].
    pub legal_form: String,
    /// Optional, like every number here.
    pub kvk_number: String,
    /// Of everybody but natural persons.
    pub rsin: String,
    /// Btw-id.
    pub vat_number: String,
    /// Of natural persons. Never filled in by us: empty keeps what is known.
    pub bsn: String,
    /// `on` when what is known must go.
    pub bsn_removed: String,
    /// Street with house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Place.
    pub city: String,
    /// Code of a [`Country`].
    pub country: String,
    /// Day and month.
    pub year_end: String,
    /// Why what a check does not accept is right all the same.
    pub reason: String,
    /// Version of the client that the form was filled from.
    pub seen: String,
}

/// Holds a BSN, which belongs in no log.
impl std::fmt::Debug for IdentityForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdentityForm").finish_non_exhaustive()
    }
}

impl From<&Identity> for IdentityForm {
    fn from(identity: &Identity) -> Self {
        let text = |field| identity.value(field).unwrap_or_default();
        Self {
            name: text(IdentityField::Name),
            number: text(IdentityField::Number),
            legal_form: text(IdentityField::LegalForm),
            kvk_number: text(IdentityField::KvkNumber),
            rsin: text(IdentityField::Rsin),
            vat_number: text(IdentityField::VatNumber),
            street: text(IdentityField::Street),
            postcode: text(IdentityField::Postcode),
            city: text(IdentityField::City),
            country: text(IdentityField::Country),
            year_end: identity.year_end.typed(),
            ..Self::default()
        }
    }
}

impl IdentityForm {
    /// Values, or what is wrong with each field. What no check accepts needs a reason, unless it was so `before`.
    pub fn check(&self, before: &Identity, has_bsn: bool) -> Result<IdentityDraft, PortalError> {
        let mut errors = FormErrors::default();
        let identity = self.identity(&mut errors);
        let bsn = self.bsn_change(&mut errors);
        let reason = match self.reason.trim() {
            "" => None,
            typed => Some(errors.text("reason", typed, REASON_MAX)),
        };
        let Some(identity) = identity else { return Err(errors.into()) };
        let keeps_bsn = match bsn {
            BsnChange::Keep => has_bsn,
            BsnChange::Remove => false,
            BsnChange::Set(_) => true,
        };
        if keeps_bsn && !identity.legal_form.is_natural_person() {
            errors.add(IdentityField::Bsn.code(), FieldError::NotOfLegalForm);
        }
        // A BSN typed here would be seen by everybody.
        if identity.rsin.is_some() && identity.legal_form.is_natural_person() {
            errors.add(IdentityField::Rsin.code(), FieldError::NotOfLegalForm);
        }
        let holds = identity.vat_number.as_deref().is_some_and(identifiers::holds_bsn);
        if holds && identity.legal_form.is_natural_person() {
            errors.add(IdentityField::VatNumber.code(), FieldError::HoldsBsn);
        }
        let unusual = unusual(&identity, &bsn, before);
        if reason.is_none() {
            for field in &unusual {
                errors.add(field.code(), FieldError::Unusual(field.key()));
            }
        }
        errors.into_result()?;
        let reason = reason.filter(|_| !unusual.is_empty());
        Ok(IdentityDraft { identity, bsn, unusual, reason })
    }

    fn identity(&self, errors: &mut FormErrors) -> Option<Identity> {
        let name = errors.line("name", &self.name, 200);
        let number = errors.optional_line("number", &self.number, 30);
        let legal_form = errors.parsed("legal_form", &self.legal_form, LegalForm::from_code);
        let mut numbered = |field: IdentityField, typed: &str| {
            let kept = errors.optional_line(field.code(), &normalised(typed), NUMBER_MAX);
            // Normalising drops line ends and the like: they are no part of any number.
            if typed.trim().chars().any(char::is_control) {
                errors.add(field.code(), FieldError::Invalid);
            }
            kept
        };
        let kvk_number = numbered(IdentityField::KvkNumber, &self.kvk_number);
        let rsin = numbered(IdentityField::Rsin, &self.rsin);
        let vat_number = numbered(IdentityField::VatNumber, &self.vat_number);
        let street = errors.optional_line("street", &self.street, STREET_MAX);
        let city = errors.optional_line("city", &self.city, CITY_MAX);
        let country = errors.parsed("country", &self.country, Country::from_code);
        let year_end = errors.parsed("year_end", &self.year_end, YearEnd::parse);
        let postcode = errors.optional_line("postcode", &self.postcode.to_uppercase(), POSTCODE_MAX);
        let postcode = postcode.map(|typed| spelled(&typed, country));
        Some(Identity {
            name,
            number,
            legal_form: legal_form?,
            kvk_number,
            rsin,
            vat_number,
            street,
            postcode,
            city,
            country: country?,
            year_end: year_end?,
        })
    }

    fn bsn_change(&self, errors: &mut FormErrors) -> BsnChange {
        let field = IdentityField::Bsn.code();
        if self.bsn.trim().chars().any(char::is_control) {
            errors.add(field, FieldError::Invalid);
        }
        let bsn = Bsn::of(&self.bsn);
        if !bsn.reveal().is_empty() {
            errors.line(field, bsn.reveal(), NUMBER_MAX);
            return BsnChange::Set(bsn);
        }
        if self.bsn_removed == "on" { BsnChange::Remove } else { BsnChange::Keep }
    }
}

/// A Dutch postcode as the post writes it, any other as it was typed.
fn spelled(typed: &str, country: Option<Country>) -> String {
    let plain = normalised(typed);
    match plain.split_at_checked(4) {
        Some((area, letters)) if country == Some(Country::NL) && identifiers::is_postcode(&plain) => {
            format!("{area} {letters}")
        }
        _ => typed.to_owned(),
    }
}

/// Fields that no check accepts and of which nobody has said yet why they are right.
fn unusual(identity: &Identity, bsn: &BsnChange, before: &Identity) -> Vec<IdentityField> {
    let explained = before.unusual();
    let known = |field: &IdentityField| explained.contains(field) && identity.value(*field) == before.value(*field);
    let mut fields: Vec<_> = identity.unusual().into_iter().filter(|field| !known(field)).collect();
    if matches!(bsn, BsnChange::Set(bsn) if !identifiers::is_bsn(bsn.reveal())) {
        fields.push(IdentityField::Bsn);
    }
    fields.sort();
    fields
}
