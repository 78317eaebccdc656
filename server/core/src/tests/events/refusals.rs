//! Presses on links that open nothing any more: each reason by name, and never so many that they fill the log.

use chrono::Duration;
use portal_types::{ErrorCode, Tier, links::Refusal};

use super::so_far;
use crate::{
    annual_accounts, both_engines, links,
    testing::{Engine, Offer, TestPortal, at_once, browser, refusal},
};

both_engines!(
    each_reason_is_named,
    a_reason_is_recorded_once_an_hour,
    a_crowd_is_recorded_once,
    an_address_does_not_fill_the_log,
    asking_for_the_page_is_no_press
);

/// The reasons in the log, oldest first.
async fn reasons(t: &TestPortal) -> Vec<Refusal> {
    let records = t.records(&t.firm).await.into_iter().filter(|record| record.event == "link.refused");
    records
        .map(|record| {
            let details: serde_json::Value = serde_json::from_str(&record.details).unwrap();
            serde_json::from_value(details["why"].clone()).unwrap()
        })
        .collect()
}

/// A press that must not open anything, whatever the reason: the answer is always the same.
async fn press(t: &TestPortal, token: &str, name: &str) {
    assert_eq!(refusal(t.press(&t.firm, token, name).await), ErrorCode::LinkGone);
}

/// A link for approval that five wrong codes ended.
async fn locked(t: &TestPortal) -> Offer {
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&offer.email).code();
    let wrong = if code == "00000000" { "11111111" } else { "00000000" };
    for _ in 0..5 {
        links::confirm_code(t, &t.firm.firm, link, &cookie, wrong, browser("phone")).await.unwrap_err();
    }
    offer
}

async fn each_reason_is_named(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut wanted = Vec::new();

    let used = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &used.token, "phone").await.unwrap();
    t.press(&t.firm, &used.token, "phone").await.unwrap();
    assert_eq!(reasons(&t).await, wanted, "his own browser is not refused");
    press(&t, &used.token, "tablet").await;
    wanted.push(Refusal::UsedUp);

    let withdrawn = t.offer(&t.firm, Tier::Collaborate).await;
    let id = annual_accounts::show(&t, &t.firm.employee, withdrawn.accounts).await.unwrap().links[0].id;
    links::revoke_links(&t, &t.firm.employee, vec![id]).await.unwrap();
    press(&t, &withdrawn.token, "phone").await;
    wanted.push(Refusal::Revoked);

    let overtaken = t.offer(&t.firm, Tier::Collaborate).await;
    t.upload(&t.firm.employee, overtaken.accounts, "versie twee").await.unwrap();
    press(&t, &overtaken.token, "phone").await;
    wanted.push(Refusal::OtherVersion);

    let before = so_far(&t).await;
    let guessed = locked(&t).await;
    press(&t, &guessed.token, "phone").await;
    wanted.push(Refusal::Locked);
    let tries = [["link.code-refused"; 5].as_slice(), &["link.locked", "link.refused"]].concat();
    let since = t.events_since(&t.firm, before).await;
    let last: Vec<_> = since.iter().skip(since.len() - tries.len()).collect();
    assert_eq!(last, tries);

    let live = t.offer(&t.firm, Tier::Collaborate).await;
    let elsewhere = links::press(&t, &t.other.firm, &live.token, "landing", browser("phone")).await;
    assert_eq!(refusal(elsewhere), ErrorCode::LinkGone);
    wanted.push(Refusal::WrongFirm);
    links::strange_press(&t, &t.firm.firm, &live.token, &browser("phone")).await;
    wanted.push(Refusal::NotFromPage);

    t.clock.advance(links::VALID_FOR);
    press(&t, &live.token, "phone").await;
    wanted.push(Refusal::Expired);
    assert_eq!(reasons(&t).await, wanted);

    // Of what we never mailed no firm is known.
    let before = so_far(&t).await;
    for token in ["", "nonsense", &live.token[1..], &format!("{}x", live.token)] {
        press(&t, token, "phone").await;
        links::strange_press(&t, &t.firm.firm, token, &browser("phone")).await;
    }
    assert_eq!(so_far(&t).await, before);
    assert_eq!(t.events_since(&t.other, 0).await, ["firm.created", "employee.added"], "nothing at the other firm");

    let record = t.records(&t.firm).await.pop().unwrap();
    assert_eq!((record.event.as_str(), record.item_id), ("link.refused", Some(live.accounts.0)));
    assert_eq!(record.request_id, "request-of-phone");
    assert_eq!(t.timeline(&t.firm, live.accounts).await.iter().filter(|event| *event == "link.refused").count(), 3);
}

async fn a_reason_is_recorded_once_an_hour(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    for _ in 0..3 {
        press(&t, &offer.token, "tablet").await;
    }
    assert_eq!(reasons(&t).await.len(), 1);
    // Housekeeping forgets nothing too soon.
    t.clock.advance(Duration::minutes(59));
    t.purge().await.unwrap();
    press(&t, &offer.token, "tablet").await;
    assert_eq!(reasons(&t).await.len(), 1);
    t.clock.advance(Duration::minutes(1));
    press(&t, &offer.token, "tablet").await;
    press(&t, &offer.token, "laptop").await;
    assert_eq!(reasons(&t).await.len(), 2);
}

async fn a_crowd_is_recorded_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let outcomes = at_once((0..20).map(|number| {
        let (portal, firm, token) = ((*t).clone(), t.firm.firm.clone(), offer.token.clone());
        async move { links::press(&portal, &firm, &token, &format!("landing {number}"), browser("crowd")).await }
    }));
    assert!(outcomes.await.into_iter().all(|outcome| refusal(outcome) == ErrorCode::LinkGone));
    assert_eq!(reasons(&t).await, [Refusal::UsedUp]);
}

/// Whoever has many links that are over, and one address.
async fn an_address_does_not_fill_the_log(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut tokens = Vec::new();
    for _ in 0..33 {
        let offer = t.offer(&t.firm, Tier::Standard).await;
        t.press(&t.firm, &offer.token, "phone").await.unwrap();
        tokens.push(offer.token);
    }
    for token in &tokens {
        press(&t, token, "tablet").await;
    }
    assert_eq!(reasons(&t).await.len(), 30);
    // Somebody else's are still recorded.
    let mut elsewhere = browser("laptop");
    elsewhere.address = Some([198, 51, 100, 1].into());
    let refused = links::press(&t, &t.firm.firm, &tokens[32], "landing", elsewhere).await;
    assert_eq!(refusal(refused), ErrorCode::LinkGone);
    assert_eq!(reasons(&t).await.len(), 31);
}

/// LNK-1: the page of a link that is over writes nothing, however often a filter asks for it.
async fn asking_for_the_page_is_no_press(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let before = so_far(&t).await;
    for name in ["phone", "filter", "filter"] {
        let page = links::landing(&t, &t.firm.firm, &offer.token, browser(name)).await;
        assert_eq!(refusal(page), ErrorCode::LinkGone);
        links::opened_here(&t, &t.firm.firm, &offer.token, &format!("landing-of-{name}")).await.unwrap();
    }
    assert_eq!(so_far(&t).await, before);
}
