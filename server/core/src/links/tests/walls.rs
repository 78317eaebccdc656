//! TEN-1 in the queries: with another firm's scope no link is found, marked, used or withdrawn.

use portal_types::Tier;

use crate::{
    both_engines, links,
    links::store,
    testing::{Engine, TestPortal},
    tokens,
};

both_engines!(the_other_firm_touches_no_link);

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
            assert!(store::viewing(tx, s.firm(), &hash, link, now).await?.is_none());
            assert!(!store::set_code(tx, s, &hash, link, &[1; 32], now).await?);
            assert!(!store::prove(tx, s, &hash, link, &[1; 32], now).await?);
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
