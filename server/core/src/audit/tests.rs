//! AUD-1, AUD-3: one chain, whatever writes at once; whoever tampers is found out.

mod tampering;

use futures::future::join_all;
use portal_types::Tier;
use serde::Serialize;
use uuid::Uuid;

use super::{AuditEvent, record, store, verify};
use crate::{
    both_engines,
    error::Error,
    execute,
    testing::{Engine, TestPortal, browser},
};

both_engines!(
    many_writers_make_one_chain,
    records_cannot_be_changed,
    a_rolled_back_change_leaves_no_record,
    the_other_firm_reads_nothing
);

#[derive(Serialize)]
struct Counted {
    number: u32,
}

impl AuditEvent for Counted {
    const TYPE: &'static str = "test.counted";
    fn item(&self) -> Option<Uuid> {
        Some(Uuid::from_u128(42))
    }
}

async fn count_in(t: &TestPortal, numbers: std::ops::Range<u32>) {
    let writers = numbers.map(|number| {
        let (portal, scope) = ((*t).clone(), t.firm.employee_from(browser("é\u{1f600}")));
        tokio::spawn(async move {
            let now = portal.now() + chrono::Duration::microseconds(i64::from(number));
            portal
                .write(&scope, move |tx, scope| {
                    Box::pin(async move { record(tx, scope, now, &Counted { number }).await })
                })
                .await
        })
    });
    for done in join_all(writers).await {
        done.unwrap().unwrap();
    }
}

async fn check(t: &TestPortal) -> Result<i64, Error> {
    let mut tx = t.db.read().await.unwrap();
    verify(&mut tx, t.firm.firm.id).await
}

async fn change(t: &TestPortal, sql: &'static str) -> Result<u64, Error> {
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await
}

async fn many_writers_make_one_chain(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let begun = check(&t).await.unwrap();
    for round in 0..4 {
        count_in(&t, round * 64..(round + 1) * 64).await;
    }
    assert_eq!(check(&t).await.unwrap(), begun + 256);
    let mut tx = t.db.read().await.unwrap();
    let records = store::of_item(&mut tx, &t.firm.employee, Uuid::from_u128(42)).await.unwrap();
    assert!(records.windows(2).all(|pair| pair[1].seq == pair[0].seq + 1 && pair[1].prev_hash == pair[0].hash));
    let numbers: std::collections::BTreeSet<_> = records.iter().map(|r| r.details.clone()).collect();
    assert_eq!(numbers.len(), 256, "each event once");
    assert_eq!(store::last_of_item(&mut tx, &t.firm.employee, Uuid::from_u128(42)).await.unwrap(), begun + 256);
    // Where from is kept apart, so that it can be erased without touching the chain.
    drop(tx);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_origins WHERE address = '192.0.2.7'").await, 256);
    change(&t, "DELETE FROM audit_origins").await.unwrap();
    check(&t).await.unwrap();
}

async fn records_cannot_be_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let before = check(&t).await.unwrap();
    let mut refused = vec![
        "UPDATE audit_records SET details = '{}'",
        "DELETE FROM audit_records",
        "DELETE FROM audit_records WHERE seq = 1",
        // A fork: a second record after the same one.
        "INSERT INTO audit_records SELECT firm_id, seq + 100, at, actor_kind, actor_id, event, item_id, details, request_id,
            prev_hash, hash FROM audit_records WHERE seq = 2",
    ];
    match engine {
        Engine::Postgres => refused.push("TRUNCATE audit_records"),
        Engine::Sqlite => refused.extend([
            "INSERT OR REPLACE INTO audit_records SELECT firm_id, seq, at, actor_kind, actor_id, event, item_id, '{}',
                request_id, prev_hash, hash FROM audit_records",
            "REPLACE INTO audit_records SELECT firm_id, seq + 1000, at, actor_kind, actor_id, event, item_id, '{}',
                request_id, prev_hash, hash FROM audit_records",
        ]),
    }
    for sql in refused {
        assert!(change(&t, sql).await.is_err(), "{sql}");
    }
    assert_eq!(check(&t).await.unwrap(), before);
}

async fn a_rolled_back_change_leaves_no_record(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let before = check(&t).await.unwrap();
    let now = t.now();
    let failed: Result<(), Error> = t
        .write(&t.firm.employee, move |tx, scope| {
            Box::pin(async move {
                record(tx, scope, now, &Counted { number: 1 }).await?;
                Err(Error::Broken("too bad".to_owned()))
            })
        })
        .await;
    failed.unwrap_err();
    assert_eq!(check(&t).await.unwrap(), before);
    count_in(&t, 0..1).await;
    assert_eq!(check(&t).await.unwrap(), before + 1);
}

async fn the_other_firm_reads_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let mut tx = t.db.read().await.unwrap();
    for (scope, known) in [(&t.firm.employee, true), (&t.other.employee, false)] {
        assert_eq!(store::of_item(&mut tx, scope, offer.accounts.0).await.unwrap().is_empty(), !known);
        assert_eq!(store::last_of_item(&mut tx, scope, offer.accounts.0).await.unwrap() > 0, known);
    }
    // Two chains, each with its own beginning.
    assert!(verify(&mut tx, t.other.firm.id).await.unwrap() < verify(&mut tx, t.firm.firm.id).await.unwrap());
    assert!(verify(&mut tx, t.new_id()).await.is_err(), "a firm without a chain is not sound");
}
