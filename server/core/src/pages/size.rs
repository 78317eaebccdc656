//! How large pages are, on paper and in pixels.

use serde::{Deserialize, Serialize};

use super::{Failure, Limits};

/// The longest side of an image; the renderer counts in `u16` and browsers stop soon after.
const LONGEST_SIDE: f64 = 16_384.0;

/// Width and height of a page in points, as it is read (turned pages are turned).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageSize {
    /// Points from left to right.
    pub width: f32,
    /// Points from top to bottom.
    pub height: f32,
}

impl PageSize {
    /// Width and height of its image in pixels.
    pub fn pixels(self, limits: &Limits) -> Result<(u16, u16), Failure> {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let usable = |side: f64| side.is_finite() && side > 0.0;
        if !usable(width) || !usable(height) {
            return Err(Failure::Unreadable);
        }
        let scale = (f64::from(limits.width) / width)
            .min((f64::from(limits.pixels) / (width * height)).sqrt())
            .min(LONGEST_SIDE / width)
            .min(LONGEST_SIDE / height);
        let side = |points: f64| match (points * scale).round() {
            pixels if (1.0..=LONGEST_SIDE).contains(&pixels) => Ok(pixels as u16),
            _ => Err(Failure::TooBig),
        };
        Ok((side(width)?, side(height)?))
    }
}

/// What a PDF holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// How many pages the PDF has.
    pub count: u32,
    /// The size of each page, at most [`Limits::pages`] of them.
    pub pages: Vec<PageSize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(width: f32, height: f32) -> Result<(u16, u16), Failure> {
        PageSize { width, height }.pixels(&Limits::default())
    }

    #[test]
    fn a4_fills_the_page_column_twice() {
        assert_eq!(pixels(595.276, 841.89), Ok((1440, 2037)));
        assert_eq!(pixels(841.89, 595.276), Ok((1440, 1018)));
    }

    #[test]
    fn a_page_without_end_is_drawn_small_or_not_at_all() {
        let (width, height) = pixels(1e9, 1e9).unwrap();
        assert!(u32::from(width) * u32::from(height) <= Limits::default().pixels);
        let (_, height) = pixels(100.0, 14_400.0).unwrap();
        assert!(height <= 16_384);
        assert_eq!(pixels(1.0, 1e9), Err(Failure::TooBig));
        assert_eq!(pixels(f32::NAN, 10.0), Err(Failure::Unreadable));
        assert_eq!(pixels(10.0, f32::INFINITY), Err(Failure::Unreadable));
    }
}
