//! `akkoord firm …`

use clap::Subcommand;
use portal_core::firms::{self, NewFirm};
use portal_types::Slug;

use super::CommandError;
use crate::{config::Config, open};

/// What can be done with firms.
#[derive(Debug, Subcommand)]
pub enum Firm {
    /// Make a firm; then invite its first employee
    Create {
        /// Place in addresses: 3 to 40 of a-z, 0-9 and -
        slug: String,
        /// Name on screens and in mails
        name: String,
        /// Accent colour, such as #1f5f4b
        #[arg(long)]
        accent: Option<String>,
        /// Number that clients can call
        #[arg(long)]
        phone: Option<String>,
        /// Address that clients can write to
        #[arg(long)]
        email: Option<String>,
    },
}

impl Firm {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let Self::Create { slug, name, accent, phone, email } = self;
        let parsed = Slug::parse(&slug);
        let slug = parsed.ok_or_else(|| CommandError::Refused(format!("{slug} cannot be part of an address")))?;
        let portal = open::portal(config).await?;
        portal.db.migrate().await?;
        if firms::find(&portal, slug.as_str()).await?.is_some() {
            return Err(CommandError::Refused(format!("there is a firm {slug} already")));
        }
        firms::create(&portal, NewFirm { slug: slug.clone(), name, accent, phone, email }).await?;
        portal.db.close().await;
        println!("made {}", portal.address(&format!("/{slug}/office")));
        Ok(())
    }
}
