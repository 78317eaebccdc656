//! AUD-3 and APP-3 in the schema: what was agreed to, taken back, asked and proven is never changed.

use super::{schema::columns, tenancy::fill};
use crate::{
    both_engines, execute, fetch_all,
    testing::{Engine, TestPortal},
};

both_engines!(acts_are_added_to_and_never_changed);

/// Tables that refuse a change of what stands in them.
pub const APPEND_ONLY: [&str; 6] =
    ["approvals", "evidence_files", "firm_texts", "report_versions", "round_texts", "withdrawals"];
/// What is no part of the record: a preparer may say better what changed.
const FREE: [&str; 1] = ["report_versions.note"];
/// Saving the same version twice does nothing, so that here a replacement is not told from it.
const SAVED_TWICE: &str = "firm_texts";

/// What the database says to a statement.
async fn attempt(t: &TestPortal, sql: String) -> Result<u64, String> {
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sqlx::AssertSqlSafe(sql.clone()))?) }))
        .await
        .map_err(|error| error.to_string())
}

async fn rows(t: &TestPortal, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    let mut tx = t.look().await.unwrap();
    fetch_all!(&mut tx, (i64,), sqlx::AssertSqlSafe(sql.clone())).unwrap()[0].0
}

async fn acts_are_added_to_and_never_changed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    fill(&t, &t.firm).await;
    let columns = columns(&mut t.look().await.unwrap()).await;
    for table in APPEND_ONLY {
        let before = rows(&t, table).await;
        assert!(before > 0, "{table} holds something");
        for column in columns.iter().filter(|column| column.table == table) {
            let name = &column.name;
            let done = attempt(&t, format!("UPDATE {table} SET {name} = {name}")).await;
            if FREE.contains(&format!("{table}.{name}").as_str()) {
                done.unwrap();
                continue;
            }
            let refused = done.expect_err(name);
            assert!(refused.contains("append-only"), "{table}.{name}: {refused}");
        }
        let mut others = vec![format!("DELETE FROM {table}")];
        match engine {
            Engine::Postgres => others.push(format!("TRUNCATE {table} CASCADE")),
            Engine::Sqlite if table == SAVED_TWICE => {}
            Engine::Sqlite => others.push(format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}")),
        }
        for sql in others {
            let refused = attempt(&t, sql.clone()).await.expect_err(&sql);
            assert!(refused.contains("append-only"), "{sql}: {refused}");
        }
        assert_eq!(rows(&t, table).await, before, "{table}");
    }
}
