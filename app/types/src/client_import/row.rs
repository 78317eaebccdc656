//! What one row says, checked by what checks the forms of the card: one truth for both.

use super::{Blanks, Choices, ImportError, ImportField, Problem, existing::meant, words};
use crate::{
    Authority, Country, FieldError, Language, LegalForm, Tier, YearEnd,
    clients::{
        ContactDraft, ContactForm,
        identity::{Identity, IdentityDraft, IdentityForm},
    },
};

/// How a cell begins that a spreadsheet program reckons with (UPL-7).
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// The cells of a row by what they hold.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a>([Option<&'a str>; ImportField::ALL.len()]);

impl<'a> Typed<'a> {
    /// A row shorter than its headers has empty cells at its end.
    pub fn of(choices: &Choices, cells: &'a [String]) -> Self {
        let mut typed = [None; ImportField::ALL.len()];
        for (at, field) in choices.columns.iter().enumerate() {
            if let Some(field) = field {
                typed[*field as usize] = Some(cells.get(at).map_or("", |cell| cleaned(cell)));
            }
        }
        Self(typed)
    }

    /// What was typed; nothing where the file has no such column.
    pub fn get(&self, field: ImportField) -> Option<&'a str> {
        self.0[field as usize]
    }

    /// What was typed, or an empty text.
    pub fn text(&self, field: ImportField) -> &'a str {
        self.get(field).unwrap_or_default()
    }

    /// The KVK number as it is stored.
    pub fn kvk_number(&self) -> String {
        words::kvk_number(self.text(ImportField::KvkNumber))
    }

    /// Fields that begin like a formula.
    pub fn formulas(&self) -> impl Iterator<Item = ImportField> {
        let begins = |field: &&ImportField| self.text(**field).starts_with(FORMULA);
        ImportField::ALL.iter().filter(begins).copied()
    }
}

/// A cell without what only a spreadsheet program sees. A lone hyphen says that there is nothing.
fn cleaned(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(FORMULA) => text,
        _ if matches!(cell, "-" | "–") => "",
        _ => cell,
    }
}

/// What a row comes to.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What the client will be; nothing when that cannot be said.
    pub identity: Option<IdentityDraft>,
    /// What the contact will be; nothing when the row has none, or none that is right.
    pub contact: Option<ContactDraft>,
    /// Of a new client.
    pub tier: Tier,
    /// What is wrong, in the order of the fields.
    pub problems: Vec<Problem>,
}

/// What a client is that a row may change.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Everything but the BSN.
    pub identity: &'a Identity,
    /// Whether a BSN is known.
    pub has_bsn: bool,
}

/// Checks a row about a client that is there, or a new one; `contacts` are those of the client.
pub fn judge(
    choices: &Choices,
    line: u32,
    typed: &Typed<'_>,
    known: Option<Known<'_>>,
    contacts: &[super::HeldContact],
) -> Judged {
    let mut problems = Vec::new();
    let mut wrong = |field, error, with| problems.push(Problem { line, field, error, with });
    let tier = match typed.text(ImportField::Tier) {
        "" => choices.tier,
        text => words::tier(text).unwrap_or_else(|| {
            wrong(ImportField::Tier, ImportError::Invalid, 0);
            choices.tier
        }),
    };
    let nothing = nothing();
    let (before, has_bsn) = known.map_or((&nothing, false), |known| (known.identity, known.has_bsn));
    let form = identity_form(choices, typed, known);
    let identity = match form.check(before, has_bsn) {
        Ok(draft) => {
            for field in &draft.unusual {
                if let Some(field) = ImportField::from_code(field.code()) {
                    wrong(field, ImportError::Unusual, 0);
                }
            }
            Some(IdentityDraft { reason: None, ..draft })
        }
        Err(error) => {
            tell(&error.fields, &mut wrong);
            None
        }
    };
    let contact = contact_form(choices, typed, contacts).and_then(|form| {
        let checked = form.check();
        checked.map_err(|error| tell(&error.fields, &mut wrong)).ok()
    });
    for field in typed.formulas() {
        wrong(field, ImportError::Formula, 0);
    }
    problems.sort_by_key(|problem: &Problem| problem.field);
    Judged { identity, contact, tier, problems }
}

/// The errors of a form, in words of the import.
fn tell(
    fields: &std::collections::BTreeMap<String, FieldError>,
    wrong: &mut impl FnMut(ImportField, ImportError, u32),
) {
    for (name, error) in fields {
        let Some(field) = ImportField::from_code(name) else { continue };
        match error {
            FieldError::Required => wrong(field, ImportError::Required, 0),
            FieldError::TooLong(most) => wrong(field, ImportError::TooLong, *most),
            FieldError::NotOfLegalForm => wrong(field, ImportError::NotOfLegalForm, 0),
            FieldError::HoldsBsn => wrong(field, ImportError::HoldsBsn, 0),
            _ => wrong(field, ImportError::Invalid, 0),
        }
    }
}

/// What a client is of whom nothing is known.
fn nothing() -> Identity {
    Identity {
        name: String::new(),
        number: None,
        legal_form: LegalForm::Bv,
        kvk_number: None,
        rsin: None,
        vat_number: None,
        street: None,
        postcode: None,
        city: None,
        country: Country::NL,
        year_end: YearEnd::USUAL,
    }
}

/// The form of the card as somebody would fill it in who has the row before him.
fn identity_form(choices: &Choices, typed: &Typed<'_>, known: Option<Known<'_>>) -> IdentityForm {
    let mut form = match known {
        Some(known) => IdentityForm::from(known.identity),
        None => IdentityForm {
            legal_form: choices.legal_form.map(|form| form.code().to_owned()).unwrap_or_default(),
            country: Country::NL.code().to_owned(),
            year_end: YearEnd::USUAL.typed(),
            ..IdentityForm::default()
        },
    };
    // What no check accepts is told apart by the draft; here it must not stand in the way.
    "-".clone_into(&mut form.reason);
    let clears = known.is_some() && choices.blanks == Blanks::Clear;
    for field in ImportField::ALL {
        let Some(text) = typed.get(*field) else { continue };
        if text.is_empty() && !(clears && field.may_be_cleared()) {
            continue;
        }
        let code = |code: Option<String>| code.unwrap_or_else(|| text.to_owned());
        match field {
            ImportField::Name => form.name = text.to_owned(),
            ImportField::Number => form.number = text.to_owned(),
            ImportField::LegalForm => form.legal_form = code(words::legal_form(text).map(|f| f.code().to_owned())),
            ImportField::KvkNumber => form.kvk_number = kept_controls(text, words::kvk_number(text)),
            ImportField::Rsin => form.rsin = words::nine_digits(text),
            ImportField::VatNumber => form.vat_number = text.to_owned(),
            ImportField::Bsn if text.is_empty() => {
                let removes = known.is_some_and(|known| known.has_bsn);
                form.bsn_removed = if removes { "on".to_owned() } else { String::new() };
            }
            ImportField::Bsn => form.bsn = words::nine_digits(text),
            ImportField::Street => {
                let house = typed.text(ImportField::HouseNumber);
                form.street = format!("{text} {house}").trim().to_owned();
            }
            ImportField::Postcode => form.postcode = text.to_owned(),
            ImportField::City => form.city = text.to_owned(),
            ImportField::Country => form.country = code(words::country(text).map(|c| c.code().to_owned())),
            ImportField::YearEnd => form.year_end = code(words::year_end(text).map(YearEnd::typed)),
            _ => {}
        }
    }
    form
}

/// A number whose line ends went with its normalising is refused as the card refuses it.
fn kept_controls(text: &str, number: String) -> String {
    if text.chars().any(char::is_control) { text.to_owned() } else { number }
}

/// The form of a contact, if the row has one. What it leaves empty stays as it is at a contact with that address.
fn contact_form(choices: &Choices, typed: &Typed<'_>, contacts: &[super::HeldContact]) -> Option<ContactForm> {
    let [name, email] = [ImportField::ContactName, ImportField::ContactEmail].map(|field| typed.text(field));
    if name.is_empty() && email.is_empty() {
        return None;
    }
    let known = meant(contacts, email, name).ok().flatten();
    let known = known.and_then(|at| contacts.get(at)).map(|held| &held.draft);
    let clears = known.is_some() && choices.blanks == Blanks::Clear;
    let function = match typed.get(ImportField::ContactFunction) {
        Some("") if clears => String::new(),
        None | Some("") => known.and_then(|known| known.function.clone()).unwrap_or_default(),
        Some(text) => text.to_owned(),
    };
    let language = match typed.text(ImportField::ContactLanguage) {
        "" => known.map_or(choices.language, |known| known.language).code().to_owned(),
        text => words::language(text).map_or(text.to_owned(), |language: Language| language.code().to_owned()),
    };
    let authority = match typed.text(ImportField::ContactAuthority) {
        "" => known.map_or(choices.authority, |known| known.authority).code().to_owned(),
        text => words::authority(text).map_or(text.to_owned(), |authority: Authority| authority.code().to_owned()),
    };
    Some(ContactForm {
        contact_name: match (name, known) {
            ("", Some(known)) => known.name.clone(),
            _ => name.to_owned(),
        },
        // An address that is known keeps its spelling.
        contact_email: known.map_or(email, |known| known.email.as_str()).to_owned(),
        contact_language: language,
        contact_function: function,
        contact_authority: authority,
    })
}
