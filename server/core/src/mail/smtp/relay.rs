//! What `smtp://…` and `smtps://…` say.

use std::{fmt, net::IpAddr};

use lettre::transport::smtp::authentication::Credentials;
use percent_encoding::percent_decode_str;
use url::Url;

use crate::mail::ParseError;

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: only towards this machine.
    Plain,
    /// Upgraded after the greeting, or nothing is sent.
    StartTls,
    /// Encrypted from the first byte.
    Implicit,
}

/// Where mail is handed over.
#[derive(Clone)]
pub struct Relay {
    /// Name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Protection of the connection.
    pub security: Security,
    /// User name and password.
    pub credentials: Option<Credentials>,
    /// More certificate authorities to trust, PEM.
    pub authorities: Option<Vec<u8>>,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("credentials", &self.credentials.as_ref().map(|_| "***"))
            .finish_non_exhaustive()
    }
}

impl Relay {
    /// Reads `smtp[s]://[user:password@]host[:port][?ca=file]`.
    ///
    /// `smtp` must be upgraded by STARTTLS unless the host is this machine. Ports: 587, on this machine 25,
    /// and 465 for `smtps`.
    pub fn parse(address: &str) -> Result<Self, ParseError> {
        let url = Url::parse(address).map_err(|_| ParseError::Scheme)?;
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let (security, port) = match (url.scheme(), is_loopback(&host)) {
            ("smtps", _) => (Security::Implicit, 465),
            ("smtp", true) => (Security::Plain, 25),
            ("smtp", false) => (Security::StartTls, 587),
            _ => return Err(ParseError::Scheme),
        };
        if host.is_empty() {
            return Err(ParseError::Host);
        }
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(ParseError::Option);
        }
        Ok(Self {
            host,
            port: url.port().unwrap_or(port),
            security,
            credentials: credentials(&url)?,
            authorities: authorities(&url)?,
        })
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn credentials(url: &Url) -> Result<Option<Credentials>, ParseError> {
    let decoded =
        |part: &str| percent_decode_str(part).decode_utf8().map(String::from).map_err(|_| ParseError::Credentials);
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None | Some("")) => Err(ParseError::Credentials),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user)?, decoded(password)?))),
    }
}

fn authorities(url: &Url) -> Result<Option<Vec<u8>>, ParseError> {
    let mut pem = None;
    for (option, value) in url.query_pairs() {
        if option != "ca" {
            return Err(ParseError::Option);
        }
        pem = Some(std::fs::read(value.as_ref()).map_err(|error| ParseError::Certificates(error.to_string()))?);
    }
    Ok(pem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(address: &str) -> (String, u16, Security, Option<Credentials>) {
        let relay = Relay::parse(address).unwrap();
        (relay.host, relay.port, relay.security, relay.credentials)
    }

    #[test]
    fn protection_follows_scheme_and_host() {
        let user = |name: &str, password: &str| Some(Credentials::new(name.into(), password.into()));
        for (address, host, port, security, credentials) in [
            ("smtp://mail.example", "mail.example", 587, Security::StartTls, None),
            ("smtp://u:p@mail.example:25/", "mail.example", 25, Security::StartTls, user("u", "p")),
            (
                "smtp://u%40x.nl:p%3A%2F%20@mail.example",
                "mail.example",
                587,
                Security::StartTls,
                user("u@x.nl", "p:/ "),
            ),
            ("smtps://mail.example", "mail.example", 465, Security::Implicit, None),
            ("smtps://localhost", "localhost", 465, Security::Implicit, None),
            ("smtp://localhost:1025", "localhost", 1025, Security::Plain, None),
            ("smtp://127.0.0.1", "127.0.0.1", 25, Security::Plain, None),
            ("smtp://[::1]:2525", "::1", 2525, Security::Plain, None),
            ("smtp://localhost.evil.example", "localhost.evil.example", 587, Security::StartTls, None),
        ] {
            assert_eq!(parsed(address), (host.to_owned(), port, security, credentials), "{address}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for address in [
            "",
            "mail.example",
            "http://mail.example",
            "smtp:",
            "smtp://",
            "smtp://:p@h",
            "smtp://u@h",
            "smtp://u:%FF@h",
            "smtp://h/inbox",
            "smtp://h?tls=none",
            "smtp://h?ca=/does/not/exist",
            "smtp://h#x",
            "mailbox:elsewhere",
        ] {
            assert!(Relay::parse(address).is_err(), "{address}");
        }
    }

    #[test]
    fn no_password_in_debug_or_errors() {
        let relay = Relay::parse("smtp://user:hunter2@mail.example").unwrap();
        assert!(!format!("{relay:?}").contains("hunter2"));
        assert!(!format!("{relay:?}").contains("user"));
        let error = Relay::parse("smtp://user:hunter2@mail.example?tls=no").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
