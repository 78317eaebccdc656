//! AUT-1, AUT-3, SES-1: who gets in, for how long, with which rights.

mod halfway;
mod own;
mod rights;
mod throttled;

use chrono::Duration;
use portal_types::{PortalError, sign_in::SignIn};

use super::{ABSOLUTE, IDLE, enter as begin, resolve, sign_in, sign_out};
use crate::{
    both_engines,
    error::Result,
    scope::Origin,
    testing::{Engine, PASSWORD, TestPortal, browser},
};

both_engines!(refusals_tell_nothing_apart, a_session_ends, a_session_rests_and_ends, a_cookie_is_ours_or_nothing);

fn form(email: &str, password: &str) -> SignIn {
    SignIn { email: email.to_owned(), password: password.to_owned() }
}

async fn enter(t: &TestPortal) -> String {
    let form = form(t.firm.email.as_str(), PASSWORD);
    let (token, at) = sign_in(t, &browser("laptop"), &form, None).await.unwrap();
    assert_eq!(at.iter().map(|e| e.slug.as_str()).collect::<Vec<_>>(), ["linden"]);
    token
}

async fn alive(t: &TestPortal, token: &str) -> bool {
    resolve(t, token).await.unwrap().is_some()
}

fn told<T>(outcome: Result<T>) -> PortalError {
    outcome.err().expect("a refusal").into()
}

async fn refusals_tell_nothing_apart(engine: Engine) {
    let t = TestPortal::new(engine).await;
    t.write_system(|tx| {
        Box::pin(async move {
            let no_password =
                "UPDATE people SET password_hash = NULL WHERE email_canonical = 'medewerker@kade.example'";
            Ok(crate::execute!(tx, no_password)?)
        })
    })
    .await
    .unwrap();
    let mut answers = Vec::new();
    for (email, password) in [
        (t.firm.email.as_str(), "niet het wachtwoord"),
        (t.firm.email.as_str(), "nobody has this password"),
        ("niemand@linden.example", PASSWORD),
        ("niemand@linden.example", "nobody has this password"),
        (t.other.email.as_str(), PASSWORD),
        (t.other.email.as_str(), "nobody has this password"),
    ] {
        answers.push(told(sign_in(&t, &Origin::default(), &form(email, password), None).await));
    }
    assert_eq!(answers[0], portal_types::ErrorCode::WrongSignIn.into());
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(t.count("SELECT COUNT(*) FROM sessions").await, 0);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'session.refused'").await, 4);
    let upper = form(" MEDEWERKER@Linden.example ", PASSWORD);
    sign_in(&t, &Origin::default(), &upper, None).await.expect("an address is compared without case");
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'session.started'").await, 1);
}

async fn a_session_ends(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (one, two) = (enter(&t).await, enter(&t).await);
    assert_ne!(one, two);
    let session = resolve(&t, &one).await.unwrap().unwrap();
    assert_eq!(session.name, "Sanne Linden");
    sign_out(&t, &Origin::default(), &one).await.unwrap();
    assert!(!alive(&t, &one).await && alive(&t, &two).await, "only the session that was ended");
    sign_out(&t, &Origin::default(), &one).await.unwrap();
    sign_out(&t, &Origin::default(), "never one of ours").await.unwrap();
    assert!(alive(&t, &two).await);
}

async fn a_session_rests_and_ends(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let begun = t.now();
    let (idle, busy) = (enter(&t).await, enter(&t).await);
    t.wait_until(begun + IDLE - Duration::microseconds(1));
    assert!(alive(&t, &busy).await, "a visit counts");
    t.wait_until(begun + IDLE);
    assert!(!alive(&t, &idle).await, "nobody came for an hour");
    let last = begun + ABSOLUTE - Duration::microseconds(1);
    while t.now() + Duration::minutes(50) < last {
        t.clock.advance(Duration::minutes(50));
        assert!(alive(&t, &busy).await);
    }
    t.wait_until(last);
    assert!(alive(&t, &busy).await);
    t.wait_until(begun + ABSOLUTE);
    assert!(!alive(&t, &busy).await, "not even the busiest lives longer than half a day");
    t.clock.advance(Duration::seconds(1));
    let fresh = enter(&t).await;
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM sessions").await, 1);
    assert!(alive(&t, &fresh).await);
}

async fn a_cookie_is_ours_or_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let token = enter(&t).await;
    assert!(token.len() >= 32, "192 bits");
    for bad in ["", "\0", &token[1..], &format!("{token} "), &token.to_uppercase(), "' OR 1=1 --", &"x".repeat(100_000)]
    {
        assert!(!alive(&t, bad).await, "{bad:?}");
    }
    assert!(alive(&t, &token).await);
}
