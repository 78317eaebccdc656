//! AUT-3: guessing is slow; whoever knows the password still gets in.

use chrono::Duration;
use futures::future::join_all;
use portal_types::{ErrorCode, sign_in::SignIn};

use super::{enter, form};
use crate::{
    both_engines,
    scope::Origin,
    sessions::sign_in,
    testing::{Engine, PASSWORD, TestPortal, refusal},
};

both_engines!(an_account_is_guessed_slowly, guesses_at_once_count_each, an_address_guesses_slowly);

fn from(address: &str) -> Origin {
    Origin { address: Some(address.parse().unwrap()), ..Origin::default() }
}

async fn an_account_is_guessed_slowly(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let email = t.firm.email.as_str();
    let guess = || async { refusal(sign_in(&t, &Origin::default(), &form(email, "mis")).await) };
    for _ in 0..10 {
        assert_eq!(guess().await, ErrorCode::WrongSignIn);
    }
    assert_eq!(guess().await, ErrorCode::TooManyAttempts);
    let right: SignIn = form(&email.to_uppercase(), PASSWORD);
    assert_eq!(
        refusal(sign_in(&t, &Origin::default(), &right).await),
        ErrorCode::TooManyAttempts,
        "another spelling is no other account"
    );
    // The other account is not affected.
    assert_eq!(
        refusal(sign_in(&t, &Origin::default(), &form(t.other.email.as_str(), "mis")).await),
        ErrorCode::WrongSignIn
    );
    t.clock.advance(Duration::seconds(59));
    assert_eq!(guess().await, ErrorCode::TooManyAttempts);
    t.clock.advance(Duration::seconds(1));
    assert_eq!(guess().await, ErrorCode::WrongSignIn);
    assert_eq!(guess().await, ErrorCode::TooManyAttempts);
    t.clock.advance(Duration::minutes(1));
    enter(&t).await;
    for _ in 0..10 {
        assert_eq!(guess().await, ErrorCode::WrongSignIn, "who proved himself starts afresh");
    }
    t.clock.advance(Duration::days(1));
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM throttles").await, 0);
}

async fn guesses_at_once_count_each(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let guesses = (0..40).map(|_| {
        let (portal, form) = ((*t).clone(), form(t.firm.email.as_str(), "mis"));
        tokio::spawn(async move { refusal(sign_in(&portal, &Origin::default(), &form).await) })
    });
    let told: Vec<_> = join_all(guesses).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::WrongSignIn).count(), 10, "{told:?}");
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::TooManyAttempts).count(), 30, "{told:?}");
}

async fn an_address_guesses_slowly(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let guess = |number: usize, address: &'static str| {
        let (t, form) = (&t, form(&format!("naam{number}@elders.example"), "mis"));
        async move { refusal(sign_in(t, &from(address), &form).await) }
    };
    // One IPv6 subscriber owns a whole /64.
    let addresses = ["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3"];
    for number in 0..30 {
        assert_eq!(guess(number, addresses[number % 3]).await, ErrorCode::WrongSignIn);
    }
    assert_eq!(guess(30, "2001:db8:1:2::4").await, ErrorCode::TooManyAttempts);
    assert_eq!(guess(31, "2001:db8:1:3::1").await, ErrorCode::WrongSignIn);
    assert_eq!(guess(32, "192.0.2.9").await, ErrorCode::WrongSignIn);
    t.clock.advance(Duration::seconds(20));
    assert_eq!(guess(33, "2001:db8:1:2::4").await, ErrorCode::WrongSignIn);
}
