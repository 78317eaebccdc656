//! Mail waits in a table and is written in the business transaction (MAIL-1); a worker claims and sends it (MAIL-2).
//!
//! At least once: a crash between the relay's last "250" and our note of it sends the mail again, with the same
//! `Message-ID`.

pub mod compose;
pub mod content;
pub mod store;
#[cfg(test)]
mod tests;
pub mod worker;

use chrono::{DateTime, Utc};
use portal_types::{EmailAddress, Language, MailId};
use serde::Serialize;
use uuid::Uuid;

pub use content::MailContent;

use crate::{audit::AuditEvent, db::Tx, error::Result, scope::Scope};

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Also the `Message-ID`.
    pub id: MailId,
    /// What it is about, for the timeline.
    pub item: Option<Uuid>,
    /// Recipient's name.
    pub to_name: String,
    /// Recipient's stored address (MAIL-5).
    pub to_email: EmailAddress,
    /// Recipient's language.
    pub language: Language,
    /// What it says.
    pub content: MailContent,
}

/// Writes the mail to the outbox. Call `outbox_wake` after the commit to send it at once.
pub async fn enqueue(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>, mail: NewMail) -> Result<()> {
    store::insert(tx, scope, &mail, now).await
}

#[derive(Serialize)]
pub(crate) struct MailSent {
    pub mail: MailId,
    pub kind: String,
    #[serde(skip)]
    pub item: Option<Uuid>,
}

impl AuditEvent for MailSent {
    const TYPE: &'static str = "mail.sent";
    fn item(&self) -> Option<Uuid> {
        self.item
    }
}

#[derive(Serialize)]
pub(crate) struct MailFailed {
    pub mail: MailId,
    pub kind: String,
    #[serde(skip)]
    pub item: Option<Uuid>,
}

impl AuditEvent for MailFailed {
    const TYPE: &'static str = "mail.failed";
    fn item(&self) -> Option<Uuid> {
        self.item
    }
}
