//! LNK-2, LNK-6: pressed and guessed at the same moment.

use portal_types::{ErrorCode, Tier};

use crate::{
    both_engines, links,
    testing::{Engine, TestPortal, at_once, browser, race_rounds, refusal, winners},
};

both_engines!(
    opened_at_once_is_opened_once,
    one_press_wins,
    one_browser_presses_twice_at_once,
    wrong_codes_at_once_count_each,
    the_right_code_at_once_is_right
);

/// LNK-1: a scanner with many arms.
async fn opened_at_once_is_opened_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let looks = (0..20).map(|_| {
        let (portal, firm, token) = ((*t).clone(), t.firm.firm.clone(), offer.token.clone());
        async move { links::landing(&portal, &firm, &token, browser("scanner")).await }
    });
    assert_eq!(winners(at_once(looks).await, &[]), 20);
    assert_eq!(t.timeline(&t.firm, offer.accounts).await[6..], ["link.opened"]);
}

/// LNK-2.
async fn one_press_wins(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let rounds = race_rounds();
    for _round in 0..rounds {
        let offer = t.offer(&t.firm, Tier::Standard).await;
        let presses = (0..200).map(|i| {
            let (portal, firm, token) = ((*t).clone(), t.firm.firm.clone(), offer.token.clone());
            async move { links::press(&portal, &firm, &token, &format!("browser-{i}"), browser("many")).await }
        });
        assert_eq!(winners(at_once(presses).await, &[ErrorCode::LinkGone]), 1);
        let pressed = t.timeline(&t.firm, offer.accounts).await.iter().filter(|e| *e == "link.pressed").count();
        assert_eq!(pressed, 1);
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM viewings").await, rounds);
}

/// A double click: the browser shows the answer to its second press.
async fn one_browser_presses_twice_at_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for tier in [Tier::Standard, Tier::Collaborate] {
        for _round in 0..4 {
            let offer = t.offer(&t.firm, tier).await;
            let presses = (0..6).map(|_| {
                let (portal, firm, token) = ((*t).clone(), t.firm.firm.clone(), offer.token.clone());
                async move { links::press(&portal, &firm, &token, "one browser", browser("one")).await }
            });
            let answers: Vec<_> = at_once(presses).await.into_iter().map(|a| a.expect("its own session")).collect();
            assert!(answers.iter().all(|answer| *answer == answers[0]));
            let codes = usize::from(tier != Tier::Standard);
            assert_eq!(t.drain().await, codes, "one session, one code");
        }
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM viewings").await, 8);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'link.pressed'").await, 8);
}

/// LNK-6: guessing in parallel gives no more tries than guessing in turn.
async fn wrong_codes_at_once_count_each(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    t.drain().await;
    let right: u64 = t.newest_to(&offer.email).code().parse().unwrap();
    let guesses = (1..=24).map(|i| {
        let (portal, firm, cookie) = ((*t).clone(), t.firm.firm.clone(), cookie.clone());
        let code = format!("{:08}", (right + i) % 100_000_000);
        async move { links::confirm_code(&portal, &firm, link, &cookie, &code, browser("phone")).await }
    });
    let told: Vec<_> = at_once(guesses).await.into_iter().map(refusal).collect();
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::WrongCode).count(), 4, "{told:?}");
    assert_eq!(told.iter().filter(|code| **code == ErrorCode::LinkGone).count(), 20, "{told:?}");
    assert_eq!(t.count("SELECT wrong_codes FROM links").await, 5);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'link.locked'").await, 1);
}

/// The right one, pressed twice, is right twice.
async fn the_right_code_at_once_is_right(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for _round in 0..4 {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
        t.drain().await;
        let code = t.newest_to(&offer.email).code();
        let tries = (0..6).map(|_| {
            let (portal, firm, cookie, code) = ((*t).clone(), t.firm.firm.clone(), cookie.clone(), code.clone());
            async move { links::confirm_code(&portal, &firm, link, &cookie, &code, browser("phone")).await }
        });
        assert_eq!(winners(at_once(tries).await, &[]), 6);
    }
    assert_eq!(t.count("SELECT MAX(wrong_codes) FROM links").await, 0);
}
