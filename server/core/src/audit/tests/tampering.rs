//! Whoever changes records behind the product's back is found out.

use super::{change, check, count_in};
use crate::{
    audit::{chain, store, verify},
    both_engines,
    error::Error,
    execute,
    testing::{Engine, TestPortal},
};

both_engines!(tampering_is_found, a_forged_record_is_found);

/// Gets past the triggers, as somebody with the database's password would.
async fn drop_triggers(t: &TestPortal, engine: Engine) {
    let triggers: &[&'static str] = match engine {
        Engine::Sqlite => &["DROP TRIGGER audit_records_no_update", "DROP TRIGGER audit_records_no_delete"],
        Engine::Postgres => &["DROP TRIGGER audit_records_append_only ON audit_records"],
    };
    for sql in triggers {
        change(t, sql).await.unwrap();
    }
}

async fn tampering_is_found(engine: Engine) {
    const FIELDS: [&str; 9] = [
        "UPDATE audit_records SET details = '{\"number\":99}' WHERE seq = 4",
        "UPDATE audit_records SET at = (SELECT at FROM audit_records WHERE seq = 5 LIMIT 1) WHERE seq = 4",
        "UPDATE audit_records SET actor_kind = 'contact' WHERE seq = 4",
        "UPDATE audit_records SET actor_id = NULL WHERE seq = 4",
        "UPDATE audit_records SET event = 'test.uncounted' WHERE seq = 4",
        "UPDATE audit_records SET item_id = NULL WHERE seq = 4",
        "UPDATE audit_records SET request_id = '' WHERE seq = 4",
        "UPDATE audit_records SET hash = (SELECT hash FROM audit_heads ORDER BY seq DESC LIMIT 1) WHERE seq = 4",
        "UPDATE audit_records SET prev_hash = (SELECT hash FROM audit_heads ORDER BY seq DESC LIMIT 1) WHERE seq = 4",
    ];
    const ROWS: [&str; 6] = [
        "DELETE FROM audit_records WHERE seq = 4",
        "DELETE FROM audit_records WHERE seq = 1",
        "DELETE FROM audit_records WHERE seq >= 6",
        "DELETE FROM audit_records",
        "UPDATE audit_heads SET seq = seq - 1",
        "DELETE FROM audit_heads",
    ];
    let t = TestPortal::new(engine).await;
    let begun = u32::try_from(check(&t).await.unwrap()).unwrap();
    for number in begun..8 {
        count_in(&t, number..number + 1).await;
    }
    assert_eq!(check(&t).await.unwrap(), 8);
    drop_triggers(&t, engine).await;
    for sql in FIELDS.into_iter().chain(ROWS) {
        // Tampers, looks, and takes it back.
        let firm = t.firm.firm.id;
        let looked: Result<(), Error> = t
            .write_system(move |tx| {
                Box::pin(async move {
                    assert!(execute!(tx, sql)? > 0, "{sql} changes something");
                    let verdict = verify(tx, firm).await;
                    assert!(matches!(verdict, Err(Error::Broken(_))), "{sql}: {verdict:?}");
                    Err(Error::Broken("taken back".to_owned()))
                })
            })
            .await;
        assert_eq!(looked.unwrap_err().to_string(), "taken back", "{sql}");
        assert_eq!(check(&t).await.unwrap(), 8, "{sql}");
    }
}

/// Whoever knows how to hash still has to rewrite everything that follows, and the head.
async fn a_forged_record_is_found(engine: Engine) {
    let t = TestPortal::new(engine).await;
    count_in(&t, 0..6).await;
    let count = check(&t).await.unwrap();
    drop_triggers(&t, engine).await;
    for seq in [1, count / 2, count] {
        let firm = t.firm.firm.id;
        let looked: Result<(), Error> = t
            .write_system(move |tx| {
                Box::pin(async move {
                    let mut forged = store::after(tx, firm, seq - 1, 1).await?.remove(0);
                    forged.details = "{}".to_owned();
                    forged.hash = chain::hash(firm, &forged).to_vec();
                    let forge = "UPDATE audit_records SET details = $3, hash = $4 WHERE firm_id = $1 AND seq = $2";
                    assert_eq!(execute!(tx, forge, firm, seq, &forged.details, &forged.hash)?, 1);
                    let verdict = verify(tx, firm).await;
                    assert!(matches!(verdict, Err(Error::Broken(_))), "{seq}: {verdict:?}");
                    Err(Error::Broken("taken back".to_owned()))
                })
            })
            .await;
        assert_eq!(looked.unwrap_err().to_string(), "taken back");
    }
    assert_eq!(check(&t).await.unwrap(), count);
}
