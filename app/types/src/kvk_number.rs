//! KVK number: eight digits, leading zeros kept (DOMAIN 2.2; no public check digit).

use serde::{Deserialize, Serialize};

use crate::identifiers;

/// Eight digits as text, unless somebody had a reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct KvkNumber(String);

impl KvkNumber {
    /// Accepts spaces, dots and dashes between the digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = identifiers::normalised(text);
        identifiers::is_kvk_number(&digits).then_some(Self(digits))
    }

    /// Another number, which somebody keeps with a reason: foreign and historic ones exist.
    pub fn kept(text: &str) -> Self {
        Self(identifiers::normalised(text))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_leading_zeros() {
        assert_eq!(KvkNumber::parse("0123 4567").expect("valid").as_str(), "01234567");
        for bad in ["", "1234567", "123456789", "1234567a", "１２３４５６７８"] {
            assert!(KvkNumber::parse(bad).is_none(), "{bad}");
        }
    }
}
