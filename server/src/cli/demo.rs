//! `akkoord demo`

use std::sync::Arc;

use clap::{Args, builder::RangedU64ValueParser};
use portal_core::{
    clock::SeededEntropy,
    demo,
    portal::{Parts, Portal},
};

use super::CommandError;
use crate::{config::Config, open};

/// How much example data.
#[derive(Debug, Args)]
pub struct Demo {
    /// Clients of the first firm
    #[arg(long, default_value_t = 12, value_parser = RangedU64ValueParser::<usize>::new().range(6..))]
    clients: usize,
    /// Annual accounts that the first firm gets besides, for measurements
    #[arg(long, default_value_t = 0)]
    accounts: usize,
    /// Of how many years per client those are
    #[arg(long, default_value_t = 4, value_parser = RangedU64ValueParser::<usize>::new().range(1..=50))]
    years: usize,
    /// Firms besides, with a hundred clients each, for measurements
    #[arg(long, default_value_t = 0)]
    firms: usize,
    /// The same seed gives the same data
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Passwords are enough to sign in: for tests, in which many sign in at once with one and the same name
    #[arg(long)]
    password_only: bool,
}

impl Demo {
    /// Fills the database, unless it is filled, and prints the sign-ins.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let parts = open::parts(config, std::env::current_exe()?).await?;
        let portal = Portal::new(Parts { entropy: Arc::new(SeededEntropy::new(self.seed)), ..parts });
        open::migrate(config, &portal).await?;
        let sign_ins = match self.password_only {
            true => demo::fill(&portal, self.clients).await?,
            false => demo::fill_with_factors(&portal, self.clients).await?,
        };
        for sign_in in sign_ins {
            println!("{}", serde_json::to_string(&sign_in).map_err(portal_core::error::Error::from)?);
        }
        if self.accounts > 0 {
            demo::fill_accounts(&portal, "devries", self.accounts, self.years).await?;
        }
        demo::fill_firms(&portal, self.firms).await?;
        portal.db.close().await;
        Ok(())
    }
}
