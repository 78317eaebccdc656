//! The mailbox, as its readers see it.

use super::TestPortal;
use crate::{
    mail::mailbox::{self, Opened},
    outbox,
};

/// A mail that arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Address of the recipient.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Letter {
    /// The token of the link in this mail.
    pub fn token(&self) -> String {
        let rest = self.text.split("/open/").nth(1).expect("a mail with a link");
        rest.split_whitespace().next().unwrap_or_default().to_owned()
    }

    /// The eight digits in this mail.
    pub fn code(&self) -> String {
        let is_code = |line: &&str| line.chars().filter(char::is_ascii_digit).count() == 8 && line.trim().len() == 9;
        let line = self.text.lines().find(is_code).expect("a mail with a code");
        line.chars().filter(char::is_ascii_digit).collect()
    }
}

impl TestPortal {
    /// Sends every mail that is due, a millisecond apart; how many.
    pub async fn drain(&self) -> usize {
        let mut sent = 0;
        loop {
            self.clock.advance(chrono::Duration::milliseconds(1));
            if !outbox::worker::send_next(self).await.expect("the outbox works") {
                return sent;
            }
            sent += 1;
        }
    }

    /// Waits until nobody can undo any more, seals, and sends what comes of it; how many mails.
    pub async fn seal(&self) -> usize {
        self.clock.advance(chrono::Duration::minutes(15));
        crate::approvals::seal::seal_due(self).await.expect("sealing works");
        self.drain().await
    }

    /// Everything that arrived, oldest first.
    pub fn letters(&self) -> Vec<Letter> {
        let folder = self.mail.mailbox().expect("mail goes to the mailbox");
        let names = mailbox::names(folder).expect("the mailbox");
        let read = |name| Opened::whole(&mailbox::read(folder, name).expect("a mail")).expect("a well-formed mail");
        names.iter().map(read).map(Letter::from).collect()
    }

    /// What arrived for one address, oldest first.
    pub fn letters_to(&self, address: &str) -> Vec<Letter> {
        self.letters().into_iter().filter(|letter| letter.to == address).collect()
    }

    /// The newest mail for one address.
    pub fn newest_to(&self, address: &str) -> Letter {
        self.letters_to(address).pop().expect("a mail for this address")
    }
}

impl From<Opened> for Letter {
    fn from(mail: Opened) -> Self {
        let to = mail.to.rsplit_once('<').map_or(mail.to.as_str(), |(_, rest)| rest.trim_end_matches('>')).to_owned();
        Self { to, subject: mail.subject, text: mail.text, html: mail.html }
    }
}
