//! AUD-1, AUD-3: one chain, whatever writes at once; whoever tampers is found out.

mod checkpoints;
mod ends;
mod far;
mod tampering;
mod vandal;

use portal_types::Tier;
use serde::Serialize;
use uuid::Uuid;

use super::{AuditEvent, Finding, record, store, verify};
use crate::{
    both_engines,
    error::Error,
    execute,
    testing::{Engine, TestPortal, at_once, browser},
};

both_engines!(
    many_writers_make_one_chain,
    records_cannot_be_changed,
    a_rolled_back_change_leaves_no_record,
    hostile_words_stay_on_one_line,
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

/// 64 writers at once, each with as many records: `AUDIT_ROUNDS=10000` is the whole proof of SECURITY AUD-1.
fn rounds() -> u32 {
    std::env::var("AUDIT_ROUNDS").map_or(4, |rounds| rounds.parse().expect("a number"))
}

async fn count_in(t: &TestPortal, writers: u32, rounds: u32) {
    let write = |writer: u32| {
        let (portal, scope) = ((*t).clone(), t.firm.employee_from(browser("é\u{1f600}")));
        async move {
            for number in writer * rounds..(writer + 1) * rounds {
                let now = portal.now() + chrono::Duration::microseconds(i64::from(number));
                let counted = portal.write(&scope, move |tx, scope| {
                    Box::pin(async move { record(tx, scope, now, &Counted { number }).await })
                });
                counted.await.unwrap();
            }
        }
    };
    at_once((0..writers).map(write)).await;
}

/// The number of records of a chain with which nothing is wrong.
async fn check(t: &TestPortal) -> i64 {
    let report = verify(t, t.firm.firm.id).await.unwrap();
    assert_eq!(report.findings, []);
    report.records
}

async fn change(t: &TestPortal, sql: &'static str) -> Result<u64, Error> {
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sql)?) })).await
}

async fn many_writers_make_one_chain(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let begun = check(&t).await;
    let count = 64 * rounds();
    count_in(&t, 64, rounds()).await;
    // Reads every row back and hashes it anew.
    assert_eq!(check(&t).await, begun + i64::from(count));
    let mut tx = t.look().await.unwrap();
    let records = store::of_item(&mut tx, &t.firm.employee, Uuid::from_u128(42)).await.unwrap();
    assert!(records.windows(2).all(|pair| pair[1].seq == pair[0].seq + 1 && pair[1].prev_hash == pair[0].hash));
    let numbers: std::collections::BTreeSet<_> = records.iter().map(|r| r.details.clone()).collect();
    assert_eq!(numbers.len(), count as usize, "each event once");
    assert_eq!(
        store::last_of_item(&mut tx, &t.firm.employee, Uuid::from_u128(42)).await.unwrap(),
        begun + i64::from(count)
    );
    // Where from is kept apart, so that it can be erased without touching the chain.
    drop(tx);
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_origins WHERE address = '192.0.2.7'").await, i64::from(count));
    change(&t, "DELETE FROM audit_origins").await.unwrap();
    check(&t).await;
}

async fn records_cannot_be_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let before = check(&t).await;
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
    assert_eq!(check(&t).await, before);
}

async fn a_rolled_back_change_leaves_no_record(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let before = check(&t).await;
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
    assert_eq!(check(&t).await, before);
    count_in(&t, 1, 1).await;
    assert_eq!(check(&t).await, before + 1);
}

async fn the_other_firm_reads_nothing(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Standard).await;
    let mut tx = t.look().await.unwrap();
    for (scope, known) in [(&t.firm.employee, true), (&t.other.employee, false)] {
        assert_eq!(store::of_item(&mut tx, scope, offer.accounts.0).await.unwrap().is_empty(), !known);
        assert_eq!(store::last_of_item(&mut tx, scope, offer.accounts.0).await.unwrap() > 0, known);
    }
    drop(tx);
    // Two chains, each with its own beginning.
    let [own, other] = [&t.firm, &t.other].map(|firm| firm.firm.id);
    assert!(verify(&t, other).await.unwrap().records < verify(&t, own).await.unwrap().records);
    assert_eq!(verify(&t, t.new_id()).await.unwrap().findings, [Finding::HeadMissing], "a firm without a chain");
}

#[derive(Serialize)]
struct Said {
    words: &'static str,
}

impl AuditEvent for Said {
    const TYPE: &'static str = "test.said";
    fn item(&self) -> Option<Uuid> {
        Some(Uuid::from_u128(43))
    }
}

/// Log injection: whoever prints records, or greps a dump of them, sees one line each (AUD-5).
async fn hostile_words_stay_on_one_line(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let hostile = [
        "a\r\n2026-01-01 approval.approved",
        "\u{1b}[2J\u{1b}[1;31mok",
        "\u{0}\u{7f}\u{8}\u{b}",
        "\"},{\"words\":\"x",
        "\u{9b}31m\u{85}\u{2028}\u{202e}gnp",
    ];
    for words in hostile {
        let now = t.now();
        let said = t.write(&t.firm.employee, move |tx, scope| {
            Box::pin(async move { record(tx, scope, now, &Said { words }).await })
        });
        said.await.unwrap();
    }
    let mut tx = t.look().await.unwrap();
    let records = store::of_item(&mut tx, &t.firm.employee, Uuid::from_u128(43)).await.unwrap();
    drop(tx);
    assert_eq!(records.len(), hostile.len());
    for (record, words) in records.iter().zip(hostile) {
        assert!(record.details.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{:?}", record.details);
        let read: serde_json::Value = serde_json::from_str(&record.details).unwrap();
        assert_eq!(read["words"], words, "nothing is lost");
    }
    check(&t).await;
}
