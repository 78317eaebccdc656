//! Databases for tests: a fresh SQLite file, or a fresh Postgres database on the server of `TEST_POSTGRES_URL`.

use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::BoxFuture;
use sqlx::postgres::PgPoolOptions;

use crate::{
    db::{Db, Reach, Tx},
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

/// Who owns the tables in tests; `scripts/postgres.sh` makes both roles.
pub const OWNER: &str = "akkoord_owner";
/// Whom the product signs in as.
pub const RUNTIME: &str = "akkoord_app";

/// Addresses of one database.
#[derive(Clone, Debug)]
pub struct Urls {
    /// As the product signs in.
    pub runtime: String,
    /// As the tables' owner does; none on SQLite.
    pub owner: Option<String>,
    /// As somebody whom no wall holds.
    pub superuser: String,
}

/// The addresses of an empty database.
pub async fn fresh_urls(engine: Engine, folder: &std::path::Path) -> Result<Urls> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    if engine == Engine::Sqlite {
        let url = format!("sqlite:{}", folder.join("test.db").display());
        return Ok(Urls { runtime: url.clone(), owner: None, superuser: url });
    }
    let server = std::env::var("TEST_POSTGRES_URL")
        .map_err(|_| Error::Broken("TEST_POSTGRES_URL is not set; run the tests through `make test`".into()))?;
    // Each test is a process, and numbers of processes come again while a suite runs: the folder is its own.
    let own: String = folder.display().to_string().chars().filter(char::is_ascii_alphanumeric).collect();
    let own = own.to_lowercase();
    let own = &own[own.len().saturating_sub(12)..];
    let name = format!("test_{}_{}_{own}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let pool = sqlx::PgPool::connect(&server).await?;
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name} OWNER {OWNER}"))).execute(&pool).await?;
    pool.close().await;
    let mut url: url::Url = server.parse().map_err(|e| Error::Broken(format!("TEST_POSTGRES_URL: {e}")))?;
    url.set_path(&name);
    let of = |role: &str| {
        let mut url = url.clone();
        url.set_username(role).map_err(|()| Error::Broken("TEST_POSTGRES_URL takes no name".into()))?;
        Ok::<_, Error>(url.to_string())
    };
    Ok(Urls { runtime: of(RUNTIME)?, owner: Some(of(OWNER)?), superuser: url.to_string() })
}

/// An empty database, for whoever makes its tables himself: as their owner sees it, and as somebody does whom no wall
/// holds.
pub async fn empty(engine: Engine, folder: &std::path::Path) -> Result<(Db, Db)> {
    let urls = fresh_urls(engine, folder).await?;
    match urls.owner {
        Some(owner) => Ok((Db::connect_owner(&owner).await?, everywhere(&urls.superuser)?)),
        None => Db::connect(&urls.runtime).await.map(|db| (db.clone(), db)),
    }
}

fn everywhere(superuser: &str) -> Result<Db> {
    Ok(Db::Postgres(PgPoolOptions::new().max_connections(4).connect_lazy(superuser)?))
}

/// A migrated, empty database: as the product sees it, and as somebody does whom no wall holds.
pub async fn fresh(engine: Engine, folder: &std::path::Path) -> Result<(Db, Db)> {
    let urls = fresh_urls(engine, folder).await?;
    let db = Db::connect(&urls.runtime).await?;
    db.prepare(urls.owner.as_deref()).await?;
    let all = match engine {
        Engine::Sqlite => db.clone(),
        Engine::Postgres => everywhere(&urls.superuser)?,
    };
    Ok((db, all))
}

/// Changes something behind the product's back.
pub async fn change<T, F>(db: &Db, work: F) -> Result<T>
where
    F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, Result<T>>,
{
    let mut tx = db.begin(Reach::Across).await?;
    let answer = work(&mut tx).await?;
    tx.commit().await?;
    Ok(answer)
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
