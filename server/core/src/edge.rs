//! What the HTTP edge found out about a request and hands inwards as request extensions.

use std::net::{IpAddr, Ipv6Addr};

use portal_types::{Language, LinkId};

use crate::{
    error::Result,
    firms::{self, Firm},
    links,
    portal::Portal,
    scope::Origin,
    sessions::{self, Session},
};

/// The nonce of this answer's Content-Security-Policy; 128 random bits, another one for every answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CspNonce(pub String);

/// Names this request in the log, the answer's header and error pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// The visitor's address as far as it can be trusted (HTTP-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What limits count by: the address, or the /64 of an IPv6 address, because one subscriber owns all of it.
    pub fn key(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
            v4 => v4,
        }
    }
}

/// Everything about a request that pages and server functions may ask for.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The live session, when there is one.
    pub session: Option<Session>,
    /// Language of the answer.
    pub language: Language,
    /// What evidence needs.
    pub origin: Origin,
    /// The firm of the address, when there is one.
    pub firm: Option<Firm>,
    /// Path and query.
    pub path: String,
    cookies: Vec<(String, String)>,
    secure: bool,
}

impl Visitor {
    /// Name of the session's cookie.
    pub const SESSION: &'static str = "session";
    /// Name of the cookie of somebody who gave his password and not yet his second factor.
    pub const HALFWAY: &'static str = "halfway";
    /// Name of the cookie that a landing page sets.
    pub const LANDING: &'static str = "landing";
    /// Name of the cookie by which a browser is recognised in which somebody signed in before.
    pub const DEVICE: &'static str = "device";
    /// Name of the cookie with the chosen language.
    pub const LANGUAGE: &'static str = "language";

    /// Where an open page asks by itself: that is nobody at work (SES-1).
    const ASKS_BY_ITSELF: &'static str = "/api/annual-accounts/stamp";

    /// Reads the cookies and whom they stand for. `first_segment` of the path is looked up as a firm's slug.
    pub async fn read(portal: &Portal, facts: Facts<'_>) -> Result<Self> {
        let secure = portal.settings.base_url.scheme() == "https";
        let cookies = cookie_pairs(facts.cookies, secure);
        let find = |name: &str| cookies.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
        let session = match find(Self::SESSION) {
            Some(token) if facts.path == Self::ASKS_BY_ITSELF => sessions::look(portal, token).await?,
            Some(token) => sessions::resolve(portal, token).await?,
            None => None,
        };
        let slug = facts.path.split('/').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
        let firm = match portal_types::Slug::parse(slug) {
            Some(slug) => firms::find(portal, slug.as_str()).await?,
            None => None,
        };
        let chosen = find(Self::LANGUAGE).and_then(Language::from_code);
        let known = match chosen.or(session.as_ref().map(|s| s.language)) {
            None => Self::recipient(portal, facts.path, find),
            known => known,
        };
        let language = known.unwrap_or_else(|| Language::negotiate(facts.accept_language));
        Ok(Self { session, language, origin: facts.origin, firm, path: facts.path.to_owned(), cookies, secure })
    }

    /// The language of a link's recipient: his mail was in it, so the page behind it is too.
    fn recipient<'a>(portal: &Portal, path: &str, cookie: impl Fn(&str) -> Option<&'a str>) -> Option<Language> {
        let mut parts = path.split(['/', '?']).skip(2);
        match (parts.next(), parts.next()) {
            (Some("open"), Some(token)) => links::token::language(portal, token),
            (Some("view"), Some(link)) => {
                let value = link.parse().ok().and_then(|link| cookie(&Self::viewing_cookie(link)));
                value.and_then(|value| Language::from_code(value.split_once('.')?.1))
            }
            _ => None,
        }
    }

    /// The value of one of our cookies.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Names of the cookies that open or show something: those that a browser forgets when somebody signs out.
    pub fn personal_cookies(&self) -> impl Iterator<Item = &str> {
        let kept = [Self::LANGUAGE, Self::DEVICE];
        self.cookies.iter().map(|(name, _)| name.as_str()).filter(move |name| !kept.contains(name))
    }

    /// What a viewing cookie holds: the session's token, and the language in which its recipient reads.
    pub fn viewing_value(token: &str, language: Language) -> String {
        format!("{token}.{language}")
    }

    /// The token of a link's viewing session, when this browser has one.
    pub fn viewing(&self, link: LinkId) -> Option<&str> {
        let value = self.cookie(&Self::viewing_cookie(link))?;
        Some(value.split_once('.').map_or(value, |(token, _)| token))
    }

    /// Name of the cookie that opens one link's viewing session.
    pub fn viewing_cookie(link: LinkId) -> String {
        format!("view-{}", link.0.simple())
    }

    /// A `Set-Cookie` value. Without an age the cookie ends with the browser; age zero removes it.
    pub fn set_cookie(&self, name: &str, value: &str, age: Option<chrono::Duration>) -> String {
        let (prefix, secure) = if self.secure { ("__Host-", "; Secure") } else { ("", "") };
        let age = age.map(|a| format!("; Max-Age={}", a.num_seconds())).unwrap_or_default();
        format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
    }
}

/// What [`Visitor::read`] looks at.
pub struct Facts<'a> {
    /// All `Cookie` headers.
    pub cookies: Vec<&'a str>,
    /// The `Accept-Language` header.
    pub accept_language: &'a str,
    /// Path and query.
    pub path: &'a str,
    /// What evidence needs.
    pub origin: Origin,
}

/// Our cookies without their prefix; over https those without it are not ours.
fn cookie_pairs(headers: Vec<&str>, secure: bool) -> Vec<(String, String)> {
    let pairs = headers.into_iter().flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs
        .filter_map(|(name, value)| {
            let name = if secure { name.strip_prefix("__Host-")? } else { name };
            Some((name.to_owned(), value.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_ipv6_subscriber_is_one_key() {
        let key = |text: &str| ClientAddress(text.parse().unwrap()).key().to_string();
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("192.0.2.7"), "192.0.2.7");
        assert_eq!(key("::ffff:192.0.2.7"), "192.0.2.7", "an IPv4 address in IPv6 clothes is that address");
    }
}
