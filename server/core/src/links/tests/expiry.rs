//! LNK-7: expiry is exact, by the passed-in clock.

use chrono::{DateTime, Duration, Utc};
use portal_types::{ErrorCode, Tier};

use crate::{
    annual_accounts, approvals, both_engines, links,
    testing::{Engine, Offer, TestPortal, browser, refusal},
};

both_engines!(
    a_link_ends_at_its_moment,
    an_approval_must_be_in_time,
    a_code_ends_at_its_moment,
    fractions_of_a_second_count
);

async fn expires_at(t: &TestPortal, offer: &Offer) -> DateTime<Utc> {
    annual_accounts::show(t, &t.firm.employee, offer.accounts).await.unwrap().links[0].expires_at
}

async fn a_link_ends_at_its_moment(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (offer, other) = (t.offer(&t.firm, Tier::Standard).await, t.offer(&t.firm, Tier::Standard).await);
    let until = expires_at(&t, &offer).await;
    t.wait_until(until - Duration::seconds(1));
    links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await.unwrap();
    t.wait_until(until - Duration::microseconds(1));
    links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await.unwrap();
    t.wait_until(until);
    assert_eq!(refusal(links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await), ErrorCode::LinkGone);
    let press = links::press(&t, &t.firm.firm, &offer.token, "landing", browser("phone"));
    assert_eq!(refusal(press.await), ErrorCode::LinkGone);
    // Back and forth: the clock decides, not what was seen before.
    t.clock.advance(-Duration::days(1));
    links::press(&t, &t.firm.firm, &other.token, "landing", browser("phone")).await.unwrap();
    links::press(&t, &t.firm.firm, &offer.token, "landing", browser("phone")).await.unwrap();
}

async fn an_approval_must_be_in_time(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for late in [false, true] {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let until = expires_at(&t, &offer).await;
        t.wait_until(until - Duration::minutes(9));
        let holder = t.signer(&t.firm, &offer, "phone").await;
        let (link, cookie) = t.press(&t.firm, &offer.token, "tablet").await.unwrap();
        t.drain().await;
        let code = t.newest_to(&offer.email).code();
        let shown = t.shown(&holder).await;
        t.wait_until(if late { until } else { until - Duration::microseconds(1) });
        let proof = links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("tablet")).await;
        let act = approvals::approve(&t, &holder, shown).await;
        if late {
            assert_eq!((refusal(proof), refusal(act)), (ErrorCode::LinkGone, ErrorCode::LinkGone));
        } else {
            proof.unwrap();
            act.unwrap();
        }
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM approvals").await, 1);
}

async fn a_code_ends_at_its_moment(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for late in [false, true] {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
        let until = t.now() + links::CODE_FOR;
        t.drain().await;
        let code = t.newest_to(&offer.email).code();
        t.wait_until(if late { until } else { until - Duration::microseconds(1) });
        let proof = links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("phone")).await;
        if !late {
            proof.unwrap();
            continue;
        }
        assert_eq!(refusal(proof), ErrorCode::CodeGone);
        // Too late is not wrong: the tries are kept for a new code.
        links::resend_code(&t, &t.firm.firm, link, &cookie, browser("phone")).await.unwrap();
        t.drain().await;
        let code = t.newest_to(&offer.email).code();
        links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("phone")).await.unwrap();
    }
    assert_eq!(t.count("SELECT MAX(wrong_codes) FROM links").await, 0);
}

/// Times are text on SQLite: whole seconds, milliseconds and microseconds must still compare as times.
async fn fractions_of_a_second_count(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (made, pressed, live) in [
        ("12:00:00.5", "12:00:00", true),
        ("12:00:00.5", "12:00:00.499999", true),
        ("12:00:00.5", "12:00:00.500001", false),
        ("12:00:00", "11:59:59.999999", true),
        ("12:00:00", "12:00:00.000001", false),
        ("12:00:00.000001", "12:00:00", true),
        ("12:00:00.123", "12:00:00.122999", true),
        ("12:00:00.123", "12:00:00.123456", false),
        ("12:00:00.123456", "12:00:00.123", true),
    ] {
        let at = |day: &str, time: &str| format!("{day}T{time}Z").parse::<DateTime<Utc>>().unwrap();
        t.clock.advance(at("2026-05-01", made) - t.now());
        let (client, email) = t.client(&t.firm, Tier::Standard).await;
        let accounts = t.start(&t.firm, client).await;
        t.upload(&t.firm.employee, accounts, "een").await.unwrap();
        annual_accounts::share(&t, &t.firm.employee, accounts, portal_types::links::Purpose::View).await.unwrap();
        t.drain().await;
        t.wait_until(at("2026-05-15", pressed));
        let press = links::press(&t, &t.firm.firm, &t.newest_to(&email).token(), "landing", browser("phone")).await;
        assert_eq!(press.is_ok(), live, "made {made}, pressed {pressed}");
    }
}
