//! A database as it was before a table was append-only.

use super::TestPortal;
use crate::{db::Db, execute};

impl TestPortal {
    /// Takes the triggers of an append-only table away.
    pub async fn loosen(&self, table: &str) {
        let steps: Vec<String> = match self.db {
            Db::Sqlite { .. } => {
                ["update", "delete", "replace"].map(|act| format!("DROP TRIGGER IF EXISTS {table}_no_{act}")).into()
            }
            Db::Postgres(_) => vec![format!("DROP TRIGGER {table}_append_only ON {table}")],
        };
        let loosened = self.write_system(move |tx| {
            Box::pin(async move {
                for step in steps {
                    execute!(tx, sqlx::AssertSqlSafe(step.clone()))?;
                }
                Ok(())
            })
        });
        loosened.await.expect("triggers that go away");
    }
}
