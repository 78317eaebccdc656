//! The floor: axum and sqlx with nothing between them, reading the rows that Akkoord's own pages read.
//!
//! `bare DATABASE_URL ADDRESS` serves, without any check of who asks,
//! `/{slug}/open/{link}`, `/{slug}/view/{link}`, `/{slug}/office/clients` and `/{slug}/office/annual-accounts`.

mod overview;
mod page;
mod rows;

use std::{env, error::Error, str::FromStr};

use sqlx::{
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let [_, database, address] = env::args().collect::<Vec<_>>().try_into().map_err(|_| "bare DATABASE_URL ADDRESS")?;
    let router = if database.starts_with("sqlite:") {
        let options = SqliteConnectOptions::from_str(&database)?.pragma("query_only", "ON");
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        rows::sqlite::router(pool.clone()).merge(overview::sqlite::router(pool))
    } else {
        let pool = PgPoolOptions::new().max_connections(16).connect(&database).await?;
        rows::postgres::router(pool.clone()).merge(overview::postgres::router(pool))
    };
    axum::serve(TcpListener::bind(address).await?, router).await?;
    Ok(())
}
