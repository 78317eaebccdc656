//! AUD-2: whoever changes records behind the product's back is found out, and what he did is named.

use super::vandal::{expect, grow_to, loosen, report_after, rewrite};
use crate::{
    audit::{Finding, chain, store},
    both_engines,
    testing::{Engine, TestPortal},
};

both_engines!(
    an_edited_field_is_named,
    records_put_in_are_named,
    records_taken_out_are_named,
    records_out_of_place_are_named,
    forged_records_are_named
);

/// Twelve records, signed at the fourth and the eighth.
pub async fn chain_of_twelve(engine: Engine) -> TestPortal {
    let t = TestPortal::new(engine).await;
    for records in [4, 8] {
        grow_to(&t, records).await;
        t.clock.advance(chrono::Duration::minutes(1));
        t.write_all_checkpoints().await.unwrap();
    }
    grow_to(&t, 12).await;
    assert_eq!(super::check(&t).await, 12);
    loosen(&t, engine).await;
    assert_eq!(super::check(&t).await, 12);
    t
}

async fn an_edited_field_is_named(engine: Engine) {
    const FIELDS: [&str; 9] = [
        "UPDATE audit_records SET details = '{\"number\":99}' WHERE seq = 6",
        "UPDATE audit_records SET at = (SELECT at FROM audit_records WHERE seq = 5 LIMIT 1) WHERE seq = 6",
        "UPDATE audit_records SET actor_kind = 'contact' WHERE seq = 6",
        "UPDATE audit_records SET actor_id = NULL WHERE seq = 6",
        "UPDATE audit_records SET event = 'test.uncounted' WHERE seq = 6",
        "UPDATE audit_records SET item_id = NULL WHERE seq = 6",
        "UPDATE audit_records SET request_id = 'x' WHERE seq = 6",
        "UPDATE audit_records SET hash = (SELECT hash FROM audit_heads ORDER BY seq DESC LIMIT 1) WHERE seq = 6",
        "UPDATE audit_records SET prev_hash = (SELECT hash FROM audit_heads ORDER BY seq DESC LIMIT 1) WHERE seq = 6",
    ];
    let t = chain_of_twelve(engine).await;
    for sql in FIELDS {
        expect(&t, &[sql], &[Finding::Edited { from: 6, to: 6 }]).await;
    }
    for (sql, from, to) in [
        ("UPDATE audit_records SET details = '{}' WHERE seq = 1", 1, 1),
        ("UPDATE audit_records SET details = '{}' WHERE seq = 4", 4, 4),
        ("UPDATE audit_records SET hash = prev_hash WHERE seq = 8", 8, 8),
        ("UPDATE audit_records SET hash = prev_hash WHERE seq = 12", 12, 12),
        ("UPDATE audit_records SET details = '{}' WHERE seq = 12", 12, 12),
        ("UPDATE audit_records SET details = '{}' WHERE seq IN (6, 7, 8)", 6, 8),
        ("UPDATE audit_records SET details = '{}'", 1, 12),
    ] {
        expect(&t, &[sql], &[Finding::Edited { from, to }]).await;
    }
    let two = [Finding::Edited { from: 3, to: 3 }, Finding::Edited { from: 9, to: 9 }];
    expect(&t, &["UPDATE audit_records SET event = 'x' WHERE seq IN (3, 9)"], &two).await;
    if engine == Engine::Sqlite {
        let unreadable = [
            "UPDATE audit_records SET at = 'gisteren' WHERE seq = 6",
            "UPDATE audit_records SET actor_id = x'00' WHERE seq = 6",
        ];
        for sql in unreadable {
            expect(&t, &[sql], &[Finding::Edited { from: 6, to: 6 }]).await;
        }
    }
}

const ROOM: &str = "UPDATE audit_records SET seq = seq + 1 WHERE seq >= 6";
const ROOM_FOR_TWO: &str = "UPDATE audit_records SET seq = seq + 2 WHERE seq >= 6";
const HEAD_FOLLOWS: &str = "UPDATE audit_heads SET seq = seq + 1 WHERE seq = 12";

macro_rules! copy {
    ($of:literal, $to:literal, $details:literal) => {
        concat!(
            "INSERT INTO audit_records SELECT firm_id, ",
            $to,
            ", at, actor_kind, actor_id, event, item_id, ",
            $details,
            ", request_id, prev_hash, hash FROM audit_records WHERE seq = ",
            $of,
            " AND firm_id = (SELECT firm_id FROM audit_heads WHERE seq >= 12)"
        )
    };
}

async fn records_put_in_are_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    let inserted = |from, to| [Finding::Inserted { from, to }];
    expect(&t, &[ROOM, copy!("3", "6", "'{}'")], &inserted(6, 6)).await;
    expect(&t, &[ROOM, HEAD_FOLLOWS, copy!("3", "6", "'{}'")], &inserted(6, 6)).await;
    let two = [ROOM_FOR_TWO, copy!("3", "6", "'{}'"), copy!("2", "7", "'{}'")];
    expect(&t, &two, &inserted(6, 7)).await;
    expect(&t, &[copy!("3", "0", "'{}'")], &inserted(0, 0)).await;
    expect(&t, &[copy!("5", "5", "'{}'")], &inserted(5, 5)).await;
    let beyond = [Finding::Appended { from: 13, to: 13 }];
    expect(&t, &[copy!("3", "13", "'{}'")], &beyond).await;
    expect(&t, &[copy!("3", "9000", "'{}'")], &[Finding::Appended { from: 13, to: 9000 }]).await;
    // The same with hashes as they should be.
    let report = report_after(&t, |tx, firm| {
        Box::pin(async move {
            crate::execute!(tx, ROOM)?;
            let mut forged = store::one(tx, firm, 5).await?.expect("a record");
            (forged.prev_hash, forged.seq) = (forged.hash.clone(), 6);
            forged.hash = chain::hash(firm, &forged).to_vec();
            store::insert(tx, firm, &forged).await
        })
    });
    assert_eq!(report.await.findings, inserted(6, 6));
    let report = report_after(&t, |tx, firm| {
        Box::pin(async move {
            let mut forged = store::one(tx, firm, 12).await?.expect("a record");
            (forged.prev_hash, forged.seq) = (forged.hash.clone(), 13);
            forged.hash = chain::hash(firm, &forged).to_vec();
            store::insert(tx, firm, &forged).await
        })
    });
    assert_eq!(report.await.findings, beyond);
}

async fn records_taken_out_are_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    let missing = |from, to| [Finding::Missing { from, to }];
    expect(&t, &["DELETE FROM audit_records WHERE seq = 6"], &missing(6, 6)).await;
    expect(&t, &["DELETE FROM audit_records WHERE seq IN (4, 5, 6)"], &missing(4, 6)).await;
    expect(&t, &["DELETE FROM audit_records WHERE seq = 1"], &missing(1, 1)).await;
    expect(&t, &["DELETE FROM audit_records WHERE seq <= 8"], &missing(1, 8)).await;
    // And the rest numbered anew.
    let closed = "UPDATE audit_records SET seq = seq - 2 WHERE seq > 6";
    let gap = ["DELETE FROM audit_records WHERE seq IN (5, 6)", closed];
    expect(&t, &gap, &missing(5, 6)).await;
    let head = "UPDATE audit_heads SET seq = seq - 2 WHERE seq = 12";
    expect(&t, &[gap[0], gap[1], head], &missing(5, 6)).await;
    let late = ["DELETE FROM audit_records WHERE seq = 11", "UPDATE audit_records SET seq = 11 WHERE seq = 12"];
    expect(&t, &late, &missing(11, 11)).await;
}

async fn records_out_of_place_are_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    let swapped = |one, other| [Finding::Swapped { one, other }];
    let near = "UPDATE audit_records SET seq = 13 - seq WHERE seq IN (6, 7)";
    expect(&t, &[near], &swapped(6, 7)).await;
    expect(&t, &["UPDATE audit_records SET seq = 13 - seq WHERE seq IN (3, 10)"], &swapped(3, 10)).await;
    expect(&t, &["UPDATE audit_records SET seq = 13 - seq WHERE seq IN (1, 12)"], &swapped(1, 12)).await;
    expect(&t, &["UPDATE audit_records SET seq = 12 - seq WHERE seq IN (4, 8)"], &swapped(4, 8)).await;
    let replayed = |seq, of| [Finding::Replayed { seq, of }];
    let over = ["DELETE FROM audit_records WHERE seq = 6", copy!("3", "6", "details")];
    expect(&t, &over, &replayed(6, 3)).await;
    expect(&t, &[ROOM, copy!("3", "6", "details")], &replayed(6, 3)).await;
    expect(&t, &[copy!("3", "13", "details")], &replayed(13, 3)).await;
    expect(&t, &[HEAD_FOLLOWS, copy!("3", "13", "details")], &replayed(13, 3)).await;
}

/// Whoever knows how to hash still has to rewrite everything that follows, and what was signed.
async fn forged_records_are_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    for (from, to, finding) in [
        (6, 6, Some(Finding::Replaced { from: 6, to: 6 })),
        (1, 1, Some(Finding::Replaced { from: 1, to: 1 })),
        // Signed ones.
        (4, 4, Some(Finding::Replaced { from: 4, to: 4 })),
        (2, 4, Some(Finding::Replaced { from: 4, to: 4 })),
        // Nothing left that does not fit, but for the signatures.
        (6, 12, Some(Finding::Rewritten { from: 5, to: 8 })),
        (8, 12, Some(Finding::Rewritten { from: 5, to: 8 })),
        (1, 12, Some(Finding::Rewritten { from: 1, to: 8 })),
        // Later than the last signature; the report says how far it goes.
        (9, 12, None),
    ] {
        let report = report_after(&t, move |tx, firm| Box::pin(rewrite(tx, firm, from, to))).await;
        assert_eq!(report.findings, finding.into_iter().collect::<Vec<_>>(), "{from} to {to}");
        assert_eq!(report.signed, if from > 8 { 8 } else { report.signed.min(8) });
    }
}
