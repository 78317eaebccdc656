//! `akkoord migrate`

use portal_core::db::Db;

use super::CommandError;
use crate::{config::Config, lock::ServerLock, open};

/// Brings the tables up to date, unless a server is using them.
pub async fn run(config: &Config) -> Result<(), CommandError> {
    let portal = open::portal(config).await?;
    let _lock = matches!(portal.db, Db::Sqlite { .. }).then(|| ServerLock::take(&config.base.folder)).transpose()?;
    portal.db.migrate().await?;
    portal.db.close().await;
    println!("the database is up to date");
    Ok(())
}
