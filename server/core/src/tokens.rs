//! Opaque tokens: 192 random bits for the holder, a SHA-256 for the database.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::{keys::sha256, portal::Portal};

/// A new token, URL-safe.
pub fn opaque(portal: &Portal) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(portal.random::<24>())
}

/// What the database keeps of a token.
pub fn hash(token: &str) -> Vec<u8> {
    sha256(token.as_bytes()).to_vec()
}
