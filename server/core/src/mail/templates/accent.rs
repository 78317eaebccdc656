//! The firm's colour, and what can be read on it.

use std::{fmt, str::FromStr};

/// Not `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour must look like #0f766e")]
pub struct NotAColour;

/// A colour that cannot carry anything else into a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent([u8; 3]);

const LIGHT: Accent = Accent([0xff, 0xfd, 0xfa]);
const DARK: Accent = Accent([0x1d, 0x1b, 0x19]);

impl FromStr for Accent {
    type Err = NotAColour;

    fn from_str(text: &str) -> Result<Self, NotAColour> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let value = u32::from_str_radix(digits.ok_or(NotAColour)?, 16).map_err(|_| NotAColour)?;
        let [_, r, g, b] = value.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Accent {
    /// The better readable of a near-white and a near-black.
    pub(super) fn text_on(self) -> &'static str {
        if self.contrast(LIGHT) >= self.contrast(DARK) { "#fffdfa" } else { "#1d1b19" }
    }

    /// An outline, so that a button in the colour of its background is still a button.
    pub(super) fn edge(self) -> String {
        let text = if self.contrast(LIGHT) >= self.contrast(DARK) { LIGHT } else { DARK };
        let [r, g, b] = std::array::from_fn(|i| {
            let mixed = (u16::from(self.0[i]) * 7 + u16::from(text.0[i]) * 3) / 10;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        });
        Self([r, g, b]).to_string()
    }

    /// Contrast ratio of WCAG 2, from 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        (a / b).max(b / a)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_digits() {
        for text in ["", "#", "#fff", "0f766e", "#0f766", "#0f766e;", "#0f766g", "#+f766e", "red", "#0f766é"] {
            assert_eq!(text.parse::<Accent>(), Err(NotAColour), "{text}");
        }
        assert_eq!("#0F766e".parse::<Accent>().unwrap().to_string(), "#0f766e");
    }

    #[test]
    fn text_on_every_colour_is_readable() {
        for r in (0..=255).step_by(15) {
            for g in (0..=255).step_by(15) {
                for b in (0..=255).step_by(15) {
                    let accent = Accent([r, g, b]);
                    let text: Accent = accent.text_on().parse().unwrap();
                    assert!(accent.contrast(text) >= 4.0, "{accent}");
                }
            }
        }
        assert_eq!("#0f766e".parse::<Accent>().unwrap().text_on(), "#fffdfa");
        assert_eq!("#ffd400".parse::<Accent>().unwrap().text_on(), "#1d1b19");
    }
}
