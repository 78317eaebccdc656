//! LNK-6: each strength, as the firm chose it.

use chrono::Duration;
use portal_types::{
    ContactId, ErrorCode, LinkId, Role, Tier,
    links::{Choice, Purpose, Strength},
};

use crate::{
    approvals, both_engines, clients, links,
    testing::{Engine, Offer, TestPortal, browser, refusal},
};

both_engines!(
    only_the_button,
    a_code_for_a_view,
    the_code_that_was_agreed_on,
    the_fifth_wrong_agreed_code_ends_the_link,
    without_an_agreed_code_one_is_mailed,
    a_code_opens_no_other_link,
    new_links_give_few_new_tries,
    an_administrator_chooses
);

const AGREED: &str = "Blauwe fiets 7";

async fn choose(t: &TestPortal, tier: Tier, purpose: Purpose, strength: Strength) {
    let administrator = t.firm.employee_as(Role::Administrator);
    links::choose(t, &administrator, vec![Choice { tier, purpose, strength }]).await.unwrap();
}

async fn contact(t: &TestPortal, offer: &Offer) -> ContactId {
    clients::show(t, &t.firm.employee, offer.client).await.unwrap().1[0].id
}

async fn agree(t: &TestPortal, offer: &Offer, code: &str) {
    links::set_access_code(t, &t.firm.employee, contact(t, offer).await, code.into()).await.unwrap();
}

async fn give(t: &TestPortal, link: LinkId, cookie: &str, code: &str) -> crate::Result<()> {
    links::confirm_code(t, &t.firm.firm, link, cookie, code, browser("phone")).await
}

async fn only_the_button(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Collaborate, Purpose::Approve, Strength::Button).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    assert_eq!(t.drain().await, 0, "no code");
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    let shared = approvals::shared(&t, &holder).await.unwrap();
    assert_eq!(shared.decision.unwrap().proof, "link");
    // The other tier keeps what it had.
    let other = t.offer(&t.firm, Tier::Extended).await;
    t.press(&t.firm, &other.token, "phone").await.unwrap();
    assert_eq!(t.drain().await, 1, "its code");
}

async fn a_code_for_a_view(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Standard, Purpose::View, Strength::MailedCode).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let (link, phone) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&offer.email).code();
    // Whoever presses without the code uses nothing up.
    let (_, tablet) = t.press(&t.firm, &offer.token, "tablet").await.unwrap();
    assert_eq!(
        refusal(approvals::shared(&t, &t.holder(&t.firm, link, &phone, "phone").await.unwrap()).await),
        ErrorCode::CodeGone
    );
    give(&t, link, &phone, &code).await.unwrap();
    approvals::shared(&t, &t.holder(&t.firm, link, &phone, "phone").await.unwrap()).await.unwrap();
    // The code did: there is one view.
    t.drain().await;
    let late = t.newest_to(&offer.email).code();
    assert_eq!(refusal(give(&t, link, &tablet, &late).await), ErrorCode::LinkGone);
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "laptop").await), ErrorCode::LinkGone);
}

async fn the_code_that_was_agreed_on(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Collaborate, Purpose::Approve, Strength::AccessCode).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    agree(&t, &offer, AGREED).await;
    assert!(links::has_access_code(&t, &t.firm.employee, contact(&t, &offer).await).await.unwrap());
    let page = links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await.unwrap();
    assert_eq!(page.asks, Strength::AccessCode);
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    assert_eq!(t.drain().await, 0, "nothing is mailed");
    assert_eq!(links::asks(&t, &t.firm.firm, link, &cookie).await.unwrap(), Strength::AccessCode);
    let resent = links::resend_code(&t, &t.firm.firm, link, &cookie, browser("phone")).await;
    assert_eq!(refusal(resent), ErrorCode::CodeGone, "it cannot be turned into a mailed one");
    for wrong in ["", "00000000", "blauwe fiets 8", "blauwe fiets"] {
        assert_eq!(refusal(give(&t, link, &cookie, wrong).await), ErrorCode::WrongCode, "{wrong:?}");
    }
    give(&t, link, &cookie, " blauwe  FIETS 7 ").await.unwrap();
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    assert_eq!(approvals::shared(&t, &holder).await.unwrap().decision.unwrap().proof, "link+access-code");
    // Stored as a hash, said in the log as a fact.
    let hashed = "SELECT COUNT(*) FROM access_codes WHERE hash LIKE '$argon2id$%'";
    assert_eq!((t.count(hashed).await, t.count("SELECT COUNT(*) FROM access_codes").await), (1, 1));
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'contact.access-code-set'").await, 1);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE LOWER(details) LIKE '%fiets%'").await, 0);
}

async fn the_fifth_wrong_agreed_code_ends_the_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Standard, Purpose::View, Strength::AccessCode).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    agree(&t, &offer, AGREED).await;
    let (link, phone) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let (_, tablet) = t.press(&t.firm, &offer.token, "tablet").await.unwrap();
    for cookie in [&phone, &tablet, &phone, &tablet] {
        assert_eq!(refusal(give(&t, link, cookie, "geraden").await), ErrorCode::WrongCode);
    }
    assert_eq!(refusal(give(&t, link, &phone, "geraden").await), ErrorCode::LinkGone);
    for cookie in [&phone, &tablet] {
        assert_eq!(refusal(give(&t, link, cookie, AGREED).await), ErrorCode::LinkGone, "too late for the right one");
    }
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "phone").await), ErrorCode::LinkGone);
    let events = t.timeline(&t.firm, offer.accounts).await;
    assert_eq!(events[events.len() - 3..], ["link.code-refused", "link.locked", "link.refused"]);
    // The firm is told, and nobody else.
    assert_eq!(t.drain().await, 1);
    let word = t.newest_to(t.firm.email.as_str());
    assert!(word.text.contains("vijf keer") && word.text.contains("Jan Jansen") && !word.subject.contains("Jansen"));
}

async fn without_an_agreed_code_one_is_mailed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Collaborate, Purpose::Approve, Strength::AccessCode).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    t.signer(&t.firm, &offer, "phone").await;
    agree(&t, &offer, AGREED).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "tablet").await.unwrap();
    assert_eq!(t.drain().await, 0);
    // Forgotten while somebody types: he presses again.
    links::remove_access_code(&t, &t.firm.employee, contact(&t, &offer).await).await.unwrap();
    assert_eq!(refusal(give(&t, link, &cookie, AGREED).await), ErrorCode::CodeGone);
    t.signer(&t.firm, &offer, "laptop").await;
    let stranger = links::set_access_code(&t, &t.other.employee, contact(&t, &offer).await, AGREED.into()).await;
    assert_eq!(refusal(stranger), ErrorCode::NotFound);
    let reader = t.firm.employee_as(Role::ReadOnly);
    let told = links::set_access_code(&t, &reader, contact(&t, &offer).await, AGREED.into()).await;
    assert_eq!(refusal(told), ErrorCode::NotAllowed);
    for weak in ["", "12345", " a b c d ", &"x".repeat(65)] {
        let set = links::set_access_code(&t, &t.firm.employee, contact(&t, &offer).await, weak.into()).await;
        assert_eq!(refusal(set), ErrorCode::InvalidForm, "{weak:?}");
    }
}

/// ASVS 6.6.2: bound to its link and session, used once.
async fn a_code_opens_no_other_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (one, two) = (t.offer(&t.firm, Tier::Collaborate).await, t.offer(&t.firm, Tier::Collaborate).await);
    let (first, phone) = t.press(&t.firm, &one.token, "phone").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&one.email).code();
    let (second, also_phone) = t.press(&t.firm, &two.token, "phone").await.unwrap();
    t.drain().await;
    assert_eq!(refusal(give(&t, second, &also_phone, &code).await), ErrorCode::WrongCode);
    assert_eq!(refusal(give(&t, second, &phone, &code).await), ErrorCode::ViewingOver);
    give(&t, first, &phone, &code).await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM viewings WHERE code_mac IS NOT NULL").await, 1, "forgotten once used");
    // The same link in another browser asks its own.
    let (_, tablet) = t.press(&t.firm, &one.token, "tablet").await.unwrap();
    assert_eq!(refusal(give(&t, first, &tablet, &code).await), ErrorCode::WrongCode);
}

/// Whoever reads the mailbox asks for link after link.
async fn new_links_give_few_new_tries(engine: Engine) {
    let t = TestPortal::new(engine).await;
    choose(&t, Tier::Collaborate, Purpose::Approve, Strength::AccessCode).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    agree(&t, &offer, AGREED).await;
    let (mut tries, mut token) = (0, offer.token.clone());
    for _round in 0..4 {
        let (link, cookie) = t.press(&t.firm, &token, "phone").await.unwrap();
        for _try in 0..4 {
            match refusal(give(&t, link, &cookie, "geraden").await) {
                ErrorCode::WrongCode => tries += 1,
                other => assert_eq!(other, ErrorCode::TooManyAttempts),
            }
        }
        let id = crate::annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap().links[0].id;
        links::send_again(&t, &t.firm.employee, id).await.unwrap();
        t.drain().await;
        token = t.newest_to(&offer.email).token();
    }
    assert_eq!(tries, 10);
    t.clock.advance(Duration::hours(1));
    let (link, cookie) = t.press(&t.firm, &token, "phone").await.unwrap();
    give(&t, link, &cookie, AGREED).await.unwrap();
}

async fn an_administrator_chooses(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let wanted = Choice { tier: Tier::Extended, purpose: Purpose::View, strength: Strength::MailedCode };
    for role in [Role::Accountant, Role::ReadOnly] {
        let scope = t.firm.employee_as(role);
        assert_eq!(refusal(links::choose(&t, &scope, vec![wanted]).await), ErrorCode::NotAllowed);
        assert_eq!(refusal(links::choices(&t, &scope).await), ErrorCode::NotAllowed);
    }
    let administrator = t.firm.employee_as(Role::Administrator);
    for _ in 0..2 {
        links::choose(&t, &administrator, vec![wanted]).await.unwrap();
    }
    assert_eq!(links::choices(&t, &administrator).await.unwrap(), [wanted]);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'links.strengths-chosen'").await, 1);
    assert!(links::choices(&t, &t.other.employee_as(Role::Administrator)).await.unwrap().is_empty());
}
