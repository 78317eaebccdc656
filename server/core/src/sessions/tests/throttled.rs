//! AUT-3: guessing is slow; whoever knows the password still gets in.

use chrono::Duration;
use futures::future::join_all;
use portal_types::{ErrorCode, sign_in::SignIn};

use super::{enter, form};
use crate::{
    both_engines,
    scope::Origin,
    sessions::{device_cookie, sign_in},
    testing::{Engine, PASSWORD, TestPortal, refusal},
};

both_engines!(
    an_account_is_guessed_slowly,
    its_owner_is_not_kept_out_of_his_own_browser,
    guesses_at_once_count_each,
    an_address_guesses_slowly
);

fn from(address: &str) -> Origin {
    Origin { address: Some(address.parse().unwrap()), ..Origin::default() }
}

async fn an_account_is_guessed_slowly(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let email = t.firm.email.as_str();
    let guess = || async { refusal(sign_in(&t, &Origin::default(), &form(email, "mis"), None).await) };
    for _ in 0..10 {
        assert_eq!(guess().await, ErrorCode::WrongSignIn);
    }
    assert_eq!(guess().await, ErrorCode::TooManyAttempts);
    let right: SignIn = form(&email.to_uppercase(), PASSWORD);
    assert_eq!(
        refusal(sign_in(&t, &Origin::default(), &right, None).await),
        ErrorCode::TooManyAttempts,
        "another spelling is no other account"
    );
    // The other account is not affected.
    assert_eq!(
        refusal(sign_in(&t, &Origin::default(), &form(t.other.email.as_str(), "mis"), None).await),
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
    t.purge().await.unwrap();
    assert_eq!(guess().await, ErrorCode::TooManyAttempts, "a full count is not forgotten");
    let other = form(t.other.email.as_str(), PASSWORD);
    sign_in(&t, &Origin::default(), &other, None).await.unwrap();
    assert_eq!(guess().await, ErrorCode::TooManyAttempts, "nor when somebody else proves himself");
    t.clock.advance(Duration::days(1));
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM throttles").await, 0);
}

async fn its_owner_is_not_kept_out_of_his_own_browser(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, theirs) = (t.firm.email.as_str(), t.other.email.as_str());
    let device = device_cookie(&t, &t.firm.email.canonical());
    for number in 0..12 {
        let told = refusal(sign_in(&t, &from("192.0.2.66"), &form(mine, "mis"), None).await);
        assert_eq!(told, if number < 10 { ErrorCode::WrongSignIn } else { ErrorCode::TooManyAttempts });
    }
    let changed = format!("A{}", &device[1..]);
    for forged in ["", ".", "x.y", &changed, &device_cookie(&t, &t.other.email.canonical())] {
        let told = refusal(sign_in(&t, &Origin::default(), &form(mine, PASSWORD), Some(forged)).await);
        assert_eq!(told, ErrorCode::TooManyAttempts, "{forged:?}");
    }
    sign_in(&t, &Origin::default(), &form(mine, PASSWORD), Some(&device)).await.unwrap();
    sign_in(&t, &Origin::default(), &form(theirs, PASSWORD), Some(&device)).await.unwrap();
    // Nor is the cookie a way to guess on.
    for number in 0..11 {
        let told = refusal(sign_in(&t, &Origin::default(), &form(mine, "mis"), Some(&device)).await);
        assert_eq!(told, if number < 10 { ErrorCode::WrongSignIn } else { ErrorCode::TooManyAttempts });
    }
    // The one who ran into the limit paid for every try.
    for _ in 0..18 {
        refusal(sign_in(&t, &from("192.0.2.66"), &form("niemand@elders.example", "mis"), None).await);
    }
    let told = refusal(sign_in(&t, &from("192.0.2.66"), &form(theirs, "mis"), None).await);
    assert_eq!(told, ErrorCode::TooManyAttempts);
}

async fn guesses_at_once_count_each(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let guesses = (0..40).map(|_| {
        let (portal, form) = ((*t).clone(), form(t.firm.email.as_str(), "mis"));
        tokio::spawn(async move { refusal(sign_in(&portal, &Origin::default(), &form, None).await) })
    });
    let told: Vec<_> = join_all(guesses).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::WrongSignIn).count(), 10, "{told:?}");
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::TooManyAttempts).count(), 30, "{told:?}");
}

async fn an_address_guesses_slowly(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let guess = |number: usize, address: &'static str| {
        let (t, form) = (&t, form(&format!("naam{number}@elders.example"), "mis"));
        async move { refusal(sign_in(t, &from(address), &form, None).await) }
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
