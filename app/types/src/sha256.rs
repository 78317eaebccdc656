//! SHA-256 as 64 lower-case hexadecimal digits: the identity of a report's bytes.

use serde::{Deserialize, Serialize};

/// A digest.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// From the 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// From text, as a form carries it.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
            .then(|| Self(text.to_owned()))
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `1a2b 3c4d … 9e8f`: short enough to compare by eye.
    pub fn short(&self) -> String {
        format!("{} {} … {}", &self.0[..4], &self.0[4..8], &self.0[60..])
    }
}

impl std::fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
