//! A firm's place in addresses (TEN-7): never an identity.

use serde::{Deserialize, Serialize};

/// First path segments that are ours.
pub const RESERVED: &[&str] = &[
    "api",
    "dev",
    "pkg",
    "verify",
    "office",
    "view",
    "open",
    "assets",
    "static",
    "www",
    "mail",
    "healthz",
    "readyz",
    "metrics",
    "admin",
    "style",
    "favicon.ico",
    "robots.txt",
    ".well-known",
    "todo",
    "sign-in",
    "sign-out",
    "language",
];

/// `[a-z0-9-]{3,40}`, not reserved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Slug(String);

impl Slug {
    /// Parses without normalising: a slug in another case is another address, and not ours.
    pub fn parse(text: &str) -> Option<Self> {
        let grammar = (3..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        (grammar && !RESERVED.contains(&text)).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grammar_and_reserved_names() {
        for good in ["devries", "de-vries", "a1b", "123"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        for bad in
            ["", "ab", "De-Vries", "devries.", "-ab", "ab-", "dé-vries", "api", "office", "a/b", "a%20b", ".well-known"]
        {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }
}
