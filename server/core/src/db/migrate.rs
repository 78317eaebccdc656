//! The two migration folders: the same numbered files, one per engine.

use sqlx::{
    SqlitePool,
    migrate::{MigrateError, Migrator},
};

use crate::{
    db::Db,
    error::{Error, Result},
    fetch_optional,
};

const DONE: &str = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

impl Db {
    /// Whether every migration has run.
    pub async fn is_migrated(&self) -> Result<bool> {
        let wanted = match self {
            Self::Sqlite { .. } => SQLITE.iter().count(),
            Self::Postgres(_) => POSTGRES.iter().count(),
        };
        let mut tx = self.outside().await?;
        let done: std::result::Result<Option<(i64,)>, _> = fetch_optional!(&mut tx, (i64,), DONE);
        // Without the table nothing has run.
        Ok(done.ok().flatten().is_some_and(|(done,)| usize::try_from(done) == Ok(wanted)))
    }

    /// Reads the whole embedded database and checks it (DB-1); Postgres looks after itself.
    pub async fn check(&self) -> Result<()> {
        let Self::Sqlite { readers, .. } = self else { return Ok(()) };
        let found: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check").fetch_all(readers).await?;
        let loose = sqlx::query("PRAGMA foreign_key_check").fetch_all(readers).await?;
        match found.as_slice() {
            [(word,)] if word == "ok" && loose.is_empty() => Ok(()),
            [(word,)] if word == "ok" => Err(Error::Broken(format!("{} rows point nowhere", loose.len()))),
            found => Err(Error::Broken(found.iter().map(|(line,)| line.as_str()).collect::<Vec<_>>().join("; "))),
        }
    }

    /// Brings the schema up to date, as the role that is signed in; two nodes that start together migrate once.
    pub async fn migrate(&self) -> Result<()> {
        let done = match self {
            // Checked where rows point only when something was done: every start comes by here.
            Self::Sqlite { writer, .. } if self.is_migrated().await? && !is_unchecked(writer).await? => {
                SQLITE.run(writer).await
            }
            Self::Sqlite { writer, .. } => return migrate_sqlite(writer).await,
            Self::Postgres(pool) => POSTGRES.run(pool).await,
        };
        done.map_err(broken)
    }
}

/// A table that others point to can only be made anew while nobody looks where rows point; so they are looked at after.
/// The writer has one connection: what is set here holds for the migrations. A start that finds loose rows, or does not
/// get to look, leaves its mark in `user_version`: no later start passes over that.
async fn migrate_sqlite(writer: &SqlitePool) -> Result<()> {
    sqlx::query("PRAGMA foreign_keys = OFF").execute(writer).await?;
    sqlx::query("PRAGMA user_version = 1").execute(writer).await?;
    let done = SQLITE.run(writer).await;
    let loose = sqlx::query("PRAGMA foreign_key_check").fetch_all(writer).await;
    sqlx::query("PRAGMA foreign_keys = ON").execute(writer).await?;
    done.map_err(broken)?;
    match loose?.len() {
        0 => _ = sqlx::query("PRAGMA user_version = 0").execute(writer).await?,
        loose => return Err(Error::Broken(format!("{loose} rows point nowhere"))),
    }
    Ok(())
}

/// Whether migrations ran whose rows nobody found whole.
async fn is_unchecked(writer: &SqlitePool) -> Result<bool> {
    let (mark,): (i64,) = sqlx::query_as("PRAGMA user_version").fetch_one(writer).await?;
    Ok(mark != 0)
}

#[cfg(test)]
impl Db {
    /// Brings the schema of an empty database to where it stood at a version.
    pub(crate) async fn migrate_to(&self, version: i64) -> Result<()> {
        let done = match self {
            Self::Sqlite { writer, .. } => SQLITE.run_to(version, writer).await,
            Self::Postgres(pool) => POSTGRES.run_to(version, pool).await,
        };
        done.map_err(broken)
    }
}

fn broken(error: MigrateError) -> Error {
    Error::Broken(format!("migration: {error}"))
}
