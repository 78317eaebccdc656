//! The other ways a round can go: returned, overtaken by a new version, a new link.

use portal_types::{
    ErrorCode, Tier,
    annual_accounts::State,
    approvals::{Decision, Shown},
    links::Purpose,
};

use crate::{
    annual_accounts, approvals, both_engines, links,
    testing::{Engine, TestPortal, browser, refusal},
};

both_engines!(
    a_report_is_returned,
    a_new_version_ends_the_round,
    a_new_link_comes_beside_the_old,
    a_decision_ends_the_signers_links,
    a_draft_becomes_a_request
);

async fn a_report_is_returned(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let shown = t.shown(&holder).await;
    for reason in ["", " \n ", &"x".repeat(4_001), "nul\0"] {
        let refused = approvals::return_report(&t, &holder, shown.clone(), reason).await;
        assert_eq!(refusal(refused), ErrorCode::InvalidForm, "{reason:?}");
    }
    approvals::return_report(&t, &holder, shown, " De voorraad klopt niet.\r\nZie blad 3. ").await.unwrap();
    assert_eq!(t.drain().await, 1, "only the firm is told");
    assert!(t.newest_to(t.firm.email.as_str()).text.contains("De voorraad klopt niet."));
    let card = annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap();
    assert_eq!(card.accounts.state, State::Returned);
    let decision = card.returned().unwrap();
    assert_eq!(decision.decision, Decision::Returned);
    assert_eq!(decision.reason.as_deref(), Some("De voorraad klopt niet.\nZie blad 3."));
    assert_eq!(card.timeline.last().map(|e| e.event.as_str()), Some("mail.sent"));
    assert!(t.timeline(&t.firm, offer.accounts).await.contains(&"approval.returned".to_owned()));
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "tablet").await), ErrorCode::LinkGone);
    assert_eq!(
        refusal(annual_accounts::renew_link(&t, &t.firm.employee, offer.accounts).await),
        ErrorCode::StateChanged
    );

    // The next round is about the next version.
    let second = t.upload(&t.firm.employee, offer.accounts, "versie twee").await.unwrap();
    annual_accounts::share(&t, &t.firm.employee, offer.accounts, Purpose::Approve).await.unwrap();
    t.drain().await;
    let next = crate::testing::Offer { version: second, token: t.newest_to(&offer.email).token(), ..offer };
    let holder = t.signer(&t.firm, &next, "phone").await;
    let shown = t.shown(&holder).await;
    assert_eq!(shown.version, second);
    approvals::approve(&t, &holder, shown).await.unwrap();
}

async fn a_new_version_ends_the_round(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let holder = t.signer(&t.firm, &offer, "tablet").await;
    let shown = t.shown(&holder).await;
    let second = t.upload(&t.firm.employee, offer.accounts, "versie twee").await.unwrap();

    assert_eq!(refusal(approvals::approve(&t, &holder, shown.clone()).await), ErrorCode::NewerVersion);
    let newest = annual_accounts::version(&t, &t.firm.employee, second).await.unwrap();
    let unseen = Shown { version: newest.id, sha256: newest.sha256, texts: None, acts: Vec::new() };
    assert_eq!(
        refusal(approvals::approve(&t, &holder, unseen).await),
        ErrorCode::NewerVersion,
        "the link never showed it"
    );
    assert_eq!(refusal(approvals::return_report(&t, &holder, shown, "nee").await), ErrorCode::NewerVersion);
    assert_eq!(refusal(t.holder(&t.firm, link, &cookie, "phone").await), ErrorCode::NewerVersion, "and is told");
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "phone").await), ErrorCode::LinkGone);
    assert_eq!(refusal(links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await), ErrorCode::LinkGone);
    let resent = links::resend_code(&t, &t.firm.firm, link, &cookie, browser("phone")).await;
    assert_eq!(refusal(resent), ErrorCode::CodeGone);
    assert_eq!(t.count("SELECT COUNT(*) FROM approvals").await, 0);

    let card = annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap();
    assert_eq!(card.accounts.state, State::InProgress);
    assert_eq!(card.versions.iter().map(|v| v.number).collect::<Vec<_>>(), [2, 1]);
}

async fn a_new_link_comes_beside_the_old(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for tier in [Tier::Standard, Tier::Collaborate] {
        let offer = t.offer(&t.firm, tier).await;
        annual_accounts::renew_link(&t, &t.firm.employee, offer.accounts).await.unwrap();
        t.drain().await;
        let token = t.newest_to(&offer.email).token();
        assert_ne!(token, offer.token);
        let page = links::landing(&t, &t.firm.firm, &token, browser("phone")).await.unwrap();
        assert_eq!(page.purpose, annual_accounts::purpose_of(tier.shipped().unwrap()));
        t.press(&t.firm, &token, "phone").await.unwrap();
        let before = if tier == Tier::Standard { 5 } else { 6 };
        let events = t.timeline(&t.firm, offer.accounts).await;
        assert_eq!(events[before..], ["link.made", "mail.sent", "link.opened", "link.pressed"]);
        // A new mail kills no old link.
        t.press(&t.firm, &offer.token, "tablet").await.unwrap();
    }
}

/// One decision ends every link of whoever took it.
async fn a_decision_ends_the_signers_links(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let shown = t.shown(&holder).await;
    annual_accounts::renew_link(&t, &t.firm.employee, offer.accounts).await.unwrap();
    t.drain().await;
    let newer = t.newest_to(&offer.email).token();
    approvals::approve(&t, &holder, shown).await.unwrap();
    assert_eq!(refusal(t.press(&t.firm, &newer, "tablet").await), ErrorCode::LinkGone);
}

async fn a_draft_becomes_a_request(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
    let accounts = t.start(&t.firm, client).await;
    assert_eq!(
        refusal(annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::View).await),
        ErrorCode::NoReport
    );
    t.upload(&t.firm.employee, accounts, "versie een").await.unwrap();
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::View).await.unwrap();
    t.drain().await;
    let draft = t.newest_to(&email).token();
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::Approve).await.unwrap();
    let again = annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::Approve).await;
    assert_eq!(refusal(again), ErrorCode::StateChanged, "sharing twice is renewing");
    assert_eq!(t.drain().await, 1, "what was refused mails nothing");
    assert_eq!(refusal(t.press(&t.firm, &draft, "phone").await), ErrorCode::LinkGone);
    let page = links::landing(&t, &t.firm.firm, &t.newest_to(&email).token(), browser("phone")).await.unwrap();
    assert_eq!(page.purpose, Purpose::Approve);
}
