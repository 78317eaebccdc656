//! The database's own clock, to compare ours with.

use chrono::{DateTime, Utc};

use crate::{db::Db, error::Result};

impl Db {
    /// The database's time; `None` on SQLite, which has no clock of its own. Fails when the database is unreachable.
    pub async fn now(&self) -> Result<Option<DateTime<Utc>>> {
        match self {
            Self::Sqlite { readers, .. } => {
                sqlx::query("SELECT 1").execute(readers).await?;
                Ok(None)
            }
            Self::Postgres(pool) => {
                let (now,) = sqlx::query_as("SELECT clock_timestamp()").fetch_one(pool).await?;
                Ok(Some(now))
            }
        }
    }
}
