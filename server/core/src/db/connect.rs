//! Opens a database and asserts its settings (DB-1).

use std::{path::PathBuf, str::FromStr, time::Duration};

use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{
    db::Db,
    error::{Error, Result},
};

/// Oldest SQLite without the WAL-reset corruption bug (SECURITY F4).
const SQLITE_FLOOR: (u32, u32, u32) = (3, 51, 3);

impl Db {
    /// Opens `sqlite:<file>` or `postgres:…`; the file is made when absent.
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            return Self::connect_sqlite(url).await;
        }
        Self::connect_postgres(PgConnectOptions::from_str(url)?).await
    }

    /// Opens Postgres as the owner of the tables, to change them. The wall between firms holds him too (TEN-5); a change
    /// of rows that does not lift it first fails, instead of finding none.
    pub(super) async fn connect_owner(url: &str) -> Result<Self> {
        Self::connect_postgres(PgConnectOptions::from_str(url)?.options([("row_security", "off")])).await
    }

    async fn connect_postgres(options: PgConnectOptions) -> Result<Self> {
        let options = options.options([
            ("statement_timeout", "30s"),
            ("lock_timeout", "10s"),
            ("idle_in_transaction_session_timeout", "30s"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        Ok(Self::Postgres(pool))
    }

    /// The file of an embedded database.
    pub fn file(url: &str) -> Option<PathBuf> {
        let options = SqliteConnectOptions::from_str(url).ok().filter(|_| url.starts_with("sqlite:"))?;
        Some(options.get_filename().to_owned())
    }

    async fn connect_sqlite(url: &str) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("trusted_schema", "OFF")
            // A token that is emptied from its row is gone from the file too (LNK-4).
            .pragma("secure_delete", "ON");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(&writer).await?;
        check_version(&version)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(Self::Sqlite { writer, readers })
    }
}

fn check_version(version: &str) -> Result<()> {
    let mut parts = version.split('.').map(|p| p.parse::<u32>().unwrap_or_default());
    let mut next = || parts.next().unwrap_or_default();
    let found = (next(), next(), next());
    if found < SQLITE_FLOOR {
        return Err(Error::Broken(format!(
            "SQLite {version} can corrupt its write-ahead log; 3.51.3 or newer is needed"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_sqlite_with_the_wal_reset_bug() {
        for (version, good) in
            [("3.51.3", true), ("3.52.0", true), ("4.0.0", true), ("3.51.2", false), ("3.40.1", false)]
        {
            assert_eq!(check_version(version).is_ok(), good, "{version}");
        }
    }
}
