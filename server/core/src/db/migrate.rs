//! The two migration folders: the same numbered files, one per engine.

use sqlx::migrate::Migrator;

use crate::{
    db::Db,
    error::{Error, Result},
};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

impl Db {
    /// Brings the schema up to date; two nodes that start together migrate once.
    pub async fn migrate(&self) -> Result<()> {
        let done = match self {
            Self::Sqlite { writer, .. } => SQLITE.run(writer).await,
            Self::Postgres(pool) => POSTGRES.run(pool).await,
        };
        done.map_err(|e| Error::Broken(format!("migration: {e}")))
    }
}
