//! LNK-5: a link opens exactly one thing, at one firm.

use portal_types::{ContactId, ErrorCode, LinkId, Tier, approvals::Shown, clients::NewClient, links::Purpose};

use crate::{
    annual_accounts, approvals, both_engines, clients, links,
    scope::{Actor, LinkHolder, Scope},
    testing::{Engine, TestPortal, browser, refusal},
};

both_engines!(
    mails_lead_to_their_own_firm,
    who_left_gets_no_mail,
    a_link_is_gone_at_the_other_firm,
    a_link_opens_nothing_else,
    a_forged_holder_reaches_no_other_firm,
    a_view_is_no_approval,
    who_may_not_sign_does_not
);

/// Each firm's mails lead to its own pages.
async fn mails_lead_to_their_own_firm(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for (firm, slug) in [(&t.firm, "linden"), (&t.other, "kade")] {
        let offer = t.offer(firm, Tier::Collaborate).await;
        assert!(t.newest_to(&offer.email).text.contains(&format!("/{slug}/open/")));
        let holder = t.signer(firm, &offer, "phone").await;
        approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
        t.seal().await;
        let word = t.newest_to(firm.email.as_str()).text;
        assert!(word.contains(&format!("/{slug}/office/annual-accounts/{}", offer.accounts)), "{word}");
        assert!(t.newest_to(&offer.email).text.contains(&firm.firm.name));
    }
}

/// A former employee is not told what his former clients do.
async fn who_left_gets_no_mail(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    let leave = "UPDATE employees SET active = (1 = 0)";
    t.write_system(move |tx| Box::pin(async move { Ok(crate::execute!(tx, leave)?) })).await.unwrap();
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();
    assert_eq!(t.seal().await, 1, "the signer's receipt");
    assert!(t.letters_to(t.firm.email.as_str()).is_empty());
}

async fn a_link_is_gone_at_the_other_firm(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    t.drain().await;
    let (code, there) = (t.newest_to(&offer.email).code(), &t.other.firm);
    for answer in [
        refusal(links::landing(&t, there, &offer.token, browser("phone")).await),
        refusal(t.press(&t.other, &offer.token, "phone").await),
    ] {
        assert_eq!(answer, ErrorCode::LinkGone);
    }
    for answer in [
        refusal(links::viewing_scope(&t, there, link, &cookie, browser("phone")).await),
        refusal(links::resend_code(&t, there, link, &cookie, browser("phone")).await),
        refusal(links::confirm_code(&t, there, link, &cookie, &code, browser("phone")).await),
    ] {
        assert_eq!(answer, ErrorCode::ViewingOver);
    }
    links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("phone")).await.unwrap();
}

async fn a_link_opens_nothing_else(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (mine, yours) = (t.offer(&t.firm, Tier::Collaborate).await, t.offer(&t.firm, Tier::Collaborate).await);
    let holder = t.signer(&t.firm, &mine, "phone").await;
    let (their_link, their_cookie) = t.press(&t.firm, &yours.token, "tablet").await.unwrap();
    t.drain().await;
    let their_code = t.newest_to(&yours.email).code();
    let (my_link, my_cookie) = t.press(&t.firm, &mine.token, "laptop").await.unwrap();

    // A cookie fits its own link, a code its own session.
    assert_eq!(refusal(t.holder(&t.firm, their_link, &my_cookie, "laptop").await), ErrorCode::ViewingOver);
    assert_eq!(refusal(t.holder(&t.firm, my_link, &their_cookie, "laptop").await), ErrorCode::ViewingOver);
    let give = links::confirm_code(&t, &t.firm.firm, my_link, &my_cookie, &their_code, browser("laptop"));
    assert_eq!(refusal(give.await), ErrorCode::WrongCode);

    assert_eq!(approvals::shared(&t, &holder).await.unwrap().version.id, mine.version);
    let their_version = annual_accounts::version(&t, &t.firm.employee, yours.version).await.unwrap();
    let theirs = Shown { version: yours.version, sha256: their_version.sha256, texts: None, acts: Vec::new() };
    assert_eq!(refusal(approvals::approve(&t, &holder, theirs).await), ErrorCode::NewerVersion);
    let changed = Shown { sha256: portal_types::Sha256Hex::from_bytes(&[7; 32]), ..t.shown(&holder).await };
    assert_eq!(refusal(approvals::approve(&t, &holder, changed).await), ErrorCode::NewerVersion);
    assert_eq!(t.count("SELECT COUNT(*) FROM approvals").await, 0);
}

/// No such scope is ever made; the second wall is in the queries.
async fn a_forged_holder_reaches_no_other_firm(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let real = t.signer(&t.firm, &offer, "phone").await;
    let shown = t.shown(&real).await;
    let forged = Scope::new(t.other.firm.id, real.actor().clone(), browser("phone"), Default::default());
    assert_eq!(refusal(approvals::shared(&t, &forged).await), ErrorCode::NotFound);
    assert_eq!(refusal(approvals::shown_version(&t, &forged).await), ErrorCode::NotFound);
    assert_eq!(refusal(approvals::approve(&t, &forged, shown.clone()).await), ErrorCode::NotFound);
    links::viewed(&t, &forged).await.unwrap();
    let card = annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap();
    assert_eq!(card.links[0].viewed_at, None);
    approvals::approve(&t, &real, shown).await.unwrap();
}

async fn a_view_is_no_approval(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (client, email) = t.client(&t.firm, Tier::Extended).await;
    let accounts = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, accounts, "concept").await.unwrap();
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::View).await.unwrap();
    t.drain().await;
    let (link, cookie) = t.press(&t.firm, &t.newest_to(&email).token(), "phone").await.unwrap();
    let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    let shown = t.shown(&holder).await;
    // Not even once an approval is asked through another link.
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::Approve).await.unwrap();
    assert_eq!(refusal(approvals::approve(&t, &holder, shown.clone()).await), ErrorCode::NotAllowed);
    assert_eq!(refusal(approvals::return_report(&t, &holder, shown.clone(), "nee").await), ErrorCode::NotAllowed);
    let Actor::LinkHolder(inner) = holder.actor().clone() else { panic!("a link holder") };
    let renamed =
        LinkHolder { purpose: Purpose::Approve, link: t.new_id::<LinkId>(), contact: t.new_id::<ContactId>(), ..inner };
    let forged = Scope::new(t.firm.firm.id, Actor::LinkHolder(renamed), browser("phone"), Default::default());
    assert_eq!(refusal(approvals::approve(&t, &forged, shown).await), ErrorCode::NotFound);
}

async fn who_may_not_sign_does_not(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let form = NewClient {
        name: "Zonder B.V.".to_owned(),
        legal_form: "BV".to_owned(),
        tier: Tier::Collaborate.code().to_owned(),
        contact_name: "Zonder Recht".to_owned(),
        contact_email: "zonder@zonder.example".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..NewClient::default()
    };
    let client = clients::create(&t, &t.firm.employee, &form).await.unwrap();
    let accounts = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, accounts, "een").await.unwrap();
    let share = annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::Approve);
    assert_eq!(refusal(share.await), ErrorCode::NoContact);

    let standard = t.offer(&t.firm, Tier::Standard).await;
    let share = annual_accounts::share(&t, &t.firm.employee, standard.accounts, Purpose::Approve);
    assert_eq!(refusal(share.await), ErrorCode::NotAllowed);

    // Rights count at the moment of the act, not of the mail.
    for change in ["UPDATE contacts SET authority = 'none'", "UPDATE clients SET tier = 'standard'"] {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let holder = t.signer(&t.firm, &offer, "phone").await;
        let shown = t.shown(&holder).await;
        t.write_system(move |tx| Box::pin(async move { Ok(crate::execute!(tx, change)?) })).await.unwrap();
        assert_eq!(refusal(approvals::approve(&t, &holder, shown).await), ErrorCode::NotAllowed, "{change}");
    }
}
