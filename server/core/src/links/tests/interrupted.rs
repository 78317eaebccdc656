//! LNK-3: a view that was interrupted goes on, for half an hour and in its own browser.

use chrono::Duration;
use portal_types::{ErrorCode, Tier};

use crate::{
    approvals, both_engines, links,
    testing::{Engine, TestPortal, browser, refusal},
};

both_engines!(a_view_goes_on_for_half_an_hour, an_approval_link_opens_a_new_view);

async fn a_view_goes_on_for_half_an_hour(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let (link, cookie) = t.press(&t.firm, &offer.token, "phone").await.unwrap();
    let began = t.now();
    // Reload, again and again, with downloads that broke and began anew; the last at the last moment.
    for after in [0, 1, 15 * 60, 30 * 60 - 1] {
        t.wait_until(began + Duration::seconds(after));
        let holder = t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
        links::viewed(&t, &holder).await.unwrap();
        links::downloaded(&t, &holder).await.unwrap();
        approvals::shown_version(&t, &holder).await.unwrap();
        // Back to the landing page and pressed again: the same session.
        assert_eq!(t.press(&t.firm, &offer.token, "phone").await.unwrap(), (link, cookie.clone()));
    }
    for name in ["tablet", "another"] {
        assert_eq!(refusal(t.press(&t.firm, &offer.token, name).await), ErrorCode::LinkGone, "{name}");
        let stolen = t.holder(&t.firm, link, &format!("cookie of {name}"), name).await;
        assert_eq!(refusal(stolen), ErrorCode::ViewingOver, "{name}");
    }
    t.wait_until(began + links::VIEWING_FOR - Duration::microseconds(1));
    t.holder(&t.firm, link, &cookie, "phone").await.unwrap();
    t.wait_until(began + links::VIEWING_FOR);
    assert_eq!(refusal(t.holder(&t.firm, link, &cookie, "phone").await), ErrorCode::ViewingOver);
    assert_eq!(refusal(t.press(&t.firm, &offer.token, "phone").await), ErrorCode::LinkGone);
    let landing = links::landing(&t, &t.firm.firm, &offer.token, browser("phone")).await;
    assert_eq!(refusal(landing), ErrorCode::LinkGone);
    let events = t.timeline(&t.firm, offer.accounts).await;
    let view = ["link.pressed", "report.viewed", "report.downloaded", "report.downloaded"];
    assert_eq!(events[5..9], view, "in this order, viewed once");
}

async fn an_approval_link_opens_a_new_view(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    let old = t.signer(&t.firm, &offer, "phone").await;
    t.clock.advance(links::VIEWING_FOR);
    let shown = t.shown(&old).await;
    let holder = t.signer(&t.firm, &offer, "phone").await;
    approvals::approve(&t, &holder, shown).await.unwrap();
}
