//! How mail leaves: into the embedded mailbox, or to a relay.

use std::path::Path;

use chrono::{DateTime, Utc};
use lettre::{Address, message::Mailbox as Sender};

use super::{
    Mail, MailError,
    mailbox::Mailbox,
    message::compose,
    smtp::{Relay, Smtp},
};

/// The mail setting cannot be used. Never quotes it: it holds a password.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    /// Neither of the known kinds.
    #[error("the mail address must be `mailbox:`, `smtp://…` or `smtps://…`")]
    Scheme,
    /// A relay without a usable host.
    #[error("the mail address names no host")]
    Host,
    /// User name without password, or reversed, or not UTF-8.
    #[error("the mail address must carry both a user name and a password, or neither")]
    Credentials,
    /// Only `?ca=<file>` is known.
    #[error("the mail address has an unknown option; only `ca` is known")]
    Option,
    /// The file of extra certificate authorities.
    #[error("the certificate file of the mail address: {0}")]
    Certificates(String),
    /// The sender's address.
    #[error("the sender's address is not an e-mail address")]
    From,
    /// The mailbox folder cannot be made.
    #[error("the mailbox folder: {0}")]
    Folder(#[from] std::io::Error),
}

/// A mail was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct SendError {
    /// Trying again cannot help.
    pub permanent: bool,
    /// For the operator.
    pub detail: String,
}

impl SendError {
    pub(super) fn transient(detail: impl ToString) -> Self {
        Self { permanent: false, detail: detail.to_string() }
    }

    pub(super) fn permanent(detail: impl ToString) -> Self {
        Self { permanent: true, detail: detail.to_string() }
    }
}

impl From<MailError> for SendError {
    fn from(error: MailError) -> Self {
        Self::permanent(error)
    }
}

#[derive(Debug)]
enum Way {
    Mailbox(Mailbox),
    Smtp(Box<Smtp>),
}

/// Sends mail from the product's address, the way `AKKOORD_MAIL_URL` says.
#[derive(Debug)]
pub struct Transport {
    from: Address,
    way: Way,
}

impl Transport {
    /// Reads the setting. `from` is the product's address, with or without a name (each mail shows its firm's);
    /// the embedded mailbox is `<data_dir>/mail`.
    pub fn parse(url: &str, from: &str, data_dir: &Path) -> Result<Self, ParseError> {
        let from = from.parse::<Sender>().map_err(|_| ParseError::From)?.email;
        let way = match url {
            "mailbox:" => Way::Mailbox(Mailbox::open(&data_dir.join("mail"))?),
            _ => Way::Smtp(Box::new(Smtp::new(Relay::parse(url)?))),
        };
        Ok(Self { from, way })
    }

    /// Says where mail goes, after a look whether anybody is there to take it.
    pub async fn greet(&self) -> Result<String, SendError> {
        match &self.way {
            Way::Mailbox(mailbox) => Ok(mailbox.dir().display().to_string()),
            Way::Smtp(smtp) => smtp.greet().await,
        }
    }

    /// The folder of the embedded mailbox, if that is where mail goes.
    pub fn mailbox(&self) -> Option<&Path> {
        match &self.way {
            Way::Mailbox(mailbox) => Some(mailbox.dir()),
            Way::Smtp(_) => None,
        }
    }

    /// Hands the mail over. After `Ok` it is on disk or accepted by the relay.
    ///
    /// A relay that breaks off after the last byte may have taken the mail: that is an error here, and the
    /// repeat carries the same `Message-ID` (MAIL-2).
    pub async fn send(&self, mail: &Mail, now: DateTime<Utc>) -> Result<(), SendError> {
        let message = compose(mail, &self.from, now)?;
        match &self.way {
            Way::Mailbox(mailbox) => mailbox.store(mail.id, now, message.formatted()).await,
            Way::Smtp(smtp) => smtp.send(message.envelope(), &message.formatted()).await,
        }
    }

    /// Says goodbye on idle connections; for an orderly stop.
    pub async fn close(&self) {
        if let Way::Smtp(smtp) = &self.way {
            smtp.close().await;
        }
    }
}
