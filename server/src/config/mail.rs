//! How mail leaves.

use portal_types::EmailAddress;
use secrecy::SecretString;

use super::{Base, ConfigError, Setting, Sources};

pub(super) const SETTINGS: &[Setting] = &[
    Setting::secret(
        "AKKOORD_MAIL_URL",
        "mailbox:",
        "mailbox: writes .eml files under <data_dir>/mail; smtp://host:port or smtps://user:password@host sends.",
    ),
    Setting::new("AKKOORD_MAIL_FROM", "", "Sender address of every mail. Empty: no-reply@<host of the base URL>."),
];

/// The mail transport.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Read from `AKKOORD_MAIL_URL`; may carry a password.
    pub url: SecretString,
    /// Read from `AKKOORD_MAIL_FROM`.
    pub from: EmailAddress,
}

impl Mail {
    pub(super) fn read(sources: &Sources, base: &Base) -> Result<Self, ConfigError> {
        let host = base.url.host();
        // `localhost` alone is no mail domain.
        let neutral = if host.contains('.') { format!("no-reply@{host}") } else { format!("no-reply@akkoord.{host}") };
        let from = sources.given("AKKOORD_MAIL_FROM").unwrap_or(&neutral);
        let expected = "an e-mail address such as portal@example.nl";
        let from = EmailAddress::parse(from).ok_or(ConfigError::Invalid { name: "AKKOORD_MAIL_FROM", expected })?;
        Ok(Self { url: sources.text("AKKOORD_MAIL_URL").to_owned().into(), from })
    }
}
