//! `akkoord migrate`

use super::CommandError;
use crate::{config::Config, lock::ServerLock, open};

/// Brings the tables up to date, unless a server is using them.
pub async fn run(config: &Config) -> Result<(), CommandError> {
    let _lock = ServerLock::of(config)?;
    let portal = open::portal(config).await?;
    open::prepare(config, &portal).await?;
    portal.db.close().await;
    println!("the database is up to date");
    Ok(())
}
