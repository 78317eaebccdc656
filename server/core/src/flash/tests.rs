//! LEP-6: what a form said is found again by its cookie, for a while.

use std::collections::BTreeMap;

use portal_types::{ErrorCode, Flash};

use super::{KEPT_FOR, get, put};
use crate::{
    both_engines,
    testing::{Engine, TestPortal},
};

both_engines!(a_flash_is_found_by_its_cookie);

async fn a_flash_is_found_by_its_cookie(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let values = BTreeMap::from([("name".to_owned(), "Ünïcode \u{1f600} <b>".to_owned())]);
    let flash = Flash { values, error: Some(ErrorCode::InvalidForm), ..Flash::default() };
    let (mine, yours) = (put(&t, &flash).await.unwrap(), put(&t, &Flash::default()).await.unwrap());
    for _ in 0..2 {
        assert_eq!(get(&t, &mine).await.unwrap(), Some(flash.clone()), "reading changes nothing");
    }
    assert_eq!(get(&t, &yours).await.unwrap(), Some(Flash::default()));
    for bad in ["", "\0", &mine[1..], &mine.to_uppercase()] {
        assert_eq!(get(&t, bad).await.unwrap(), None, "{bad:?}");
    }
    t.clock.advance(KEPT_FOR - chrono::Duration::microseconds(1));
    assert!(get(&t, &mine).await.unwrap().is_some());
    t.clock.advance(chrono::Duration::microseconds(1));
    assert!(get(&t, &mine).await.unwrap().is_none());
    t.clock.advance(chrono::Duration::microseconds(1));
    assert_eq!(t.purge().await.unwrap(), 2);
}
