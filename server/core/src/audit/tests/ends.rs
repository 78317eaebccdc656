//! AUD-2: a chain that ends too early, and a head that lies.

use super::{
    tampering::chain_of_twelve,
    vandal::{expect, grow_to},
};
use crate::{
    audit::{Finding, verify},
    both_engines,
    testing::Engine,
};

both_engines!(a_cut_end_is_named, a_lying_head_is_named, a_database_put_back_is_named);

const CUT: &str = "DELETE FROM audit_records WHERE seq > 6";
const HEAD_CUT: &str = "UPDATE audit_heads SET seq = 6, hash = (SELECT hash FROM audit_records r
    WHERE r.firm_id = audit_heads.firm_id AND r.seq = 6) WHERE seq = 12";
const MARK_CUT: &str = "UPDATE audit_heads SET checkpoint_seq = 4 WHERE checkpoint_seq = 8";
const ALL: &str = "DELETE FROM audit_records";

async fn a_cut_end_is_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    let truncated = |from, to| [Finding::Truncated { from, to }];
    expect(&t, &["DELETE FROM audit_records WHERE seq = 12"], &truncated(12, 12)).await;
    expect(&t, &["DELETE FROM audit_records WHERE seq >= 10"], &truncated(10, 12)).await;
    expect(&t, &[CUT], &truncated(7, 12)).await;
    // The head says the same, yet it says too how far it was signed.
    expect(&t, &[CUT, HEAD_CUT], &truncated(7, 8)).await;
    expect(&t, &[ALL], &[Finding::Emptied { records: 12 }]).await;
    let emptied = [Finding::Emptied { records: 8 }];
    expect(&t, &[ALL, "DELETE FROM audit_heads"], &emptied).await;
    let begun = "UPDATE audit_heads SET seq = 0, checkpoint_seq = 0 WHERE seq = 12";
    expect(&t, &[ALL, begun], &emptied).await;
}

async fn a_lying_head_is_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    expect(&t, &["DELETE FROM audit_heads"], &[Finding::HeadMissing]).await;
    let beyond = [Finding::Appended { from: 12, to: 12 }];
    expect(&t, &["UPDATE audit_heads SET seq = seq - 1"], &beyond).await;
    let differs = [Finding::HeadDiffers { seq: 12 }];
    let other = "UPDATE audit_heads SET hash = (SELECT hash FROM audit_records WHERE seq = 7) WHERE seq = 12";
    expect(&t, &[other], &differs).await;
    let ahead = "UPDATE audit_heads SET seq = 20 WHERE seq = 12";
    expect(&t, &[ahead], &[Finding::Truncated { from: 13, to: 20 }]).await;
    let never = "UPDATE audit_heads SET checkpoint_seq = 9 WHERE seq = 12";
    expect(&t, &[never], &[Finding::CheckpointMissing { seq: 9 }]).await;
}

/// A restored database is sound in itself; the signatures remember more.
async fn a_database_put_back_is_named(engine: Engine) {
    let t = chain_of_twelve(engine).await;
    let back = [CUT, HEAD_CUT, MARK_CUT];
    expect(&t, &back, &[Finding::RolledBack { records: 6, signed: 8 }]).await;
    for sql in back {
        super::change(&t, sql).await.unwrap();
    }
    // And then it is used.
    t.clock.advance(chrono::Duration::days(1));
    grow_to(&t, 7).await;
    let found = verify(&t, t.firm.firm.id).await.unwrap();
    assert_eq!(found.findings, [Finding::RolledBack { records: 7, signed: 8 }]);
    for records in [8, 10, 20] {
        grow_to(&t, records).await;
        let found = verify(&t, t.firm.firm.id).await.unwrap();
        assert_eq!(found.findings, [Finding::Regrown { from: 5, to: 8 }], "{records}");
        t.write_all_checkpoints().await.unwrap();
    }
}
