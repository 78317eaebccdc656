//! `akkoord audit …`

use clap::Subcommand;
use portal_core::{audit, firms};

use super::CommandError;
use crate::{config::Config, open};

/// What can be done with the audit log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check the chain of every firm
    Verify,
}

impl Audit {
    /// Checks every firm before it fails, so that one broken chain does not hide another.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let Self::Verify = self;
        let portal = open::portal(config).await?;
        let mut tx = portal.db.read().await?;
        let mut broken = 0;
        for firm in firms::store::all(&mut tx).await? {
            match audit::verify(&mut tx, firm.id).await {
                Ok(records) => println!("ok      {} {records} records", firm.slug),
                Err(error) => {
                    broken += 1;
                    println!("broken  {} {error}", firm.slug);
                }
            }
        }
        match broken {
            0 => Ok(()),
            count => Err(CommandError::Refused(format!("{count} audit chains are broken"))),
        }
    }
}
