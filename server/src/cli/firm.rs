//! `akkoord firm …`

use clap::Subcommand;
use portal_core::firms::{self, NewFirm};
use portal_types::{EmailAddress, Slug, firms::parse_colour};

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
        /// Let employees in without a second factor
        #[arg(long)]
        password_only: bool,
    },
}

impl Firm {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let Self::Create { slug, name, accent, phone, email, password_only } = self;
        let parsed = Slug::parse(&slug);
        let slug = parsed.ok_or_else(|| CommandError::Refused(format!("{slug} cannot be part of an address")))?;
        let refused = |what: &str, given: &str| CommandError::Refused(format!("{given} is no {what}"));
        if name.trim().is_empty() {
            return Err(refused("name", "an empty text"));
        }
        if let Some(given) = accent.as_ref().filter(|given| parse_colour(given).is_none()) {
            return Err(refused("colour such as #1f5f4b", given));
        }
        if let Some(given) = email.as_ref().filter(|given| EmailAddress::parse(given).is_none()) {
            return Err(refused("e-mail address", given));
        }
        let portal = open::portal(config).await?;
        open::migrate(config, &portal).await?;
        if firms::find(&portal, slug.as_str()).await?.is_some() {
            return Err(CommandError::Refused(format!("there is a firm {slug} already")));
        }
        let new =
            NewFirm { slug: slug.clone(), name, accent, phone, email, four_eyes: true, second_factor: !password_only };
        firms::create(&portal, new).await?;
        portal.db.close().await;
        println!("made {}", portal.address(&format!("/{slug}/office/clients")));
        Ok(())
    }
}
