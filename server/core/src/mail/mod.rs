//! Mail: what is sent, how it is worded, and how it leaves the machine.
//!
//! The outbox decides when and to whom; nothing here knows a table (MAIL-1, MAIL-2).

mod clean;
mod message;
mod transport;

pub mod mailbox;
pub mod smtp;
pub mod templates;

#[cfg(any(test, feature = "testing"))]
pub mod sink;
#[cfg(test)]
mod tests;

use std::fmt;

use portal_types::Language;
use uuid::Uuid;

pub use self::{
    message::{MailError, compose},
    transport::{ParseError, SendError, Transport},
};

/// The one person a mail goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Shown beside the address; may be empty.
    pub name: String,
    /// The stored address (MAIL-5).
    pub email: String,
}

/// One mail to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The outbox row's id; a repeat carries the same `Message-ID`.
    pub id: Uuid,
    /// Who gets it.
    pub to: Recipient,
    /// The firm's name, shown as sender of the product's address.
    pub from_name: String,
    /// The firm's own address: where answers go.
    pub reply_to: Option<String>,
    /// Language of subject and text.
    pub language: Language,
    /// Neutral: no company name, no amount.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part, equal in content.
    pub html: String,
    /// A file that goes with it.
    pub attachment: Option<Attachment>,
}

/// A file that goes with a mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Itself.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Mail {
    /// Without the texts: they carry links and codes (LNK-4).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).field("subject", &self.subject).finish_non_exhaustive()
    }
}
