//! Two engines, one set of SQL.

pub mod connect;
pub mod migrate;
mod reach;
mod rows;
mod savepoint;
pub mod testing;
#[cfg(test)]
mod tests;
mod time;
mod wall;
mod write;

use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool, Transaction, pool::PoolConnection};

pub use {reach::Reach, rows::ROWS};

use crate::error::Result;

/// The connection pools of one engine.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writer, several read-only readers (DB-2).
    Sqlite {
        /// Exactly one connection.
        writer: SqlitePool,
        /// `query_only` connections.
        readers: SqlitePool,
    },
    /// Any number of nodes.
    Postgres(PgPool),
}

/// A transaction of either engine, or a connection to look at something with.
#[derive(Debug)]
pub enum Tx {
    /// SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// Postgres.
    Postgres(Transaction<'static, Postgres>),
    /// SQLite, each query by itself.
    SqliteGlance(PoolConnection<Sqlite>),
    /// Postgres, each query by itself.
    PostgresGlance(PoolConnection<Postgres>),
}

/// Evaluates the body once per engine, so that one query serves both.
#[macro_export]
macro_rules! on {
    ($tx:expr, |$conn:ident| $body:expr) => {
        match $tx {
            $crate::db::Tx::Sqlite(tx) => {
                let $conn = &mut **tx;
                $body
            }
            $crate::db::Tx::Postgres(tx) => {
                let $conn = &mut **tx;
                $body
            }
            $crate::db::Tx::SqliteGlance(connection) => {
                let $conn = &mut **connection;
                $body
            }
            $crate::db::Tx::PostgresGlance(connection) => {
                let $conn = &mut **connection;
                $body
            }
        }
    };
}

/// Runs a statement and gives the number of rows it touched.
#[macro_export]
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::on!($tx, |c| sqlx::query($sql)$(.bind($value))*.execute(c).await.map(|done| done.rows_affected()))
    };
}

/// Fetches one optional row.
#[macro_export]
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::on!($tx, |c| sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_optional(c).await)
    };
}

/// Fetches all rows.
#[macro_export]
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        $crate::on!($tx, |c| sqlx::query_as::<_, $row>($sql)$(.bind($value))*.fetch_all(c).await)
    };
}

impl Db {
    /// A snapshot to read from; dropping it ends it.
    #[expect(clippy::disallowed_methods, reason = "the db module is where transactions start")]
    pub async fn read(&self, reach: impl Into<Reach>) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin_with("BEGIN DEFERRED").await?),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Tx::Postgres(begun(pool, reach.into().begin(begin)).await?)
            }
        })
    }

    /// For reads that need no common snapshot: what they find is checked again by whatever changes something. On SQLite
    /// a bare connection; on Postgres a transaction, because how far it reaches must end with it (TEN-5).
    pub async fn glance(&self, reach: impl Into<Reach>) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::SqliteGlance(readers.acquire().await?),
            Self::Postgres(pool) => Tx::Postgres(begun(pool, reach.into().begin("BEGIN READ ONLY")).await?),
        })
    }

    /// A bare connection that reaches no firm's rows, for the tables that are nobody's: people, sessions, firms. Without
    /// a beginning and an end it costs a third of the trips to the database.
    pub async fn outside(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::SqliteGlance(readers.acquire().await?),
            Self::Postgres(pool) => Tx::PostgresGlance(pool.acquire().await?),
        })
    }

    /// A transaction that holds the write lock from the start: a deferred one that reads first can fail with
    /// `SQLITE_BUSY_SNAPSHOT`, which no timeout retries.
    #[expect(clippy::disallowed_methods, reason = "the db module is where transactions start")]
    pub(crate) async fn begin(&self, reach: impl Into<Reach>) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(begun(pool, reach.into().begin("BEGIN")).await?),
        })
    }

    /// Ends all connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes the changes durable.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
            Self::SqliteGlance(_) | Self::PostgresGlance(_) => {}
        }
        Ok(())
    }

    /// Whether this is Postgres, for the few engine-specific queries.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_) | Self::PostgresGlance(_))
    }
}

/// Begins in a task of its own: a `begin()` that is given up half-way, because a browser hung up, leaves a transaction
/// open that sqlx 0.9.0 knows nothing of (SECURITY F3).
#[expect(clippy::disallowed_methods, reason = "the db module is where transactions start")]
async fn begun(pool: &PgPool, statement: String) -> Result<Transaction<'static, Postgres>> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(AssertSqlSafe(statement)).await });
    Ok(begun.await.map_err(std::io::Error::other)??)
}

/// Whether a statement failed on a unique constraint.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.is_unique_violation())
}
