//! The main job, from the firm's upload to the client's proof.

use portal_types::{ErrorCode, LinkId, Tier, annual_accounts::State, approvals::Decision, links::Purpose};

use crate::{
    annual_accounts, approvals, audit, both_engines, links,
    scope::Scope,
    testing::{Engine, Offer, TestPortal, browser, refusal, report},
};

both_engines!(a_report_is_approved, the_approval_is_evidence, a_report_is_viewed);

const SHARED: [&str; 6] =
    ["accounts.started", "accounts.version-added", "accounts.shared", "round.opened", "link.made", "mail.sent"];

async fn a_report_is_approved(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    assert_eq!(t.timeline(&t.firm, offer.accounts).await, SHARED);
    assert!(!t.newest_to(&offer.email).subject.contains("Jansen"), "the subject names no client");

    // LNK-1: as often as a scanner likes, and nothing but one entry comes of it.
    for _ in 0..20 {
        let page = links::landing(&t, &t.firm.firm, &offer.token, browser("scanner")).await.unwrap();
        assert_eq!((page.purpose, page.email.as_str()), (Purpose::Approve, offer.email.as_str()));
    }
    assert_eq!(t.timeline(&t.firm, offer.accounts).await[6..], ["link.opened"]);

    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let holder = prove(&t, &offer, link, &cookie).await;
    links::viewed(&t, &holder).await.unwrap();
    links::viewed(&t, &holder).await.unwrap();
    links::downloaded(&t, &holder).await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    assert_eq!(t.drain().await, 0, "nothing leaves while it can be undone");
    t.seal().await;
    let events = t.timeline(&t.firm, offer.accounts).await;
    let since = [
        "link.pressed",
        "mail.sent",
        "link.code-refused",
        "link.code-refused",
        "link.code-accepted",
        "report.viewed",
        "report.downloaded",
        "approval.approved",
        "round.sealed",
        "mail.sent",
        "mail.sent",
    ];
    assert_eq!(events[7..], since);

    // The proof stays for the browser that approved; the report does not, and nobody else gets in.
    let shared = approvals::shared(&t, &holder).await.unwrap();
    assert_eq!(shared.decision.map(|d| d.decision), Some(Decision::Approved));
    assert_eq!(refusal(approvals::shown_version(&t, &holder).await), ErrorCode::LinkGone);
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(refusal(links::landing(&t, &t.firm.firm, &offer.token, browser("tablet")).await), ErrorCode::LinkGone);
    assert_eq!(refusal(approvals::approve(&t, &holder, t.shown(&holder).await).await), ErrorCode::AlreadyDecided);
    assert_eq!(audit::verify(&t, t.firm.firm.id).await.unwrap().findings, []);
}

/// A wrong code, then the right one.
async fn prove(t: &TestPortal, offer: &Offer, link: LinkId, cookie: &str) -> Scope {
    let unproven = t.holder(&t.firm, link, cookie, "phone").await.unwrap();
    assert_eq!(refusal(approvals::shared(t, &unproven).await), ErrorCode::CodeGone);
    assert_eq!(refusal(links::viewed(t, &unproven).await), ErrorCode::CodeGone);
    t.drain().await;
    let code = t.newest_to(&offer.email).code();
    let wrong: String = code.chars().map(|c| if c == '9' { '0' } else { '9' }).collect();
    let give =
        |code: String| async move { links::confirm_code(t, &t.firm.firm, link, cookie, &code, browser("phone")).await };
    assert_eq!(refusal(give(wrong).await), ErrorCode::WrongCode);
    assert_eq!(refusal(give(String::new()).await), ErrorCode::WrongCode);
    let spaced = format!(" {} {} ", &code[..4], &code[4..]);
    give(spaced).await.unwrap();
    t.holder(&t.firm, link, cookie, "phone").await.unwrap()
}

async fn the_approval_is_evidence(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Extended).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let at = t.now();
    let id = approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    t.seal().await;
    let card = annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap();
    assert_eq!((card.accounts.state, card.accounts.state_since), (State::Approved, at));
    assert!(card.accounts.sealed);
    let approval = card.approvals[0].clone();
    assert_eq!((approval.id, approval.decision, approval.version_id), (id, Decision::Approved, offer.version));
    assert_eq!((approval.decided_at, approval.address.as_deref()), (at, Some("192.0.2.7")));
    assert_eq!((approval.user_agent.as_str(), approval.request_id.as_str()), ("phone", "request-of-phone"));
    assert_eq!((approval.signer_email, approval.client_name), (offer.email.clone(), card.client.name.clone()));
    assert_eq!(approval.proof, "link+mailed-code");
    assert!(approval.declaration.contains(&card.client.name) && approval.declaration.contains("2025"));
    let hash: String = crate::keys::sha256(&report("versie een")).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(approval.sha256.as_str(), hash);

    let receipt = t.newest_to(&offer.email);
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    assert!(solid(&receipt.text).contains(&hash), "the receipt names the bytes: {}", receipt.text);
    assert!(receipt.text.contains("Jaarrekening 2025.pdf") && receipt.text.contains(&card.client.name));
    let word = t.newest_to(t.firm.email.as_str());
    assert!(word.text.contains(&format!("/linden/office/annual-accounts/{}", offer.accounts)), "{}", word.text);
    assert!(t.letters_to(t.other.email.as_str()).is_empty());
}

/// Tier standard: used up by the first press, except for the browser that pressed.
async fn a_report_is_viewed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let first = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let until = t.now() + links::VIEWING_FOR;
    assert_eq!(t.press(&t.firm, &offer.token, "phone").await.unwrap(), first, "the same browser presses again");
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(refusal(links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await), ErrorCode::LinkGone);

    let holder = t.holder(&t.firm, first.0, &first.1, "phone").await.unwrap();
    let shared = approvals::shared(&t, &holder).await.unwrap();
    assert_eq!((shared.version.id, shared.client.id, shared.decision.is_none()), (offer.version, offer.client, true));
    links::viewed(&t, &holder).await.unwrap();
    assert_eq!(refusal(approvals::approve(&t, &holder, t.shown(&holder).await).await), ErrorCode::NotAllowed);
    assert_eq!(t.drain().await, 0, "a view needs no code");
    assert_eq!(t.timeline(&t.firm, offer.accounts).await[5..], ["link.pressed", "link.refused", "report.viewed"]);

    // LNK-3: half an hour, to the microsecond.
    t.wait_until(until - chrono::Duration::microseconds(1));
    t.holder(&t.firm, first.0, &first.1, "phone").await.unwrap();
    t.wait_until(until);
    assert_eq!(refusal(t.holder(&t.firm, first.0, &first.1, "phone").await), ErrorCode::ViewingOver);
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "phone").await), ErrorCode::LinkGone);
}
