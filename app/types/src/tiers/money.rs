//! Prices in euros, as a person writes them.

use crate::{Language, numbers};

/// Highest price that can be set, in cents.
pub const MOST: i64 = 100_000;

/// Cents of `1,65`, `1.65`, `€ 2` or `2,5`.
pub fn parse(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches('€').trim();
    let (euros, cents) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if euros.is_empty() || !digits(euros, 6) || !digits(cents, 2) {
        return None;
    }
    let cents = format!("{cents:0<2}");
    Some(euros.parse::<i64>().ok()? * 100 + cents.parse::<i64>().ok()?).filter(|all| *all <= MOST)
}

/// `1.234,56` or `1,234.56`.
pub fn amount(language: Language, cents: i64) -> String {
    let mark = if language == Language::Nl { ',' } else { '.' };
    format!("{}{mark}{:02}", numbers::integer(language, cents / 100), cents % 100)
}

/// `€ 1.234,56`.
pub fn euros(language: Language, cents: i64) -> String {
    format!("€\u{a0}{}", amount(language, cents))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_price_is_read_however_it_is_written() {
        for (text, cents) in [("1,65", 165), ("1.65", 165), ("€ 2", 200), ("2,5", 250), (" 0,80 ", 80), ("0", 0)] {
            assert_eq!(parse(text), Some(cents), "{text}");
        }
        for text in ["", "-1", "1,234", "1,2,3", "een", "1000,01", "٣", "1e3", ",5"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(euros(Language::Nl, 123_456), "€\u{a0}1.234,56");
        assert_eq!(amount(Language::En, 80), "0.80");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(cents in 0..99_999_i64) {
            prop_assert_eq!(parse(&amount(Language::Nl, cents).replace('.', "")), Some(cents));
            prop_assert_eq!(parse(&amount(Language::En, cents).replace(',', "")), Some(cents));
        }
    }
}
