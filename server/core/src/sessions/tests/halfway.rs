//! AUT-1, AUT-3, AUT-4: between the password and the code nothing opens, and tries are counted.

use chrono::Duration;
use portal_types::ErrorCode;

use super::{begin, form};
use crate::{
    both_engines,
    people::{self, Acceptance, NewEmployee},
    scope::{Actor, Origin},
    second_factor::{enrol, recovery, totp},
    sessions::{Entry, KEPT_FOR, finish, halfway, resolve},
    testing::{Engine, PASSWORD, TestPortal, at_once, browser, refusal, winners},
};

both_engines!(
    a_password_leads_half_way,
    half_a_sign_in_is_used_once,
    half_a_sign_in_ends,
    codes_are_guessed_slowly,
    refusals_tell_no_factor
);

const SECRET: totp::Secret = *b"twenty secret bytes!";

fn code(t: &TestPortal) -> String {
    totp::code_of(&SECRET, totp::step_of(t.now())).unwrap()
}

fn wrong(t: &TestPortal) -> &'static str {
    if code(t).starts_with('0') { "999999" } else { "000000" }
}

async fn with_app(engine: Engine) -> TestPortal {
    let t = TestPortal::new(engine).await;
    let Actor::Employee { person, .. } = *t.firm.employee.actor() else { panic!("an employee") };
    enrol::give(&t, person, &SECRET).await.unwrap();
    t
}

async fn half(t: &TestPortal) -> String {
    let given = begin(t, &browser("laptop"), &form(t.firm.email.as_str(), PASSWORD), None).await.unwrap();
    match given.0 {
        Entry::Halfway(token) => token,
        Entry::In(_) => panic!("a password is enough"),
    }
}

async fn a_password_leads_half_way(engine: Engine) {
    let t = with_app(engine).await;
    let token = half(&t).await;
    assert!(resolve(&t, &token).await.unwrap().is_none(), "it is no session");
    assert_eq!(t.count("SELECT COUNT(*) FROM sessions").await, 0);
    assert_eq!(halfway(&t, &token).await.unwrap().email, t.firm.email);
    assert_eq!(refusal(finish(&t, &Origin::default(), &token, "", None).await), ErrorCode::InvalidForm);
    assert_eq!(refusal(finish(&t, &Origin::default(), "geraden", &code(&t), None).await), ErrorCode::SignInOver);
    let entered = finish(&t, &browser("laptop"), &token, &code(&t), None).await.unwrap();
    assert_eq!((entered.email, entered.employments.len()), (t.firm.email.clone(), 1));
    let session = resolve(&t, &entered.token).await.unwrap().unwrap();
    assert!(session.second_factor);
    let records = t.records(&t.firm).await;
    let started: Vec<_> = records.iter().filter(|record| record.event == "session.started").collect();
    assert_eq!(started.len(), 1, "half of it is none");
    assert!(started[0].details.contains("\"by\":\"app\""), "{}", started[0].details);
}

async fn half_a_sign_in_is_used_once(engine: Engine) {
    let t = with_app(engine).await;
    let token = half(&t).await;
    let Actor::Employee { person, .. } = *t.firm.employee.actor() else { panic!("an employee") };
    let codes = recovery::renew(&t, &Origin::default(), person).await.unwrap();
    let tries = codes.into_iter().take(5).map(|code| {
        let (portal, token) = ((*t).clone(), token.clone());
        async move { finish(&portal, &Origin::default(), &token, &code, None).await }
    });
    assert_eq!(winners(at_once(tries).await, &[ErrorCode::SignInOver]), 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM recovery_codes WHERE used_at IS NOT NULL").await, 1, "nothing is lost");
}

async fn half_a_sign_in_ends(engine: Engine) {
    let t = with_app(engine).await;
    let token = half(&t).await;
    t.clock.advance(KEPT_FOR);
    assert_eq!(refusal(finish(&t, &Origin::default(), &token, &code(&t), None).await), ErrorCode::SignInOver);
    t.clock.advance(Duration::seconds(1));
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM sign_in_steps").await, 0);

    let token = half(&t).await;
    for _ in 0..5 {
        let told = refusal(finish(&t, &Origin::default(), &token, wrong(&t), None).await);
        assert_eq!(told, ErrorCode::WrongFactor);
    }
    let told = refusal(finish(&t, &Origin::default(), &token, &code(&t), None).await);
    assert_eq!(told, ErrorCode::SignInOver, "five were wrong");
    let refused = "SELECT COUNT(*) FROM audit_records WHERE event = 'session.refused'";
    assert_eq!(t.count(refused).await, 5);

    // A new password: who knows the old one is half-way no more.
    let token = half(&t).await;
    let known = NewEmployee {
        email: t.firm.email.clone(),
        name: "Sanne".to_owned(),
        language: Default::default(),
        role: portal_types::Role::ReadOnly,
    };
    people::invite_employee(&t, t.other.firm.id, known).await.unwrap();
    t.drain().await;
    let letter = t.newest_to(t.firm.email.as_str());
    let invitation = letter.text.split("/invitation/").nth(1).unwrap().split_whitespace().next().unwrap();
    let acceptance = Acceptance { slug: &t.other.firm.slug, token: invitation, signed_in: None };
    people::accept_invitation(&t, &Origin::default(), acceptance, "een lange zin is sterk".into()).await.unwrap();
    assert_eq!(refusal(halfway(&t, &token).await), ErrorCode::SignInOver);
}

async fn codes_are_guessed_slowly(engine: Engine) {
    let t = with_app(engine).await;
    let (mut wrong_ones, mut refused) = (0, 0);
    for _ in 0..4 {
        let token = half(&t).await;
        for _ in 0..5 {
            match refusal(finish(&t, &Origin::default(), &token, wrong(&t), None).await) {
                ErrorCode::WrongFactor => wrong_ones += 1,
                ErrorCode::TooManyAttempts => refused += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!((wrong_ones, refused), (10, 10));
    let token = half(&t).await;
    let told = refusal(finish(&t, &Origin::default(), &token, &code(&t), None).await);
    assert_eq!(told, ErrorCode::TooManyAttempts, "also the right one");
    let device = crate::sessions::device_cookie(&t, &t.firm.email.canonical());
    finish(&t, &Origin::default(), &token, &code(&t), Some(&device)).await.unwrap();
}

async fn refusals_tell_no_factor(engine: Engine) {
    let t = with_app(engine).await;
    let mut told = Vec::new();
    for email in [t.firm.email.as_str(), t.other.email.as_str(), "niemand@linden.example"] {
        let refused = begin(&t, &Origin::default(), &form(email, "niet het wachtwoord"), None).await;
        told.push(super::told(refused));
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:?}");
    assert_eq!(t.count("SELECT COUNT(*) FROM sign_in_steps").await, 0);
}
