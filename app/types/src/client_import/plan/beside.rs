//! What stands beside a row: other clients, other rows, and what was there.

use super::{ContactStep, Planner};
use crate::{
    client_import::{Existing, HeldContact, ImportError, ImportField, Problem, existing::meant},
    clients::{
        ContactDraft,
        identity::{BsnChange, IdentityDraft, IdentityField},
    },
};

impl Planner<'_> {
    /// What stands in the way beside the row itself: other clients, and other rows.
    pub(super) fn others(
        &self,
        line: u32,
        draft: &IdentityDraft,
        group: Option<&String>,
        stored: Option<&Existing>,
        problems: &mut Vec<Problem>,
    ) {
        let mut tell = |field, error, with| problems.push(Problem { line, field, error, with });
        let identity = &draft.identity;
        let same = |field: IdentityField| stored.is_some_and(|s| s.identity.value(field) == identity.value(field));
        let mut other = self.existing.iter().filter(|other| Some(other.id) != stored.map(|stored| stored.id));
        if let Some(number) = identity.number.as_ref().filter(|_| !same(IdentityField::Number)) {
            if other.clone().any(|other| other.identity.number.as_ref() == Some(number)) {
                tell(ImportField::Number, ImportError::Taken, 0);
            }
            if let Some(line) = self.seen.number(number, group) {
                tell(ImportField::Number, ImportError::NumberTwice, line);
            }
        }
        if let Some(number) = identity.kvk_number.as_ref().filter(|_| !same(IdentityField::KvkNumber)) {
            if other.clone().any(|other| !other.ours && other.identity.kvk_number.as_ref() == Some(number)) {
                tell(ImportField::KvkNumber, ImportError::KvkKnown, 0);
            }
            if let Some(line) = self.seen.kvk_number(number) {
                tell(ImportField::KvkNumber, ImportError::KvkTwice, line);
            }
        }
        if stored.is_none() && !identity.name.is_empty() {
            let name = identity.name.to_lowercase();
            if other.any(|other| !other.ours && other.identity.name.to_lowercase() == name) {
                tell(ImportField::Name, ImportError::NameKnown, 0);
            }
            if let Some(line) = self.seen.name(&name) {
                tell(ImportField::Name, ImportError::NameTwice, line);
            }
        }
    }
}

/// What is different of a client that is there.
pub(super) fn changes(stored: &Existing, draft: &IdentityDraft) -> Vec<IdentityField> {
    let mut changed = stored.identity.differences(&draft.identity);
    let bsn = match &draft.bsn {
        BsnChange::Keep => false,
        BsnChange::Remove => stored.has_bsn,
        BsnChange::Set(bsn) => stored.bsn.as_ref() != Some(bsn),
    };
    if bsn {
        changed.push(IdentityField::Bsn);
    }
    changed
}

/// What happens to a contact, which is held from then on; why nothing can, when an earlier row says otherwise of him or
/// the card does not tell who is meant.
pub(super) fn next_step(
    held: &mut Vec<HeldContact>,
    contact: ContactDraft,
) -> Result<Option<ContactStep>, ImportError> {
    let at = meant(held, contact.email.as_str(), &contact.name)?;
    match at.and_then(|at| held.get_mut(at)) {
        Some(known) if known.draft == contact => {
            known.spoken = true;
            Ok(None)
        }
        Some(HeldContact { id: Some(id), draft, spoken }) if !*spoken => {
            *spoken = true;
            let before = std::mem::replace(draft, contact.clone());
            Ok(Some(ContactStep::Change(*id, before, contact)))
        }
        Some(_) => Err(ImportError::Conflict),
        None => {
            held.push(HeldContact { id: None, draft: contact.clone(), spoken: true });
            Ok(Some(ContactStep::Add(contact)))
        }
    }
}
