//! The one origin under which browsers reach the portal.

use url::{Host, Url};

use super::ConfigError;

const EXPECTED: ConfigError = ConfigError::Invalid {
    name: "AKKOORD_BASE_URL",
    expected: "an http(s) address without path, such as https://portal.example.nl",
};

/// Scheme, host and port; no path. Never taken from a request (AUT-6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    url: Url,
    origin: String,
    authority: String,
}

impl BaseUrl {
    /// Parses an operator's setting.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let url = Url::parse(text).map_err(|_| EXPECTED)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let anonymous = url.username().is_empty() && url.password().is_none();
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() || !bare || !anonymous {
            return Err(EXPECTED);
        }
        let base = Self::from_url(url);
        if !base.is_https() && !base.is_loopback() {
            return Err(ConfigError::PlainBaseUrl);
        }
        Ok(base)
    }

    /// The address of a server that nobody else can reach.
    pub fn localhost(port: u16) -> Self {
        let text = format!("http://localhost:{port}/");
        match Url::parse(&text) {
            Ok(url) => Self::from_url(url),
            Err(_) => unreachable!("{text} is an address"),
        }
    }

    fn from_url(url: Url) -> Self {
        let origin = url.origin().ascii_serialization();
        let authority = origin.split_once("://").map_or("", |(_, rest)| rest).to_owned();
        Self { url, origin, authority }
    }

    /// `https://portal.example.nl`, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What a browser sends as `Host`: the port only when it is not the scheme's own.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The host without port.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// As a URL, to resolve paths against.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Cookies can be `Secure` and HSTS is sent.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Nobody outside this machine can reach it by this name.
    pub fn is_loopback(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }
}
