//! `akkoord audit …`

use std::{collections::BTreeSet, path::PathBuf};

use clap::Subcommand;
use portal_core::{
    Portal,
    audit::{Report, Shelf, Verifier},
    firms,
};
use portal_types::FirmId;

use super::CommandError;
use crate::{config::Config, open};

/// What can be done with the audit log.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check the chain of every firm, its head and its checkpoints, and name every tampering
    Verify {
        /// Copies of checkpoints that were kept elsewhere: a folder with <firm>/<number> in it
        #[arg(long, value_name = "FOLDER")]
        checkpoint_dir: Option<PathBuf>,
    },
    /// Print the public key that checkpoints are signed with
    Key,
}

impl Audit {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let portal = open::portal(config).await?;
        let Self::Verify { checkpoint_dir } = self else {
            let key: String = portal.keys.audit_public().to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            println!("{key}");
            return Ok(());
        };
        let mut verifier = Verifier::new(&portal);
        if let Some(folder) = checkpoint_dir {
            verifier = verifier.with_copies(Shelf::folder(&folder)?);
        }
        verify(&portal, &verifier).await
    }
}

/// Checks every firm before it fails, so that one broken chain does not hide another.
async fn verify(portal: &Portal, verifier: &Verifier) -> Result<(), CommandError> {
    let mut broken = 0;
    let (mut chains, named) = (verifier.firms().await?, firms::store::all(&mut portal.db.outside().await?).await?);
    for firm in named {
        chains.remove(&firm.id);
        broken += usize::from(!tell(&firm.slug, verifier.verify(firm.id).await));
    }
    broken += verify_unnamed(verifier, chains).await;
    match broken {
        0 => Ok(()),
        count => Err(CommandError::Refused(format!("{count} audit chains are broken"))),
    }
}

/// Firms that have a chain or checkpoints, and no row.
async fn verify_unnamed(verifier: &Verifier, chains: BTreeSet<FirmId>) -> usize {
    let mut broken = 0;
    for firm in chains {
        broken += usize::from(!tell(&firm.to_string(), verifier.verify(firm).await));
    }
    broken
}

/// One line per finding; gives whether all is well.
fn tell(name: &str, report: portal_core::Result<Report>) -> bool {
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            println!("broken  {name} cannot be read: {error}");
            return false;
        }
    };
    if report.findings.is_empty() {
        let Report { records, checkpoints, signed, .. } = report;
        println!("ok      {name} {records} records, {checkpoints} checkpoints, signed up to record {signed}");
        return true;
    }
    for finding in report.findings {
        println!("broken  {name} {finding}");
    }
    false
}
