//! AUD-5: each journey leaves exactly the records that are expected of it.

mod looks;
mod refusals;

use portal_types::{ErrorCode, LinkId, Tier};

use crate::{
    approvals, audit, both_engines, links,
    testing::{Engine, Offer, TestFirm, TestPortal, browser, refusal},
};

both_engines!(an_approval, a_return_and_a_new_version, a_view_behind_a_code, every_record_has_its_time_and_request);

/// What a new client's report brings about, up to its mail.
const OFFERED: [&str; 5] =
    ["client.created", "accounts.started", "accounts.version-added", "accounts.shared", "round.opened"];

/// How many records there are.
pub(super) async fn so_far(t: &TestPortal) -> usize {
    t.records(&t.firm).await.len()
}

/// Presses, and gives a wrong code and then the right one.
async fn prove(t: &TestPortal, firm: &TestFirm, offer: &Offer) -> (LinkId, String) {
    let (link, cookie) = t.press(firm, &offer.token, "phone").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&offer.email).code();
    let wrong = if code == "00000000" { "11111111" } else { "00000000" };
    let give = |code: String, cookie: String| async move {
        links::confirm_code(t, &firm.firm, link, &cookie, &code, browser("phone")).await
    };
    assert_eq!(refusal(give(wrong.to_owned(), cookie.clone()).await), ErrorCode::WrongCode);
    give(code.clone(), cookie.clone()).await.unwrap();
    // The same form once more tells nothing new.
    give(code, cookie.clone()).await.unwrap();
    (link, cookie)
}

async fn an_approval(engine: Engine) {
    let t = TestPortal::new(engine).await;
    assert_eq!(t.events_since(&t.firm, 0).await, ["firm.created", "employee.added"]);
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    links::landing(&t, &t.firm.firm, &offer.token, browser("filter")).await.unwrap();
    links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await.unwrap();
    let (link, cookie) = prove(&t, &t.firm, &offer).await;
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    links::viewed(&t, &holder).await.unwrap();
    links::viewed(&t, &holder).await.unwrap();
    links::downloaded(&t, &holder).await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.seal().await;
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    links::proof_downloaded(&t, &holder, "proof.pdf").await.unwrap();
    let wanted = [
        &OFFERED[..],
        &["link.made", "mail.sent", "link.opened", "link.pressed", "mail.sent"],
        &["link.code-refused", "link.code-accepted", "report.viewed", "report.downloaded"],
        &["approval.approved", "round.sealed", "mail.sent", "mail.sent", "proof.downloaded"],
    ];
    assert_eq!(t.events_since(&t.firm, 2).await, wanted.concat());
    assert_eq!(t.events_since(&t.other, 0).await, ["firm.created", "employee.added"], "nobody else's business");
    let records = t.records(&t.firm).await;
    let refused = records.iter().find(|record| record.event == "link.code-refused").unwrap();
    assert!(refused.details.contains("\"tries\":1"), "{}", refused.details);
    assert_eq!(audit::verify(&t, t.firm.firm.id).await.unwrap().findings, []);
}

async fn a_return_and_a_new_version(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let before = so_far(&t).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    links::viewed(&t, &holder).await.unwrap();
    approvals::return_report(&t, &holder, t.shown(&holder).await, "De voorraad klopt niet.\r\n2026 ok").await.unwrap();
    t.drain().await;
    t.upload(&t.firm.employee, offer.accounts, "versie twee").await.unwrap();
    // His own browser may still see that he returned it.
    for name in ["laptop", "tablet"] {
        assert_eq!(refusal(t.press(&t.firm, &offer.token, name).await), ErrorCode::LinkGone);
    }
    let wanted = [
        &["link.pressed", "mail.sent", "link.code-accepted", "report.viewed"][..],
        &["approval.returned", "mail.sent", "accounts.version-added", "link.refused"],
    ];
    assert_eq!(t.events_since(&t.firm, before).await, wanted.concat());
    let last = t.records(&t.firm).await.pop().unwrap();
    assert!(last.details.contains("\"why\":\"used-up\""), "he decided through it: {}", last.details);
    assert!(!t.records(&t.firm).await.iter().any(|record| record.details.contains("voorraad")), "reasons stay outside");
}

/// Where the code uses the link up, the record of the code tells so.
async fn a_view_behind_a_code(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let administrator = t.firm.employee_as(portal_types::Role::Administrator);
    let choice = portal_types::links::Choice {
        tier: Tier::Standard,
        purpose: portal_types::links::Purpose::View,
        strength: portal_types::links::Strength::MailedCode,
    };
    links::choose(&t, &administrator, vec![choice]).await.unwrap();
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let before = so_far(&t).await;
    let (link, cookie) = prove(&t, &t.firm, &offer).await;
    links::viewed(&t, &t.holder(&t.firm, link, &cookie, "phone").await.unwrap()).await.unwrap();
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
    let wanted =
        ["link.pressed", "mail.sent", "link.code-refused", "link.code-accepted", "report.viewed", "link.refused"];
    assert_eq!(t.events_since(&t.firm, before).await, wanted);
}

async fn every_record_has_its_time_and_request(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.seal().await;
    let records = t.records(&t.firm).await;
    for pair in records.windows(2) {
        assert!(pair[0].at <= pair[1].at, "{} after {}", pair[0].event, pair[1].event);
    }
    for record in &records {
        assert!(!record.request_id.is_empty(), "{} of no request", record.event);
    }
    // A mail is sent later, by nobody, and still belongs to the request that wrote it.
    let mails: Vec<_> = records.iter().filter(|record| record.event == "mail.sent").collect();
    let of = |kind: &str| {
        let found = mails.iter().find(|record| record.details.contains(kind)).expect("a mail of this kind");
        (found.actor_kind.as_str(), found.request_id.as_str())
    };
    assert_eq!(of("report_ready"), ("outbox", "request-of-desk"));
    assert_eq!(of("access_code"), ("outbox", "request-of-phone"));
    let sealed = records.iter().find(|record| record.event == "round.sealed").unwrap();
    assert_eq!(of("approval_receipt"), ("outbox", sealed.request_id.as_str()));
}
