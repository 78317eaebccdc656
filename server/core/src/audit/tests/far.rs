//! AUD-2: the same over thousands of records, read in batches.

use super::vandal::{expect, grow_to, loosen, report_after, rewrite};
use crate::{
    audit::Finding,
    both_engines, execute,
    testing::{Engine, TestPortal},
};

both_engines!(a_long_chain_is_as_sharp, everything_shuffled_stays_bounded);

async fn chain_of(engine: Engine, records: i64) -> TestPortal {
    let t = TestPortal::new(engine).await;
    for records in [records / 2, records] {
        grow_to(&t, records).await;
        t.clock.advance(chrono::Duration::minutes(2));
        t.write_all_checkpoints().await.unwrap();
    }
    loosen(&t, engine).await;
    assert_eq!(super::check(&t).await, records);
    t
}

async fn a_long_chain_is_as_sharp(engine: Engine) {
    let t = chain_of(engine, 3_000).await;
    let edges = "UPDATE audit_records SET details = '{}' WHERE seq IN (1000, 1001, 2001, 3000)";
    let edited = |from, to| Finding::Edited { from, to };
    expect(&t, &[edges], &[edited(1000, 1001), edited(2001, 2001), edited(3000, 3000)]).await;
    let far = "UPDATE audit_records SET seq = 2510 - seq WHERE seq IN (10, 2500)";
    expect(&t, &[far], &[Finding::Swapped { one: 10, other: 2500 }]).await;
    let copied = [
        "DELETE FROM audit_records WHERE seq = 2500",
        "INSERT INTO audit_records SELECT firm_id, 2500, at, actor_kind, actor_id, event, item_id, details, request_id,
            prev_hash, hash FROM audit_records WHERE seq = 10",
    ];
    expect(&t, &copied, &[Finding::Replayed { seq: 2500, of: 10 }]).await;
    let gap = [
        "DELETE FROM audit_records WHERE seq BETWEEN 101 AND 600",
        "UPDATE audit_records SET seq = seq - 500 WHERE seq > 600",
    ];
    expect(&t, &gap, &[Finding::Missing { from: 101, to: 600 }]).await;
    let put_in = [
        "UPDATE audit_records SET seq = seq + 100 WHERE seq > 600",
        "INSERT INTO audit_records SELECT firm_id, seq + 100, at, actor_kind, actor_id, event, item_id, '{}', request_id,
            prev_hash, hash FROM audit_records WHERE seq BETWEEN 501 AND 600",
    ];
    expect(&t, &put_in, &[Finding::Inserted { from: 601, to: 700 }]).await;
    let doubled = "INSERT INTO audit_records SELECT * FROM audit_records WHERE seq = 1000";
    expect(&t, &[doubled], &[Finding::Doubled { rows: 1 }]).await;
    let rewritten = report_after(&t, |tx, firm| Box::pin(rewrite(tx, firm, 1_400, 3_000))).await;
    assert_eq!(rewritten.findings, [Finding::Rewritten { from: 1, to: 3000 }]);
    let rewritten = report_after(&t, |tx, firm| Box::pin(rewrite(tx, firm, 1_501, 3_000))).await;
    assert_eq!((rewritten.findings, rewritten.signed), (vec![Finding::Rewritten { from: 1501, to: 3000 }], 1500));
}

async fn everything_shuffled_stays_bounded(engine: Engine) {
    let t = chain_of(engine, 4_000).await;
    let report = report_after(&t, |tx, _| {
        Box::pin(async move {
            execute!(tx, "UPDATE audit_records SET seq = seq * 7 % 4001")?;
            Ok(())
        })
    });
    let findings = report.await.findings;
    assert!(findings.len() > 100 && findings.len() < 1_010, "{}", findings.len());
}
