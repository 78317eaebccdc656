//! Who a client is: its names, numbers, address and financial year (DOMAIN 2.1, 2.2).

mod form;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use form::IdentityForm;

use crate::{Bsn, Country, EmployeeId, LegalForm, YearEnd, codes::codes, identifiers};

/// Longest number that is kept with a reason.
pub const NUMBER_MAX: u32 = 20;
/// Longest street with its number.
pub const STREET_MAX: u32 = 120;
/// Longest name of a place.
pub const CITY_MAX: u32 = 80;
/// Longest postcode of any country, with spaces.
pub const POSTCODE_MAX: u32 = 12;
/// Longest reason.
pub const REASON_MAX: u32 = 300;

codes! {
    /// A field of a client's identity, by its name in the form.
    pub enum IdentityField {
        Name = "name",
        Number = "number",
        LegalForm = "legal_form",
        KvkNumber = "kvk_number",
        Rsin = "rsin",
        VatNumber = "vat_number",
        Bsn = "bsn",
        Street = "street",
        Postcode = "postcode",
        City = "city",
        Country = "country",
        YearEnd = "year_end",
    }
}

impl IdentityField {
    /// The last part of its catalogue key: `clients-<key>`.
    pub fn key(self) -> String {
        self.code().replace('_', "-")
    }
}

/// Everything but the BSN, which stands apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// KVK number, normalised.
    pub kvk_number: Option<String>,
    /// RSIN, normalised.
    pub rsin: Option<String>,
    /// Btw-id, normalised.
    pub vat_number: Option<String>,
    /// Street with house number.
    pub street: Option<String>,
    /// Postcode; a Dutch one as `1012 AB`.
    pub postcode: Option<String>,
    /// Place.
    pub city: Option<String>,
    /// Country of the address.
    pub country: Country,
    /// Last day of the financial year.
    pub year_end: YearEnd,
}

impl Identity {
    /// Fields that a check does not accept.
    pub fn unusual(&self) -> Vec<IdentityField> {
        let failed = |field: IdentityField, value: &Option<String>, accepts: fn(&str) -> bool| {
            value.as_deref().is_some_and(|value| !accepts(value)).then_some(field)
        };
        let numbers = [
            failed(IdentityField::KvkNumber, &self.kvk_number, identifiers::is_kvk_number),
            failed(IdentityField::Rsin, &self.rsin, identifiers::is_rsin),
            failed(IdentityField::VatNumber, &self.vat_number, identifiers::is_vat_number),
        ];
        let mut fields: Vec<_> = numbers.into_iter().flatten().collect();
        let postcode = self.postcode.as_deref().filter(|_| self.country == Country::NL);
        if postcode.is_some_and(|postcode| !identifiers::is_postcode(&identifiers::normalised(postcode))) {
            fields.push(IdentityField::Postcode);
        }
        fields
    }

    /// Fields in which two differ, in the order of the form.
    pub fn differences(&self, other: &Self) -> Vec<IdentityField> {
        let differs = |field: &IdentityField| self.value(*field) != other.value(*field);
        IdentityField::ALL.iter().copied().filter(differs).collect()
    }

    /// A field as text; nothing of the BSN.
    pub fn value(&self, field: IdentityField) -> Option<String> {
        match field {
            IdentityField::Name => Some(self.name.clone()),
            IdentityField::Number => self.number.clone(),
            IdentityField::LegalForm => Some(self.legal_form.code().to_owned()),
            IdentityField::KvkNumber => self.kvk_number.clone(),
            IdentityField::Rsin => self.rsin.clone(),
            IdentityField::VatNumber => self.vat_number.clone(),
            IdentityField::Bsn => None,
            IdentityField::Street => self.street.clone(),
            IdentityField::Postcode => self.postcode.clone(),
            IdentityField::City => self.city.clone(),
            IdentityField::Country => Some(self.country.code().to_owned()),
            IdentityField::YearEnd => Some(self.year_end.code()),
        }
    }
}

/// What becomes of the BSN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BsnChange {
    /// Nothing.
    Keep,
    /// It goes.
    Remove,
    /// There is another one.
    Set(Bsn),
}

/// A checked [`IdentityForm`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityDraft {
    /// What the client will be.
    pub identity: Identity,
    /// What becomes of the BSN.
    pub bsn: BsnChange,
    /// Fields kept although a check warned, for the reason given now.
    pub unusual: Vec<IdentityField>,
    /// That reason.
    pub reason: Option<String>,
}

/// Why a field was kept although a check warned. What it holds stands in the field itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Which field.
    pub field: IdentityField,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub by: EmployeeId,
    /// When.
    pub at: DateTime<Utc>,
}

impl IdentityDraft {
    /// The remarks from now on: of fields that changed only those made now, of others what was said before.
    pub fn remarks(&self, before: &[Remark], by: EmployeeId, at: DateTime<Utc>) -> Vec<Remark> {
        let still = self.identity.unusual();
        let stays = |remark: &&Remark| match remark.field {
            field if self.unusual.contains(&field) => false,
            IdentityField::Bsn => self.bsn == BsnChange::Keep,
            field => still.contains(&field),
        };
        let mut remarks: Vec<Remark> = before.iter().filter(stays).cloned().collect();
        let reason = self.reason.clone().unwrap_or_default();
        remarks.extend(self.unusual.iter().map(|field| Remark { field: *field, reason: reason.clone(), by, at }));
        remarks.sort_by_key(|remark| remark.field);
        remarks
    }
}
