//! Numbers and money by language, equal on server and browser.

use crate::Language;

/// `1.234` in Dutch, `1,234` in English.
pub fn integer(language: Language, value: i64) -> String {
    let separator = match language {
        Language::Nl => '.',
        Language::En => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        text.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// `€ 1.234,56` in Dutch, `€1,234.56` in English. `cents` is the amount in euro cents.
pub fn euros(language: Language, cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let whole = integer(language, (cents / 100).abs());
    let rest = (cents % 100).abs();
    match language {
        Language::Nl => format!("€ {sign}{whole},{rest:02}"),
        Language::En => format!("{sign}€{whole}.{rest:02}"),
    }
}

/// A file size in words: `12 kB`, `3,4 MB`, `100 MB`. Decimal units.
pub fn bytes(language: Language, value: i64) -> String {
    let point = match language {
        Language::Nl => ',',
        Language::En => '.',
    };
    match value {
        ..1_000 => format!("{value} B"),
        1_000..1_000_000 => format!("{} kB", value / 1_000),
        _ => match value % 1_000_000 / 100_000 {
            0 => format!("{} MB", value / 1_000_000),
            tenths => format!("{}{point}{tenths} MB", value / 1_000_000),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_decimals() {
        assert_eq!(euros(Language::Nl, 123_456), "€ 1.234,56");
        assert_eq!(euros(Language::En, -123_456), "-€1,234.56");
        assert_eq!(euros(Language::Nl, -5), "€ -0,05");
        assert_eq!(integer(Language::Nl, 1_234_567), "1.234.567");
        assert_eq!(integer(Language::En, -999), "-999");
        assert_eq!(integer(Language::En, i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(bytes(Language::Nl, 3_450_000), "3,4 MB");
        assert_eq!(bytes(Language::En, 100_000_000), "100 MB");
        assert_eq!(bytes(Language::Nl, 12_345), "12 kB");
    }
}
