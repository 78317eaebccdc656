//! KVK number: eight digits, leading zeros kept (DOMAIN 2.2; no public check digit).

use serde::{Deserialize, Serialize};

/// Eight digits as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct KvkNumber(String);

impl KvkNumber {
    /// Accepts spaces and dots between the digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
        (digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// The eight digits.
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
