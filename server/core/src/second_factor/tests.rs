//! AUT-4: a code is used once, whoever comes with it and when; what is stored opens nothing.

use chrono::Duration;
use portal_types::{ErrorCode, PersonId, second_factor::Proof};

use super::{enrol, held, recovery, spend, totp};
use crate::{
    both_engines,
    error::Result,
    fetch_all,
    portal::Portal,
    scope::{Actor, Origin},
    testing::{Engine, TestFirm, TestPortal, app_code, at_once, refusal, winners},
};

both_engines!(
    a_code_is_taken_once_of_a_hundred,
    an_older_code_is_not_taken_after_a_newer,
    the_code_that_sets_up_is_used_up,
    each_recovery_code_is_taken_once,
    what_is_stored_opens_nothing,
    a_secret_is_one_persons
);

const SECRET: totp::Secret = *b"twenty secret bytes!";

fn person(firm: &TestFirm) -> PersonId {
    let Actor::Employee { person, .. } = *firm.employee.actor() else { panic!("an employee") };
    person
}

async fn used(portal: &Portal, person: PersonId, proof: Proof) -> Result<&'static str> {
    let (keys, now) = (portal.keys.clone(), portal.now());
    portal.write_system(move |tx| Box::pin(async move { spend(tx, &keys, person, &proof, now).await })).await
}

fn code(t: &TestPortal, steps: i64) -> Proof {
    Proof::Totp(totp::code_of(&SECRET, totp::step_of(t.now()) + steps).unwrap())
}

async fn a_code_is_taken_once_of_a_hundred(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let who = person(&t.firm);
    enrol::give(&t, who, &SECRET).await.unwrap();
    let tries = (0..100).map(|_| {
        let (portal, proof) = ((*t).clone(), code(&t, 0));
        async move { used(&portal, who, proof).await }
    });
    assert_eq!(winners(at_once(tries).await, &[ErrorCode::WrongFactor]), 1);
}

async fn an_older_code_is_not_taken_after_a_newer(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let who = person(&t.firm);
    assert_eq!(refusal(used(&t, who, code(&t, 0)).await), ErrorCode::WrongFactor, "nothing is set up");
    enrol::give(&t, who, &SECRET).await.unwrap();
    for (steps, taken) in
        [(-2, false), (2, false), (0, true), (-1, false), (0, false), (1, true), (1, false), (0, false)]
    {
        assert_eq!(used(&t, who, code(&t, steps)).await.is_ok(), taken, "{steps} steps from now");
    }
    t.clock.advance(Duration::seconds(30));
    assert_eq!(refusal(used(&t, who, code(&t, 0)).await), ErrorCode::WrongFactor, "it was used before its time");
    t.clock.advance(Duration::seconds(30));
    assert_eq!(used(&t, who, code(&t, 0)).await.unwrap(), "app");
}

async fn the_code_that_sets_up_is_used_up(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (who, origin) = (person(&t.firm), Origin::default());
    let offer = enrol::offer(&t, who, "a@b.nl", None).unwrap();
    let again = enrol::offer(&t, who, "a@b.nl", Some(&offer.sealed)).unwrap();
    assert_eq!((&again.secret, &again.sealed), (&offer.secret, &offer.sealed), "a wrong code changes no secret");
    assert_ne!(enrol::offer(&t, who, "a@b.nl", Some("x")).unwrap().secret, offer.secret);
    let other = person(&t.other);
    assert_ne!(enrol::offer(&t, other, "a@b.nl", Some(&offer.sealed)).unwrap().secret, offer.secret, "nobody else's");

    let right = app_code(&offer.secret, t.now());
    let confirm = |who, sealed: String, code: String| {
        let (t, origin) = (&t, &origin);
        async move { enrol::confirm(t, origin, who, "cookie", (&sealed, &code)).await }
    };
    let wrong = if right == "000000" { "111111" } else { "000000" };
    assert_eq!(refusal(confirm(who, offer.sealed.clone(), wrong.to_owned()).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(confirm(other, offer.sealed.clone(), right.clone()).await), ErrorCode::CodeGone);
    assert_eq!(held(&t, who).await.unwrap().app_since, None);
    let codes = confirm(who, offer.sealed.clone(), right.clone()).await.unwrap();
    assert_eq!(codes.len(), 10);
    assert_eq!(held(&t, who).await.unwrap().recovery_left, 10);
    assert_eq!(refusal(used(&t, who, Proof::Totp(right.clone())).await), ErrorCode::WrongFactor);
    assert_eq!(refusal(confirm(who, offer.sealed, right).await), ErrorCode::StateChanged, "there is one");

    t.clock.advance(Duration::hours(1));
    let late = enrol::offer(&t, other, "a@b.nl", None).unwrap();
    t.clock.advance(Duration::hours(1));
    let code = app_code(&late.secret, t.now());
    assert_eq!(refusal(confirm(other, late.sealed, code).await), ErrorCode::CodeGone, "the page was open too long");
    let added = "SELECT COUNT(*) FROM audit_records WHERE event = 'factor.added'";
    assert_eq!(t.count(added).await, 1);
}

async fn each_recovery_code_is_taken_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (who, other) = (person(&t.firm), person(&t.other));
    assert_eq!(refusal(recovery::renew(&t, &Origin::default(), who).await), ErrorCode::StateChanged, "without an app");
    enrol::give(&t, who, &SECRET).await.unwrap();
    enrol::give(&t, other, &SECRET).await.unwrap();
    let first = recovery::renew(&t, &Origin::default(), who).await.unwrap();
    let proof = Proof::Recovery(first[0].clone());
    assert_eq!(refusal(used(&t, other, proof.clone()).await), ErrorCode::WrongFactor, "somebody else's");
    let tries = (0..20).map(|_| {
        let (portal, proof) = ((*t).clone(), proof.clone());
        async move { used(&portal, who, proof).await }
    });
    assert_eq!(winners(at_once(tries).await, &[ErrorCode::WrongFactor]), 1);
    assert_eq!(used(&t, who, Proof::Recovery(first[1].clone())).await.unwrap(), "recovery-code");
    assert_eq!(held(&t, who).await.unwrap().recovery_left, 8);
    let second = recovery::renew(&t, &Origin::default(), who).await.unwrap();
    assert_eq!(refusal(used(&t, who, Proof::Recovery(first[2].clone())).await), ErrorCode::WrongFactor, "replaced");
    used(&t, who, Proof::Recovery(second[0].clone())).await.unwrap();
    assert_eq!(held(&t, who).await.unwrap().recovery_left, 9);
}

async fn what_is_stored_opens_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let who = person(&t.firm);
    enrol::give(&t, who, &SECRET).await.unwrap();
    let codes = recovery::renew(&t, &Origin::default(), who).await.unwrap();
    let mut tx = t.look().await.unwrap();
    let stored = fetch_all!(&mut tx, (Vec<u8>,), "SELECT secret FROM totp_factors").unwrap().remove(0).0;
    assert!(!stored.windows(4).any(|part| SECRET.windows(4).any(|secret| part == secret)), "in the clear");
    for (mac,) in fetch_all!(&mut tx, (Vec<u8>,), "SELECT code_mac FROM recovery_codes").unwrap() {
        assert_eq!(mac.len(), 32);
        assert!(!codes.iter().any(|code| crate::keys::sha256(code.as_bytes()) == mac[..]), "a digest without a key");
    }
}

/// Whoever can write rows cannot give himself somebody else's app.
async fn a_secret_is_one_persons(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (who, other) = (person(&t.firm), person(&t.other));
    enrol::give(&t, who, &SECRET).await.unwrap();
    t.write_system(move |tx| {
        Box::pin(async move {
            let moved = "UPDATE totp_factors SET person_id = $2 WHERE person_id = $1";
            Ok(crate::execute!(tx, moved, who, other)?)
        })
    })
    .await
    .unwrap();
    assert_eq!(refusal(used(&t, other, code(&t, 0)).await), ErrorCode::WrongFactor);
}
