//! A stored mail, taken apart for the viewer.

use mail_parser::{Address, Message, MessageParser};

/// A mail as a person reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// `Name <address>`.
    pub from: String,
    /// `Name <address>`.
    pub to: String,
    /// Decoded.
    pub subject: String,
    /// Every header as it stands in the file, unfolded.
    pub headers: Vec<(String, String)>,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Opened {
    /// Headers only, for lists.
    pub fn head(bytes: &[u8]) -> Option<Self> {
        MessageParser::default().parse_headers(bytes).map(|message| Self::of(&message))
    }

    /// All of it.
    pub fn whole(bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        Some(Self {
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            headers: message
                .headers_raw()
                .map(|(name, value)| (name.to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
                .collect(),
            ..Self::of(&message)
        })
    }

    fn of(message: &Message<'_>) -> Self {
        Self {
            from: person(message.from()),
            to: person(message.to()),
            subject: message.subject().unwrap_or_default().to_owned(),
            ..Self::default()
        }
    }
}

fn person(address: Option<&Address<'_>>) -> String {
    let Some(one) = address.and_then(Address::first) else { return String::new() };
    match (one.name(), one.address().unwrap_or_default()) {
        (Some(name), address) => format!("{name} <{address}>"),
        (None, address) => address.to_owned(),
    }
}
