//! E-mail addresses, compared by one canonical form (MAIL-5).

use serde::{Deserialize, Serialize};

/// An address that passed the check; keeps what was typed for display.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Parses `local@domain`. ASCII only: international addresses need IDNA and NFC, and a look-alike must
    /// never receive another person's mail.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let local_ok = (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b));
        let label_ok = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let domain_ok = domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label_ok);
        (local_ok && domain_ok).then(|| Self(text.to_owned()))
    }

    /// As typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that is unique and compared.
    pub fn canonical(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// `j•••@jansen.nl`: enough for the owner to recognise.
    pub fn masked(&self) -> String {
        match self.0.rsplit_once('@') {
            Some((local, domain)) => format!("{}•••@{domain}", &local[..1]),
            None => "•••".to_owned(),
        }
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| "not an e-mail address".to_owned())
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_usual_and_refuses_look_alikes() {
        for good in ["a@b.nl", "J.Jansen+x@jansen-holding.nl", " trim@me.nl "] {
            assert!(EmailAddress::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@b.nl",
            "a@.nl",
            "a@-b.nl",
            "a..b@c.nl",
            ".a@c.nl",
            "a b@c.nl",
            "a@b.nl\r\nBcc: x@y.nl",
            "\u{212A}im@b.nl",
            "a@bücher.nl",
            "a\u{202e}@b.nl",
            "a@b.nl\0",
            "a,b@c.nl",
            "<a@b.nl>",
            "\"a b\"@c.nl",
        ] {
            assert!(EmailAddress::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn masks_all_but_first_letter() {
        let address = EmailAddress::parse("Jan.Jansen@jansen.nl").expect("valid");
        assert_eq!(address.masked(), "J•••@jansen.nl");
        assert_eq!(address.canonical(), "jan.jansen@jansen.nl");
    }
}
