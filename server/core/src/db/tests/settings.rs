//! DB-1, DB-2: settings are what they must be, on every connection.

use crate::{
    both_engines,
    db::{Db, Reach, testing::fresh},
    execute,
    testing::{Engine, TestPortal},
};

both_engines!(readers_cannot_write, writers_and_readers_do_not_disturb_each_other);

#[tokio::test]
async fn sqlite_is_set_up_for_durability() {
    let folder = tempfile::tempdir().unwrap();
    let (db, _) = fresh(Engine::Sqlite, folder.path()).await.unwrap();
    let Db::Sqlite { writer, readers } = db else { panic!("SQLite") };
    assert_eq!(writer.options().get_max_connections(), 1);
    for (pool, read_only) in [(writer, 0), (readers, 1)] {
        let mut held = Vec::new();
        for _ in 0..pool.options().get_max_connections() {
            held.push(pool.acquire().await.unwrap());
        }
        for connection in &mut held {
            for (pragma, expected) in [
                ("PRAGMA synchronous", 2),
                ("PRAGMA foreign_keys", 1),
                ("PRAGMA trusted_schema", 0),
                ("PRAGMA busy_timeout", 10_000),
                ("PRAGMA query_only", read_only),
            ] {
                let (found,): (i64,) = sqlx::query_as(pragma).fetch_one(&mut **connection).await.unwrap();
                assert_eq!(found, expected, "{pragma}");
            }
            let (mode,): (String,) = sqlx::query_as("PRAGMA journal_mode").fetch_one(&mut **connection).await.unwrap();
            assert_eq!(mode, "wal");
        }
    }
}

async fn readers_cannot_write(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let mut tx = t.db.read(&t.firm.employee).await.unwrap();
    assert!(execute!(&mut tx, "UPDATE firms SET name = 'x'").is_err());
    drop(tx);
    assert_eq!(t.count("SELECT COUNT(*) FROM firms WHERE name = 'x'").await, 0);
}

async fn writers_and_readers_do_not_disturb_each_other(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let tasks: Vec<_> = (0..64)
        .map(|i| {
            let (portal, everywhere) = ((*t).clone(), t.everywhere.clone());
            // In one order: without, two writers may wait for each other.
            let firms = [t.firm.firm.id, t.other.firm.id];
            tokio::spawn(async move {
                for _ in 0..4 {
                    if i % 2 == 0 {
                        let raise = "UPDATE client_counts SET clients = clients + 1 WHERE firm_id = $1";
                        let raised = portal.write_system(move |tx| {
                            Box::pin(async move {
                                for firm in firms {
                                    tx.enter(firm).await?;
                                    execute!(tx, raise, firm)?;
                                }
                                Ok(())
                            })
                        });
                        raised.await.unwrap();
                    } else {
                        let mut tx = everywhere.read(Reach::Across).await.unwrap();
                        let read = "SELECT MIN(clients), MAX(clients) FROM client_counts";
                        let seen = crate::fetch_optional!(&mut tx, (i64, i64), read).unwrap().unwrap();
                        assert_eq!(seen.0, seen.1, "one snapshot");
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(t.count("SELECT MIN(clients) FROM client_counts").await, 128);
}
