//! Who signs by legal form, and that nobody who signs jointly ever completes a round by himself.

use proptest::{collection::vec, prelude::*, sample::select};
use uuid::Uuid;

use super::*;
use crate::approvals::{Round, SignerState};

fn who(n: u8) -> ContactId {
    ContactId(Uuid::from_u128(n.into()))
}

/// Contacts 1, 2, … with these authorities.
fn contacts(authorities: &[Authority]) -> Vec<(ContactId, Authority)> {
    (1..).map(who).zip(authorities.iter().copied()).collect()
}

fn default_rule(form: LegalForm, authorities: &[Authority]) -> (Rule, usize, Vec<ContactId>) {
    default_signers(form, &contacts(authorities))
}

#[test]
fn the_legal_form_decides_who_signs() {
    use Authority::{Alone, Jointly, None};
    use LegalForm::*;
    let two = || vec![who(1), who(3)];
    let all = [Bv, Nv, Se, Cooperatie, Sce, Onderlinge, Vereniging, Vve, Stichting, Maatschap, Vof, Cv, Rederij];
    let any = [
        Eenmanszaak,
        NaturalPerson,
        Kerkgenootschap,
        Eesv,
        OtherPrivate,
        PublicLaw,
        ForeignEea,
        ForeignOutsideEea,
        ForeignOther,
    ];
    assert_eq!(all.len() + any.len(), LegalForm::ALL.len(), "every form is in one of the two");
    for form in all {
        assert_eq!(default_rule(form, &[Alone, None, Alone]), (Rule::All, 2, two()), "{form}");
    }
    for form in any {
        assert_eq!(default_rule(form, &[Alone, None, Alone]), (Rule::Any, 1, two()), "{form}");
        assert_eq!(default_rule(form, &[Alone, None, Jointly]), (Rule::All, 2, two()), "{form}");
    }
}

#[test]
fn without_authority_nobody_signs() {
    for form in LegalForm::ALL {
        assert_eq!(default_rule(*form, &[]).2, []);
        assert_eq!(default_rule(*form, &[Authority::None, Authority::None]).2, []);
    }
}

#[test]
fn one_who_signs_jointly_is_not_enough() {
    use Authority::{Alone, Jointly, None};
    let lone = |needed, authorities: &[Authority]| lone_joint(needed, &contacts(authorities));
    assert_eq!(lone(1, &[Jointly]), Some(who(1)));
    assert_eq!(lone(1, &[Alone, Jointly]), Some(who(2)), "one of the two is enough, and it may be the second");
    assert_eq!(lone(2, &[Alone, Jointly]), Option::None);
    assert_eq!(lone(1, &[Alone, Alone]), Option::None);
    assert_eq!(lone(2, &[Jointly, None]), Some(who(2)), "who signs nothing is no signer");
}

fn authorities() -> impl Strategy<Value = Vec<Authority>> {
    vec(select(Authority::ALL), 0..6)
}

proptest! {
    /// The default asks exactly those who may sign, in their order, and is refused only where a single contact may
    /// sign, and only jointly.
    #[test]
    fn the_default_is_a_round(form in select(LegalForm::ALL), authorities in authorities()) {
        let contacts = contacts(&authorities);
        let (rule, needed, signers) = default_signers(form, &contacts);
        let may_sign: Vec<_> = contacts.iter().filter(|(_, authority)| authority.may_sign()).copied().collect();
        prop_assert_eq!(&signers, &may_sign.iter().map(|(contact, _)| *contact).collect::<Vec<_>>());
        prop_assume!(!signers.is_empty());
        let round = Round::open(rule, needed, &signers).unwrap();
        prop_assert_eq!(round.needed, needed);
        let only = may_sign.len() == 1 && may_sign[0].1 == Authority::Jointly;
        prop_assert_eq!(lone_joint(needed, &may_sign).is_some(), only);
    }

    /// Whatever is asked, handed over, undone and approved: where the rule let everybody in, a complete round has the
    /// approval of somebody who signs alone, or of two.
    #[test]
    fn nobody_completes_jointly_alone(rule in select(Rule::ALL), needed in 1..4_usize,
        authorities in vec(select(&[Authority::Alone, Authority::Jointly][..]), 1..5),
        acts in vec((0..4_u8, 1..8_u8, 1..8_u8), 0..30)) {
        let signers = contacts(&authorities);
        // Others who may sign and can stand in: 5 alone, 6 and 7 jointly.
        let others = [(who(5), Authority::Alone), (who(6), Authority::Jointly), (who(7), Authority::Jointly)];
        let all: Vec<_> = signers.iter().chain(&others).copied().collect();
        let of = |contact| all.iter().find(|(known, _)| *known == contact).map(|(_, authority)| *authority);
        let ids: Vec<_> = signers.iter().map(|(contact, _)| *contact).collect();
        let mut round = Round::open(rule, needed.min(ids.len()), &ids).unwrap();
        prop_assume!(lone_joint(round.needed, &signers).is_none());
        for (act, contact, other) in acts {
            match act {
                0 | 1 => _ = round.approve(who(contact)),
                2 => _ = round.undo(who(contact)),
                _ if of(who(other)).is_some_and(|authority| authority.suffices(round.needed)) => {
                    _ = round.delegate(who(contact), who(other));
                }
                _ => {}
            }
            let approved: Vec<_> = round.signers.iter().filter(|s| s.state == SignerState::Approved).collect();
            let alone = approved.iter().any(|signer| of(signer.contact) == Some(Authority::Alone));
            prop_assert!(!round.is_complete() || alone || approved.len() > 1);
        }
    }
}
