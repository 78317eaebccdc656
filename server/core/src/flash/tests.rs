//! LEP-6: what a form said is found again by its cookie, for a while.

use std::collections::BTreeMap;

use portal_types::{ErrorCode, Flash};

use super::{KEPT_FOR, get, put};
use crate::{
    both_engines,
    testing::{Engine, TestPortal, refusal},
};

both_engines!(a_flash_is_found_by_its_cookie, an_address_has_only_so_much_kept);

async fn a_flash_is_found_by_its_cookie(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let values = BTreeMap::from([("name".to_owned(), "Ünïcode \u{1f600} <b>".to_owned())]);
    let flash = Flash { values, error: Some(ErrorCode::InvalidForm), ..Flash::default() };
    let (mine, yours) = (put(&t, &flash, None).await.unwrap(), put(&t, &Flash::default(), None).await.unwrap());
    for _ in 0..2 {
        assert_eq!(get(&t, &mine).await.unwrap(), Some(flash.clone()), "reading changes nothing");
    }
    assert_eq!(get(&t, &yours).await.unwrap(), Some(Flash::default()));
    let readable = "SELECT COUNT(*) FROM flashes WHERE flash LIKE '%name%' OR flash LIKE '%{%'";
    assert_eq!(t.count(readable).await, 0, "the database cannot read it");
    for bad in ["", "\0", &mine[1..], &mine.to_uppercase()] {
        assert_eq!(get(&t, bad).await.unwrap(), None, "{bad:?}");
    }
    t.clock.advance(KEPT_FOR - chrono::Duration::microseconds(1));
    assert!(get(&t, &mine).await.unwrap().is_some());
    t.clock.advance(chrono::Duration::microseconds(1));
    assert!(get(&t, &mine).await.unwrap().is_none());
    t.clock.advance(chrono::Duration::microseconds(1));
    let fresh = put(&t, &flash, None).await.unwrap();
    assert_eq!(t.purge().await.unwrap(), 2);
    assert_eq!(get(&t, &fresh).await.unwrap(), Some(flash), "what still counts stays");
}

async fn an_address_has_only_so_much_kept(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (busy, other) = (Some([192, 0, 2, 7].into()), Some([192, 0, 2, 8].into()));
    for _ in 0..200 {
        put(&t, &Flash::default(), busy).await.unwrap();
    }
    assert_eq!(refusal(put(&t, &Flash::default(), busy).await), ErrorCode::TooManyAttempts);
    put(&t, &Flash::default(), other).await.unwrap();
    t.clock.advance(chrono::Duration::seconds(1));
    put(&t, &Flash::default(), busy).await.unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM flashes").await, 202);
}
