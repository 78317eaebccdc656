//! Databases for tests: a fresh SQLite file, or a fresh Postgres database on the server of `TEST_POSTGRES_URL`.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::{
    db::Db,
    error::{Error, Result},
};

/// One of the two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in `folder`.
    Sqlite,
    /// A database of its own.
    Postgres,
}

/// The address of an empty database.
pub async fn fresh_url(engine: Engine, folder: &std::path::Path) -> Result<String> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    if engine == Engine::Sqlite {
        return Ok(format!("sqlite:{}", folder.join("test.db").display()));
    }
    let server = std::env::var("TEST_POSTGRES_URL")
        .map_err(|_| Error::Broken("TEST_POSTGRES_URL is not set; run the tests through `make test`".into()))?;
    let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let pool = sqlx::PgPool::connect(&server).await?;
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&pool).await?;
    pool.close().await;
    let mut url: url::Url = server.parse().map_err(|e| Error::Broken(format!("TEST_POSTGRES_URL: {e}")))?;
    url.set_path(&name);
    Ok(url.into())
}

/// A migrated, empty database.
pub async fn fresh(engine: Engine, folder: &std::path::Path) -> Result<Db> {
    let db = Db::connect(&fresh_url(engine, folder).await?).await?;
    db.migrate().await?;
    Ok(db)
}

/// Takes a database away that is not needed any more: a thousand rounds of a race would fill the disk.
pub async fn discard(db: &Db) -> Result<()> {
    let Db::Postgres(pool) = db else { return Ok(()) };
    let name = pool.connect_options().get_database().unwrap_or_default().to_owned();
    db.close().await;
    let server = std::env::var("TEST_POSTGRES_URL").map_err(|e| Error::Broken(format!("TEST_POSTGRES_URL: {e}")))?;
    let pool = sqlx::PgPool::connect(&server).await?;
    sqlx::query(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&pool).await?;
    pool.close().await;
    Ok(())
}
