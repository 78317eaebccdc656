//! What a page may know about the firm it belongs to.

use serde::{Deserialize, Serialize};

/// Name and looks of a firm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmView {
    /// In addresses.
    pub slug: String,
    /// Display name.
    pub name: String,
    /// `#rrggbb`, when the firm chose one (BRD-1).
    pub accent: Option<String>,
    /// Whom a client can call.
    pub phone: Option<String>,
    /// Where a client can write.
    pub email: Option<String>,
}

/// How a firm works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmSettings {
    /// Reports are reviewed by somebody else than who signed them off.
    pub four_eyes: bool,
    /// How long a signer can take his approval back.
    pub undo_minutes: i64,
    /// Whether a signer may let somebody else decide.
    pub may_delegate: bool,
}

/// Longest time to take an approval back: a week.
pub const UNDO_MINUTES_MAX: i64 = 7 * 24 * 60;

/// Form of [`FirmSettings`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirmSettingsForm {
    /// `on` or nothing.
    pub four_eyes: String,
    /// In minutes.
    pub undo_minutes: String,
    /// `on` or nothing.
    pub may_delegate: String,
}

impl FirmSettingsForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<FirmSettings, crate::PortalError> {
        let mut errors = crate::FormErrors::default();
        let minutes = |text: &str| text.parse().ok().filter(|n| (0..=UNDO_MINUTES_MAX).contains(n));
        let undo_minutes = errors.parsed("undo_minutes", &self.undo_minutes, minutes);
        errors.into_result()?;
        Ok(FirmSettings {
            four_eyes: !self.four_eyes.is_empty(),
            undo_minutes: undo_minutes.ok_or(crate::ErrorCode::InvalidForm)?,
            may_delegate: !self.may_delegate.is_empty(),
        })
    }
}

/// Parses `#rrggbb` to numbers; nothing else is ever emitted as a colour (BRD-1).
pub fn parse_colour(text: &str) -> Option<[u8; 3]> {
    let hex = text.strip_prefix('#')?;
    if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |i: usize| u8::from_str_radix(hex.get(i..i + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// Whether white (`true`) or near-black text reads better on a colour, by WCAG 2.2 relative luminance.
pub fn white_text_on([r, g, b]: [u8; 3]) -> bool {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.055
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_values() {
        assert_eq!(parse_colour("#0f766e"), Some([15, 118, 110]));
        for bad in ["", "0f766e", "#0f766", "#0f766e;", "red", "#0f766g", "#é1234"] {
            assert_eq!(parse_colour(bad), None, "{bad}");
        }
        assert!(white_text_on([15, 118, 110]));
        assert!(!white_text_on([250, 204, 21]));
    }
}
