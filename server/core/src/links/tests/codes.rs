//! LNK-6 b: the mailed code.

use chrono::Duration;
use portal_types::{ErrorCode, LinkId, Tier};

use crate::{
    approvals, both_engines, links,
    testing::{Engine, Offer, TestPortal, browser, refusal},
};

both_engines!(
    the_fifth_wrong_code_ends_the_link,
    tries_count_on_the_link,
    a_code_fits_its_session,
    codes_are_resent_sparingly,
    a_proven_session_needs_no_code
);

async fn give(t: &TestPortal, link: LinkId, cookie: &str, code: &str) -> crate::Result<()> {
    links::confirm_code(t, &t.firm.firm, link, cookie, code, browser("phone")).await
}

async fn resend(t: &TestPortal, link: LinkId, cookie: &str) -> crate::Result<()> {
    links::resend_code(t, &t.firm.firm, link, cookie, browser("phone")).await
}

/// A press and the code it mailed.
async fn pressed(t: &TestPortal, offer: &Offer, name: &str) -> (LinkId, String, String) {
    let (link, cookie) = t.press(&t.firm, &offer.token, name).await.unwrap();
    t.drain().await;
    (link, cookie, t.newest_to(&offer.email).code())
}

fn another(code: &str, step: u64) -> String {
    format!("{:08}", (code.parse::<u64>().unwrap() + step) % 100_000_000)
}

async fn the_fifth_wrong_code_ends_the_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let ready = t.signer(&t.firm, &offer, "laptop").await;
    let shown = t.shown(&ready).await;
    let (link, cookie, code) = pressed(&t, &offer, "phone").await;
    for step in 1..=4 {
        assert_eq!(refusal(give(&t, link, &cookie, &another(&code, step)).await), ErrorCode::WrongCode, "{step}");
    }
    assert_eq!(refusal(give(&t, link, &cookie, &another(&code, 5)).await), ErrorCode::LinkGone);
    for answer in [
        refusal(give(&t, link, &cookie, &code).await),
        refusal(resend(&t, link, &cookie).await),
        refusal(t.press(&t.firm, &offer.token, "phone").await),
        refusal(t.holder(&t.firm, link, &cookie, "phone").await),
        refusal(approvals::approve(&t, &ready, shown).await),
    ] {
        assert!(matches!(answer, ErrorCode::LinkGone | ErrorCode::CodeGone), "{answer}");
    }
    let events = t.timeline(&t.firm, offer.accounts).await;
    assert_eq!(events[events.len() - 3..], ["link.code-refused", "link.locked", "link.refused"]);
    // The firm can start over.
    crate::annual_accounts::renew_link(&t, &t.firm.employee, offer.accounts).await.unwrap();
    t.drain().await;
    let renewed = Offer { token: t.newest_to(&offer.email).token(), ..offer };
    t.signer(&t.firm, &renewed, "phone").await;
}

async fn tries_count_on_the_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie, code) = pressed(&t, &offer, "phone").await;
    for step in 1..=3 {
        assert_eq!(refusal(give(&t, link, &cookie, &another(&code, step)).await), ErrorCode::WrongCode);
    }
    // Neither a new code nor a new session gives new tries.
    resend(&t, link, &cookie).await.unwrap();
    t.drain().await;
    let code = t.newest_to(&offer.email).code();
    assert_eq!(refusal(give(&t, link, &cookie, &another(&code, 1)).await), ErrorCode::WrongCode);
    let (link, cookie, code) = pressed(&t, &offer, "tablet").await;
    assert_eq!(refusal(give(&t, link, &cookie, &another(&code, 1)).await), ErrorCode::LinkGone);
    assert_eq!(refusal(give(&t, link, &cookie, &code).await), ErrorCode::LinkGone);
}

async fn a_code_fits_its_session(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, phone, phones_code) = pressed(&t, &offer, "phone").await;
    let (_, tablet, tablets_code) = pressed(&t, &offer, "tablet").await;
    assert_ne!(phones_code, tablets_code);
    assert_eq!(refusal(give(&t, link, &tablet, &phones_code).await), ErrorCode::WrongCode);
    assert_eq!(refusal(give(&t, link, "no cookie of ours", &phones_code).await), ErrorCode::ViewingOver);
    // A new code for the phone leaves the tablet's as it was.
    resend(&t, link, &phone).await.unwrap();
    t.drain().await;
    let phones_code = t.newest_to(&offer.email).code();
    give(&t, link, &tablet, &tablets_code).await.unwrap();
    // The phone still has to prove itself.
    let unproven = t.holder(&t.firm, link, &phone, "phone").await.unwrap();
    assert_eq!(refusal(approvals::shared(&t, &unproven).await), ErrorCode::CodeGone);
    give(&t, link, &phone, &phones_code).await.unwrap();
}

async fn codes_are_resent_sparingly(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie, first) = pressed(&t, &offer, "phone").await;
    resend(&t, link, &cookie).await.unwrap();
    resend(&t, link, &cookie).await.unwrap();
    for _ in 0..3 {
        assert_eq!(refusal(resend(&t, link, &cookie).await), ErrorCode::TooManyAttempts);
        assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::TooManyAttempts);
    }
    assert_eq!(t.drain().await, 2, "what was refused mails nothing");
    let last = t.newest_to(&offer.email).code();
    assert_eq!(refusal(give(&t, link, &cookie, &first).await), ErrorCode::WrongCode, "only the newest code counts");
    t.clock.advance(Duration::minutes(5));
    resend(&t, link, &cookie).await.unwrap();
    assert_eq!(refusal(resend(&t, link, &cookie).await), ErrorCode::TooManyAttempts);
    assert_eq!(refusal(give(&t, link, &cookie, &last).await), ErrorCode::WrongCode);
    t.drain().await;
    give(&t, link, &cookie, &t.newest_to(&offer.email).code()).await.unwrap();
    // Another link has its own count.
    let other = t.offer(&t.firm, Tier::Collaborate).await;
    t.press(&t.firm, &other.token, "phone").await.unwrap();
}

async fn a_proven_session_needs_no_code(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie, code) = pressed(&t, &offer, "phone").await;
    give(&t, link, &cookie, &code).await.unwrap();
    give(&t, link, &cookie, &code).await.unwrap();
    give(&t, link, &cookie, "00000000").await.unwrap();
    assert_eq!(refusal(resend(&t, link, &cookie).await), ErrorCode::CodeGone);
    assert_eq!(t.press(&t.firm, &offer.token, "phone").await.unwrap(), (link, cookie));
    assert_eq!(t.drain().await, 0);
    assert_eq!(t.count("SELECT wrong_codes FROM links").await, 0);
}
