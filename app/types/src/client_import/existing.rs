//! What is there already.

use std::collections::BTreeSet;

use super::{Choices, ImportError, ImportField, Line, Typed};
use crate::{
    Bsn, ClientId, ContactId,
    clients::{ContactDraft, identity::Identity},
};

/// A client of the firm that a row may be about.
#[derive(Clone, Debug)]
pub struct Existing {
    /// Which.
    pub id: ClientId,
    /// Everything but the BSN.
    pub identity: Identity,
    /// Whether a BSN is known,
    pub has_bsn: bool,
    /// and which, where it matters.
    pub bsn: Option<Bsn>,
    /// An earlier part of this import made or changed it.
    pub ours: bool,
    /// Oldest first.
    pub contacts: Vec<HeldContact>,
}

/// A contact, stored or about to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldContact {
    /// Nothing while it is not stored.
    pub id: Option<ContactId>,
    /// What is known.
    pub draft: ContactDraft,
    /// A row has spoken of him: another may not say otherwise.
    pub spoken: bool,
}

/// Whom an address means: whoever has it, and of several the one with the name.
pub(super) fn meant(held: &[HeldContact], email: &str, name: &str) -> Result<Option<usize>, ImportError> {
    let of_address = |held: &HeldContact| held.draft.email.as_str().eq_ignore_ascii_case(email);
    let places: Vec<usize> = (0..held.len()).filter(|at| of_address(&held[*at])).collect();
    match places.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => {
            let named = several.iter().find(|at| held[**at].draft.name == name);
            named.map(|at| Some(*at)).ok_or(ImportError::ContactAmbiguous)
        }
    }
}

/// By what clients are looked for that rows may be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The firm's own numbers.
    pub numbers: BTreeSet<String>,
    /// KVK numbers.
    pub kvk_numbers: BTreeSet<String>,
    /// Names.
    pub names: BTreeSet<String>,
}

impl Wanted {
    /// By these rows.
    pub fn of(choices: &Choices, lines: &[Line]) -> Self {
        let mut wanted = Self::default();
        for line in lines {
            let typed = Typed::of(choices, &line.cells);
            let mut keep = |all: fn(&mut Self) -> &mut BTreeSet<String>, value: String| {
                if !value.is_empty() {
                    all(&mut wanted).insert(value);
                }
            };
            keep(|wanted| &mut wanted.numbers, typed.text(ImportField::Number).to_owned());
            keep(|wanted| &mut wanted.kvk_numbers, typed.kvk_number());
            keep(|wanted| &mut wanted.names, typed.text(ImportField::Name).to_owned());
        }
        wanted
    }
}
