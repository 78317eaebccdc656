//! `akkoord employee …`

use clap::Subcommand;
use portal_core::{
    firms,
    people::{self, NewEmployee},
    second_factor,
};
use portal_types::{EmailAddress, ErrorCode, Language, Role};

use super::CommandError;
use crate::{config::Config, open};

/// What can be done with employees.
#[derive(Debug, Subcommand)]
pub enum Employee {
    /// Mail somebody an invitation to choose a password; again when the first one was lost or is over
    Invite {
        /// The firm's place in addresses
        firm: String,
        /// Sign-in address
        email: String,
        /// Name on screens
        name: String,
        /// administrator, partner, accountant, assistant, secretary or read-only
        #[arg(long, default_value = "administrator", value_parser = role)]
        role: Role,
        /// nl or en
        #[arg(long, default_value = "nl", value_parser = language)]
        language: Language,
    },
    /// Take away the second factor of somebody who lost it and his recovery codes; make sure that it is him who asks
    ResetFactor {
        /// The firm's place in addresses
        firm: String,
        /// Sign-in address
        email: String,
    },
    /// Shut somebody out who left: at once, on every device
    Disable {
        /// The firm's place in addresses
        firm: String,
        /// Sign-in address
        email: String,
    },
}

fn role(code: &str) -> Result<Role, &'static str> {
    Role::from_code(code).ok_or("administrator, partner, accountant, assistant, secretary or read-only")
}

fn language(code: &str) -> Result<Language, &'static str> {
    Language::from_code(code).ok_or("nl or en")
}

impl Employee {
    /// Does it.
    pub async fn run(self, config: &Config) -> Result<(), CommandError> {
        let (Self::Invite { firm: slug, email, .. }
        | Self::ResetFactor { firm: slug, email }
        | Self::Disable { firm: slug, email }) = &self;
        let address = EmailAddress::parse(email).ok_or_else(|| refused(format!("{email} is not an e-mail address")))?;
        let portal = open::portal(config).await?;
        let firm = firms::find(&portal, slug).await?.ok_or_else(|| refused(format!("there is no firm {slug}")))?;
        let said = match self {
            Self::Invite { name, role, language, firm: slug, .. } => {
                let new = NewEmployee { email: address.clone(), name, language, role };
                match people::invite_employee(&portal, firm.id, new).await {
                    Err(error) if error.code() == ErrorCode::StateChanged => {
                        return Err(refused(format!("{address} works at {slug} already and has a password")));
                    }
                    outcome => outcome?,
                };
                format!("the running server mails an invitation to {address}")
            }
            Self::ResetFactor { firm: slug, .. } => match second_factor::reset(&portal, firm.id, &address).await? {
                true => format!("{address} signs in with the password alone, until another second factor is set up"),
                false => return Err(refused(format!("{address} has no second factor, or does not work at {slug}"))),
            },
            Self::Disable { firm: slug, .. } => match people::disable_employee(&portal, firm.id, &address).await? {
                true => format!("{address} is shut out of {slug}"),
                false => return Err(refused(format!("{address} does not work at {slug}"))),
            },
        };
        portal.db.close().await;
        println!("{said}");
        Ok(())
    }
}

fn refused(why: String) -> CommandError {
    CommandError::Refused(why)
}
