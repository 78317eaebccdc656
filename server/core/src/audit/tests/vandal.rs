//! Somebody with the database's password, and how he is caught.

use crate::{
    audit::{
        Finding, Report, Verifier, chain, record, store,
        verify::{Checkpoints, verify_in},
    },
    db::Tx,
    error::{Error, Result},
    execute,
    testing::{Engine, TestPortal},
};
use futures::future::BoxFuture;
use portal_types::FirmId;

use super::Counted;

/// Appends until there are so many records, in one transaction.
pub async fn grow_to(t: &TestPortal, records: i64) {
    let (now, firm) = (t.now(), t.firm.firm.id);
    let grown = t.write(&t.firm.employee, move |tx, scope| {
        Box::pin(async move {
            let begun = store::head(tx, firm).await?.expect("a head").seq;
            for number in begun..records {
                let at = now + chrono::Duration::milliseconds(number);
                let number = u32::try_from(number).expect("few");
                record(tx, scope, at, &Counted { number }).await?;
            }
            Ok(())
        })
    });
    grown.await.unwrap();
}

/// Gets past triggers and constraints.
pub async fn loosen(t: &TestPortal, engine: Engine) {
    let steps: &[&'static str] = match engine {
        Engine::Postgres => &[
            "DROP TRIGGER audit_records_append_only ON audit_records",
            "ALTER TABLE audit_records DROP CONSTRAINT audit_records_pkey",
            "ALTER TABLE audit_records DROP CONSTRAINT audit_records_firm_id_prev_hash_key",
        ],
        Engine::Sqlite => &[
            "DROP TRIGGER audit_records_no_update",
            "DROP TRIGGER audit_records_no_delete",
            "DROP TRIGGER audit_records_no_replace",
            "ALTER TABLE audit_records RENAME TO strict_records",
            "CREATE TABLE audit_records (firm_id BLOB, seq INTEGER, at TEXT, actor_kind TEXT, actor_id BLOB, event TEXT,
                item_id BLOB, details TEXT, request_id TEXT, prev_hash BLOB, hash BLOB)",
            "INSERT INTO audit_records SELECT * FROM strict_records",
            "DROP TABLE strict_records",
            "CREATE INDEX loose_records ON audit_records (firm_id, seq)",
            "CREATE INDEX loose_predecessors ON audit_records (firm_id, prev_hash)",
        ],
    };
    for sql in steps {
        super::change(t, sql).await.unwrap();
    }
}

/// Every checkpoint in the file store.
pub async fn checkpoints(t: &TestPortal) -> Checkpoints {
    Verifier::new(t).checkpoints(t.firm.firm.id).await.unwrap()
}

/// Tampers, looks, and takes it back.
pub async fn report_after<F>(t: &TestPortal, tamper: F) -> Report
where
    F: for<'a> FnOnce(&'a mut Tx, FirmId) -> BoxFuture<'a, Result<()>> + Send + 'static,
{
    let (firm, checkpoints) = (t.firm.firm.id, checkpoints(t).await);
    let (sender, found) = tokio::sync::oneshot::channel();
    let looked: Result<()> = t
        .write_system(move |tx| {
            Box::pin(async move {
                tamper(tx, firm).await?;
                sender.send(verify_in(tx, firm, &checkpoints).await?).expect("a waiting test");
                Err(Error::Broken("taken back".to_owned()))
            })
        })
        .await;
    assert_eq!(looked.unwrap_err().to_string(), "taken back");
    found.await.unwrap()
}

/// Each of these statements changes something, and together they are found as exactly this.
pub async fn expect(t: &TestPortal, statements: &[&'static str], findings: &[Finding]) {
    let steps = statements.to_vec();
    let report = report_after(t, move |tx, _| {
        Box::pin(async move {
            for sql in steps {
                assert!(execute!(tx, sql)? > 0, "{sql} changes something");
            }
            Ok(())
        })
    });
    assert_eq!(report.await.findings, findings, "{statements:?}");
}

const REWRITE: &str =
    "UPDATE audit_records SET details = $3, prev_hash = $4, hash = $5 WHERE firm_id = $1 AND seq = $2";
const SET_HEAD: &str = "UPDATE audit_heads SET seq = $2, hash = $3 WHERE firm_id = $1";

/// Exchanges records for others with hashes of their own, up to the end when the head is to fit too.
pub async fn rewrite(tx: &mut Tx, firm: FirmId, from: i64, to: i64) -> Result<()> {
    let mut prev = None;
    for seq in from..=to {
        let mut forged = store::one(tx, firm, seq).await?.expect("a record");
        forged.details = "{}".to_owned();
        forged.prev_hash = prev.unwrap_or(forged.prev_hash);
        forged.hash = chain::hash(firm, &forged).to_vec();
        execute!(tx, REWRITE, firm, seq, &forged.details, &forged.prev_hash, &forged.hash)?;
        prev = Some(forged.hash);
    }
    let head = store::head(tx, firm).await?.expect("a head");
    if head.seq == to {
        execute!(tx, SET_HEAD, firm, to, prev)?;
    }
    Ok(())
}
