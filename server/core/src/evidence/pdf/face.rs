//! The embedded fonts: which glyph, how wide.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use super::super::error::{Error, Result};

const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");
const MONO: &[u8] = include_bytes!("../fonts/JetBrainsMono-Regular.ttf");

/// What stands for a character that no font here has.
const STAND_INS: [char; 2] = ['\u{25a1}', '?'];

/// Which of the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Names and headings.
    Strong,
    /// Digests and identifiers.
    Mono,
}

/// One font.
pub struct Face {
    font: Font,
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    em: f32,
}

/// All of them.
pub struct Faces {
    regular: Face,
    strong: Face,
    mono: Face,
}

impl Faces {
    /// Reads the fonts that are part of the program.
    pub fn load() -> Result<Self> {
        Ok(Self {
            regular: Face::read("Inter-Regular", REGULAR)?,
            strong: Face::read("Inter-SemiBold", STRONG)?,
            mono: Face::read("JetBrainsMono-Regular", MONO)?,
        })
    }

    /// The font of a weight.
    pub fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
            Weight::Mono => &self.mono,
        }
    }
}

impl Face {
    fn read(name: &'static str, bytes: &'static [u8]) -> Result<Self> {
        let font = Font::new(bytes.into(), 0).ok_or(Error::Font(name))?;
        let tables = FontRef::new(bytes).map_err(|_| Error::Font(name))?;
        let metrics = tables.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = font.units_per_em();
        Ok(Self { font, map: tables.charmap(), metrics, em })
    }

    /// For drawing.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Width of a text in points.
    pub fn width(&self, size: f32, text: &str) -> f32 {
        text.chars().map(|c| self.glyph(c).1).sum::<f32>() * size
    }

    /// The glyphs of a text, each with the bytes it stands for: what is copied from the PDF is the text itself.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        text.char_indices()
            .map(|(at, c)| {
                let (id, advance) = self.glyph(c);
                KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
            })
            .collect()
    }

    /// Glyph and advance as a part of the font size.
    fn glyph(&self, c: char) -> (u32, f32) {
        let id = [c].iter().chain(&STAND_INS).find_map(|c| self.map.map(*c)).unwrap_or_default();
        (id.to_u32(), self.metrics.advance_width(id).unwrap_or_default() / self.em)
    }
}
