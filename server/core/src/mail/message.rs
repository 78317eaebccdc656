//! From [`Mail`] to a MIME message.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

use super::Mail;

/// Longer than any name that a form takes; what is shown of it is shorter still.
const NAME_LIMIT: usize = 1_000;
/// Longest subject.
const SUBJECT_LIMIT: usize = 200;

/// This mail can never be sent as it is.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// A field that ends up in a header or command holds CR, LF or NUL.
    #[error("{0} holds a line break or a NUL character")]
    Forbidden(&'static str),
    /// Longer than any honest value.
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// Not an e-mail address.
    #[error("{0} is not an e-mail address")]
    Address(&'static str),
    /// The date lies before 1970.
    #[error("the date cannot be written")]
    Date,
    /// Refused by the message builder.
    #[error("message: {0}")]
    Build(String),
}

/// Builds the message. `from` is the product's address; its domain also completes the `Message-ID`.
pub fn compose(mail: &Mail, from: &Address, now: DateTime<Utc>) -> Result<Message, MailError> {
    let date = u64::try_from(now.timestamp()).map_err(|_| MailError::Date)?;
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.id, from.domain())))
        .date(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(date))
        .from(mailbox("from_name", &mail.from_name, from.clone())?)
        .to(mailbox("to.name", &mail.to.name, address("to.email", &mail.to.email)?)?)
        .subject(subject(&mail.subject)?)
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", mail.language.code()));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox("from_name", &mail.from_name, address("reply_to", reply_to)?)?);
    }
    for (field, part) in [("text", &mail.text), ("html", &mail.html)] {
        if part.contains('\0') {
            return Err(MailError::Forbidden(field));
        }
    }
    let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    let whole = match &mail.attachment {
        None => words,
        Some(file) => {
            let kind = ContentType::parse(file.kind).map_err(|error| MailError::Build(error.to_string()))?;
            let name = checked("attachment", &file.name, NAME_LIMIT)?.to_owned();
            MultiPart::mixed().multipart(words).singlepart(Attachment::new(name).body(file.bytes.clone(), kind))
        }
    };
    builder.multipart(whole).map_err(|error| MailError::Build(error.to_string()))
}

fn checked<'a>(field: &'static str, value: &'a str, limit: usize) -> Result<&'a str, MailError> {
    if value.contains(['\r', '\n', '\0']) {
        return Err(MailError::Forbidden(field));
    }
    if value.chars().count() > limit {
        return Err(MailError::TooLong(field));
    }
    Ok(value)
}

fn address(field: &'static str, value: &str) -> Result<Address, MailError> {
    checked(field, value, 254)?.parse().map_err(|_| MailError::Address(field))
}

fn mailbox(field: &'static str, name: &str, address: Address) -> Result<Mailbox, MailError> {
    let name = super::clean::name(checked(field, name, NAME_LIMIT)?);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// The library writes ASCII subjects as they are, so text that looks like an RFC 2047 word is taken apart here.
fn subject(value: &str) -> Result<String, MailError> {
    Ok(super::clean::line(checked("subject", value, SUBJECT_LIMIT)?).replace("=?", "= ?"))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
