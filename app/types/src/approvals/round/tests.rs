//! Rules of rounds, one by one and whatever is pressed.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn who(n: u8) -> ContactId {
    ContactId(Uuid::from_u128(n.into()))
}

fn round(rule: Rule, needed: usize, signers: u8) -> Round {
    Round::open(rule, needed, &(1..=signers).map(who).collect::<Vec<_>>()).unwrap()
}

#[test]
fn a_round_needs_somebody_once() {
    assert_eq!(Round::open(Rule::All, 0, &[]), Err(RoundError::Nobody));
    assert_eq!(Round::open(Rule::All, 0, &[who(1), who(1)]), Err(RoundError::Twice));
    assert_eq!(Round::open(Rule::Some, 3, &[who(1), who(2)]), Err(RoundError::Needed));
    assert_eq!(Round::open(Rule::Some, 0, &[who(1), who(2)]), Err(RoundError::Needed));
    assert_eq!(Round::open(Rule::Any, 9, &[who(1), who(2)]).unwrap().needed, 1);
}

#[test]
fn in_order_one_after_the_other() {
    let mut round = round(Rule::InOrder, 0, 3);
    assert_eq!(round.asked(), [who(1)]);
    assert_eq!(round.approve(who(2)), Err(RoundError::NotAsked));
    assert_eq!(round.approve(who(1)), Ok(Approved { complete: false, asked: vec![who(2)] }));
    assert_eq!(round.undo(who(1)), Ok(Undone { others: false, asked: vec![who(1)], called_off: vec![who(2)] }));
    assert_eq!(round.asked(), [who(1)]);
    round.approve(who(1)).unwrap();
    round.approve(who(2)).unwrap();
    assert_eq!(round.undo(who(1)), Err(RoundError::OthersFollowed));
    assert!(round.approve(who(3)).unwrap().complete);
    assert_eq!(round.undo(who(3)), Ok(Undone { others: true, asked: vec![who(3)], called_off: vec![] }));
}

#[test]
fn one_is_enough_and_the_others_are_released() {
    let mut round = round(Rule::Any, 0, 3);
    assert!(round.approve(who(2)).unwrap().complete);
    assert_eq!(round.approve(who(1)), Err(RoundError::NotAsked));
    let undone = round.undo(who(2)).unwrap();
    assert_eq!((undone.others, undone.asked.len()), (false, 3));
    assert_eq!(round.asked().len(), 3);
}

#[test]
fn a_stand_in_decides() {
    let mut round = round(Rule::All, 0, 2);
    round.delegate(who(1), who(9)).unwrap();
    assert_eq!(round.approve(who(1)), Err(RoundError::NotAsked));
    assert_eq!(round.delegate(who(2), who(9)), Err(RoundError::Twice));
    round.approve(who(9)).unwrap();
    assert!(round.approve(who(2)).unwrap().complete);
}

proptest! {
    /// Whatever is pressed: complete exactly when enough approved, nobody is asked afterwards, somebody is asked
    /// until then, and a refused act changes nothing.
    #[test]
    fn invariants(rule in proptest::sample::select(Rule::ALL), signers in 1..6_u8, needed in 1..6_usize,
        acts in proptest::collection::vec((0..4_u8, 1..7_u8, 10..13_u8), 0..30)) {
        let mut round = round(rule, needed.min(signers.into()), signers);
        for (act, contact, other) in acts {
            let before = round.clone();
            let refused = match act {
                0 | 1 => round.approve(who(contact)).map(|done| assert_eq!(done.complete, round.is_complete())).is_err(),
                2 => round.undo(who(contact)).is_err(),
                _ => round.delegate(who(contact), who(other)).is_err(),
            };
            prop_assert!(!refused || round == before);
            prop_assert_eq!(round.asked().is_empty(), round.is_complete());
            if rule == Rule::InOrder {
                prop_assert!(round.asked().len() <= 1);
            }
            let deciding = round.signers.iter().filter(|s| s.state != SignerState::Delegated).count();
            prop_assert_eq!(deciding, usize::from(signers));
        }
    }
}
