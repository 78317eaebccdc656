//! "Send me a new one": the same answer for everyone, and a mail for few (MAIL-6).

use chrono::Duration;
use portal_types::{ErrorCode, LinkId, Tier, links::Purpose};

use crate::{
    annual_accounts, approvals, both_engines, clients, links,
    scope::Origin,
    testing::{Engine, Offer, TestPortal, browser, refusal},
};

both_engines!(
    who_has_a_link_that_is_over_gets_a_new_one,
    it_goes_to_the_stored_address_only,
    nobody_else_brings_anything_about,
    asking_fills_no_mailbox,
    one_address_does_not_ask_for_all
);

/// Asks, and gives how many mails came of it.
async fn ask_as(t: &TestPortal, token: &str, origin: Origin) -> usize {
    links::ask(t, &t.firm.firm, token, origin).await.expect("no panic");
    t.drain().await
}

async fn ask(t: &TestPortal, token: &str) -> usize {
    ask_as(t, token, browser("phone")).await
}

/// A visitor from one of many addresses.
fn from(number: u8) -> Origin {
    Origin { address: Some([198, 51, 100, number].into()), ..browser("phone") }
}

async fn link_of(t: &TestPortal, offer: &Offer) -> LinkId {
    annual_accounts::show(t, &t.firm.employee, offer.accounts).await.unwrap().links[0].id
}

async fn who_has_a_link_that_is_over_gets_a_new_one(engine: Engine) {
    let t = TestPortal::new(engine).await;
    // Used up by a view.
    let viewed = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &viewed.token, "phone").await.unwrap();
    assert_eq!(ask(&t, &viewed.token).await, 1);
    let fresh = t.newest_to(&viewed.email).token();
    assert_ne!(fresh, viewed.token);
    t.press(&t.firm, &fresh, "tablet").await.unwrap();
    assert_eq!(t.timeline(&t.firm, viewed.accounts).await[6], "link.requested");
    // Over by time, with a decision still to be made.
    let expired = t.offer(&t.firm, Tier::Collaborate).await;
    t.clock.advance(links::VALID_FOR);
    assert_eq!(ask(&t, &expired.token).await, 1);
    let renewed = Offer { token: t.newest_to(&expired.email).token(), ..expired };
    let holder = t.signer(&t.firm, &renewed, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.drain().await;
    // Decided: nothing waits any more, through neither link.
    assert_eq!(ask(&t, &renewed.token).await, 0);
    assert_eq!(ask(&t, &expired.token).await, 0);
}

async fn it_goes_to_the_stored_address_only(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let (_, contacts) = clients::show(&t, &t.firm.employee, offer.client).await.unwrap();
    let form = portal_types::clients::ContactForm {
        contact_name: "Jan".to_owned(),
        contact_email: "nieuw@jansen.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..portal_types::clients::ContactForm::default()
    };
    clients::save_contact(&t, &t.firm.employee, offer.client, Some(contacts[0].id), &form).await.unwrap();
    let before = t.letters_to(&offer.email).len();
    assert_eq!(ask(&t, &offer.token).await, 1);
    assert_eq!(t.letters_to(&offer.email).len(), before);
    assert_eq!(t.letters_to("nieuw@jansen.example").len(), 1);
}

async fn nobody_else_brings_anything_about(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let employee = &t.firm.employee;
    let live = t.offer(&t.firm, Tier::Collaborate).await;
    let withdrawn = t.offer(&t.firm, Tier::Collaborate).await;
    links::revoke_links(&t, employee, vec![link_of(&t, &withdrawn).await]).await.unwrap();
    let locked = t.offer(&t.firm, Tier::Collaborate).await;
    let (id, cookie) = t.press(&t.firm, &locked.token, "phone").await.unwrap();
    for _ in 0..5 {
        links::confirm_code(&t, &t.firm.firm, id, &cookie, "", browser("phone")).await.unwrap_err();
    }
    let replaced = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &replaced.token, "phone").await.unwrap();
    t.upload(employee, replaced.accounts, "versie twee").await.unwrap();
    annual_accounts::share(&t, employee, replaced.accounts, Purpose::View).await.unwrap();
    let theirs = t.offer(&t.other, Tier::Standard).await;
    t.press(&t.other, &theirs.token, "phone").await.unwrap();
    t.drain().await;
    let before = t.count("SELECT COUNT(*) FROM links").await;
    for (number, (what, token)) in (0..).zip([
        ("live", &*live.token),
        ("withdrawn", &withdrawn.token),
        ("ended by wrong codes", &locked.token),
        ("of an earlier version", &replaced.token),
        ("of another firm", &theirs.token),
        ("never mailed", "geen link"),
        ("empty", ""),
    ]) {
        assert_eq!(ask_as(&t, token, from(number)).await, 0, "{what}");
    }
    assert_eq!(t.count("SELECT COUNT(*) FROM links").await, before);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'link.requested'").await, 0);
    assert_eq!(refusal(t.press(&t.firm, &withdrawn.token, "phone").await), ErrorCode::LinkGone);
}

async fn asking_fills_no_mailbox(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    // With one link, from everywhere: two.
    let mut mails = 0;
    for number in 0..50 {
        mails += ask_as(&t, &offer.token, from(number)).await;
    }
    assert_eq!(mails, 2);
    // With each link that comes of it: three an hour to this mailbox, in all.
    for number in 50..100 {
        offer.token = t.newest_to(&offer.email).token();
        // Opened by whoever asks on, so that it is over.
        let _ = t.press(&t.firm, &offer.token, "phone").await;
        mails += ask_as(&t, &offer.token, from(number)).await;
    }
    assert_eq!(mails, 3);
    // Another recipient does not notice.
    let other = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &other.token, "phone").await.unwrap();
    assert_eq!(ask_as(&t, &other.token, from(200)).await, 1);
    t.clock.advance(Duration::hours(1));
    assert_eq!(ask(&t, &offer.token).await, 1, "later there is one more");
}

async fn one_address_does_not_ask_for_all(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut mails = 0;
    for _ in 0..15 {
        let offer = t.offer(&t.firm, Tier::Standard).await;
        t.press(&t.firm, &offer.token, "phone").await.unwrap();
        mails += ask(&t, &offer.token).await;
    }
    assert_eq!(mails, 10);
    let offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    assert_eq!(ask_as(&t, &offer.token, from(1)).await, 1, "another address may");
}
