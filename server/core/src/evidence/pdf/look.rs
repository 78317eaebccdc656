//! Colours, sizes and measures of the page, in points on A4.

use krilla::color::rgb;

use super::face::Weight;

pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;
pub const LEFT: f32 = 56.0;
pub const RIGHT: f32 = PAGE_WIDTH - 56.0;
pub const WIDTH: f32 = RIGHT - LEFT;
pub const TOP: f32 = 46.0;
pub const BOTTOM: f32 = PAGE_HEIGHT - 54.0;
/// Where the values of facts begin.
pub const VALUES: f32 = LEFT + 124.0;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const INK: Colour = Colour(0x1d, 0x1b, 0x19);
pub const MUTED: Colour = Colour(0x6b, 0x65, 0x5e);
pub const HAIRLINE: Colour = Colour(0xdd, 0xd9, 0xd2);
pub const TINT: Colour = Colour(0xf6, 0xf4, 0xf0);
pub const TEAL: Colour = Colour(0x0f, 0x76, 0x6e);
pub const GREEN: Colour = Colour(0x1b, 0x74, 0x45);
pub const AMBER: Colour = Colour(0x96, 0x5a, 0x06);
pub const WHITE: Colour = Colour(0xff, 0xff, 0xff);

impl Colour {
    /// From `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self(r, g, b))
    }

    /// For drawing.
    pub fn rgb(self) -> rgb::Color {
        rgb::Color::new(self.0, self.1, self.2)
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Font.
    pub weight: Weight,
    /// Of the letters.
    pub size: f32,
    /// From line to line.
    pub leading: f32,
    /// Of the letters.
    pub colour: Colour,
}

const fn style(weight: Weight, size: f32, leading: f32, colour: Colour) -> Style {
    Style { weight, size, leading, colour }
}

pub const TITLE: Style = style(Weight::Strong, 25.0, 32.0, INK);
pub const SUBJECT: Style = style(Weight::Regular, 12.5, 17.5, INK);
pub const FIRM: Style = style(Weight::Strong, 11.0, 15.0, INK);
pub const HEAD: Style = style(Weight::Strong, 11.5, 16.0, INK);
pub const NAME: Style = style(Weight::Strong, 10.5, 15.0, INK);
pub const TEXT: Style = style(Weight::Regular, 9.2, 13.0, INK);
pub const QUOTE: Style = style(Weight::Regular, 9.8, 14.4, INK);
pub const LABEL: Style = style(Weight::Regular, 9.2, 13.0, MUTED);
pub const CODE: Style = style(Weight::Mono, 8.4, 13.0, INK);
pub const SMALL: Style = style(Weight::Regular, 7.8, 11.2, MUTED);
pub const STATUS: Style = style(Weight::Strong, 10.5, 15.0, GREEN);

impl Style {
    /// The same in another colour.
    pub const fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}
