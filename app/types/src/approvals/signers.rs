//! Who signs where nobody chose (DOMAIN 2.1), and whose signature alone is not enough. Pure.

#[cfg(test)]
mod tests;

use super::Rule;
use crate::{Authority, ContactId, LegalForm};

/// Who signs for a client of this legal form, by which rule, and how many approvals that takes: where nobody chose.
/// Nobody when no contact may sign.
pub fn default_signers(form: LegalForm, contacts: &[(ContactId, Authority)]) -> (Rule, usize, Vec<ContactId>) {
    let may_sign = contacts.iter().filter(|(_, authority)| authority.may_sign());
    let signers: Vec<_> = may_sign.clone().map(|(contact, _)| *contact).collect();
    let each_alone = may_sign.clone().all(|(_, authority)| *authority == Authority::Alone);
    if each_alone && !all_sign(form) { (Rule::Any, 1, signers) } else { (Rule::All, signers.len(), signers) }
}

/// Whether everybody who may sign does: all directors, all partners, the whole board. Who acts for himself, or for
/// whom the law names nobody, needs one signature only.
fn all_sign(form: LegalForm) -> bool {
    use LegalForm::*;
    match form {
        Bv | Nv | Se | Cooperatie | Sce | Onderlinge | Vereniging | Vve | Stichting => true,
        Maatschap | Vof | Cv | Rederij => true,
        Eenmanszaak | NaturalPerson => false,
        Kerkgenootschap | Eesv | OtherPrivate | PublicLaw => false,
        ForeignEea | ForeignOutsideEea | ForeignOther => false,
    }
}

/// Somebody who could complete a round of so many approvals by himself, though he may only sign together with another.
pub fn lone_joint(needed: usize, signers: &[(ContactId, Authority)]) -> Option<ContactId> {
    signers.iter().find(|(_, authority)| !authority.suffices(needed)).map(|(contact, _)| *contact)
}

impl Authority {
    /// Whether somebody with this authority may be one of so many who approve.
    pub fn suffices(self, needed: usize) -> bool {
        match self {
            Self::None => false,
            Self::Alone => true,
            Self::Jointly => needed > 1,
        }
    }
}
