//! TEN-1 in the queries: with another firm's scope no link is found, marked, used or withdrawn.

use portal_types::Tier;

use crate::{
    annual_accounts, approvals, both_engines, links,
    links::{store, viewing_store},
    testing::{Engine, TestPortal, browser},
    tokens,
};

both_engines!(the_other_firm_touches_no_link, neighbours_do_not_notice, a_used_link_is_not_held);

/// What happens to one link happens to no other link of the same firm.
async fn neighbours_do_not_notice(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let neighbour = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &neighbour.token, "neighbour").await.unwrap();
    t.drain().await;
    let code = t.newest_to(&neighbour.email).code();

    let renewed = t.offer(&t.firm, Tier::Collaborate).await;
    annual_accounts::renew_link(&t, &t.firm.employee, renewed.accounts).await.unwrap();
    t.upload(&t.firm.employee, renewed.accounts, "versie twee").await.unwrap();
    let links = annual_accounts::show(&t, &t.firm.employee, renewed.accounts).await.unwrap().links;
    let withdrawn = links[0].revoked_at;
    assert!(withdrawn.is_some() && links.iter().all(|link| link.revoked_at == withdrawn));
    t.clock.advance(chrono::Duration::minutes(1));
    annual_accounts::share(&t, &t.firm.employee, renewed.accounts, portal_types::links::Purpose::Approve)
        .await
        .unwrap();
    t.upload(&t.firm.employee, renewed.accounts, "versie drie").await.unwrap();
    let links = annual_accounts::show(&t, &t.firm.employee, renewed.accounts).await.unwrap().links;
    assert!(links[1..].iter().all(|link| link.revoked_at == withdrawn), "when it was withdrawn does not change");

    let locked = t.offer(&t.firm, Tier::Collaborate).await;
    let (id, theirs) = t.press(&t.firm, &locked.token, "phone").await.unwrap();
    for _ in 0..5 {
        links::confirm_code(&t, &t.firm.firm, id, &theirs, "", browser("phone")).await.unwrap_err();
    }
    let viewed = t.offer(&t.firm, Tier::Standard).await;
    let (id, theirs) = t.press(&t.firm, &viewed.token, "phone").await.unwrap();
    links::viewed(&t, &t.holder(&t.firm, id, &theirs, "phone").await.unwrap()).await.unwrap();
    let approved = t.offer(&t.firm, Tier::Collaborate).await;
    let holder = t.signer(&t.firm, &approved, "phone").await;
    approvals::approve(&t, &holder, t.shown(&holder).await).await.unwrap();

    let row = annual_accounts::show(&t, &t.firm.employee, neighbour.accounts).await.unwrap().links.remove(0);
    assert!(row.id == link && row.is_live(t.now()) && row.viewed_at.is_none() && row.opened_at.is_none());
    assert_eq!(t.count("SELECT COUNT(*) FROM links WHERE wrong_codes = 0").await, 6);
    links::confirm_code(&t, &t.firm.firm, link, &cookie, &code, browser("neighbour")).await.unwrap();
}

/// The last word, after whatever was read before.
async fn a_used_link_is_not_held(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for case in ["used", "withdrawn", "over"] {
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let row = annual_accounts::show(&t, &t.firm.employee, offer.accounts).await.unwrap().links.remove(0);
        let (scope, now) = (t.firm.employee.clone(), t.now());
        t.write_system(move |tx| {
            Box::pin(async move {
                assert!(store::hold(tx, &scope, row.id, row.expires_at - chrono::Duration::microseconds(1)).await?);
                let at = match case {
                    "used" => store::consume(tx, &scope, row.id, now).await.map(|_| now)?,
                    "withdrawn" => store::revoke(tx, &scope, row.id, now).await.map(|()| now)?,
                    _ => row.expires_at,
                };
                assert!(!store::hold(tx, &scope, row.id, at).await?, "{case}");
                assert!(!store::consume(tx, &scope, row.id, at).await?, "{case}");
                Ok(())
            })
        })
        .await
        .unwrap();
    }
}

async fn the_other_firm_touches_no_link(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let (now, hash, stranger, owner) =
        (t.now(), tokens::hash(&cookie), t.other.employee.clone(), t.firm.employee.clone());
    t.write_system(move |tx| {
        Box::pin(async move {
            let s = &stranger;
            assert!(store::by_id(tx, s.firm(), link).await?.is_none());
            assert!(store::of_accounts(tx, s, offer.accounts).await?.is_empty());
            assert!(!store::mark_opened(tx, s, link, now).await?);
            assert!(!store::mark_viewed(tx, s, link, now).await?);
            assert!(!store::hold(tx, s, link, now).await?);
            assert!(!store::consume(tx, s, link, now).await?);
            assert_eq!(store::count_wrong_code(tx, s, link).await?, 0);
            assert!(viewing_store::find(tx, s.firm(), &hash, link, now).await?.is_none());
            assert!(!viewing_store::set_code(tx, s, &hash, link, &[1; 32], now).await?);
            assert!(!viewing_store::prove(tx, s, &hash, link, &[1; 32], now).await?);
            store::revoke(tx, s, link, now).await?;
            store::revoke_of_accounts(tx, s, offer.accounts, now).await?;
            let row = store::by_id(tx, owner.firm(), link).await?.expect("the owner's link");
            assert!(row.is_live(now) && row.viewed_at.is_none());
            assert_eq!(store::of_accounts(tx, &owner, offer.accounts).await?.len(), 1);
            assert!(store::hold(tx, &owner, link, now).await?);
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(t.count("SELECT wrong_codes FROM links").await, 0);
    // Sessions that ended are forgotten, others stay.
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM viewings").await, 1);
    t.clock.advance(links::VIEWING_FOR + chrono::Duration::microseconds(1));
    t.purge().await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM viewings").await, 0);
}
