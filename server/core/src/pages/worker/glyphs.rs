//! The letters of a page and where they stand.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{BezPath, Point, Rect, Vec2};

/// Glyph coordinates count a thousandth of the font size.
const EM: f64 = 1_000.0;

/// A letter (or ligature) in points from the upper left corner of the page.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub text: String,
    /// Left end of the baseline under the letter.
    pub at: Point,
    /// From there to where the next letter of the word begins.
    pub advance: Vec2,
    /// Font size as drawn.
    pub size: f64,
}

/// Collects the letters of a page in the order they are drawn, until `limit` bytes of text.
pub(super) fn of<'a>(
    page: &'a Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    limit: usize,
) -> Vec<Letter> {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, cache, page.xref(), settings.clone());
    let mut reader = Reader { area, letters: Vec::new(), left: limit };
    interpret_page(page, &mut context, &mut reader);
    reader.letters
}

struct Reader {
    area: Rect,
    letters: Vec<Letter>,
    left: usize,
}

impl Device<'_> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Some(text) = glyph.as_unicode().map(plain) else { continue };
            let place = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let at = place * Point::ZERO;
            // What lies beside the paper is not shown, so it is not read out either.
            if text.is_empty() || text.len() > self.left || !self.area.contains(at) {
                continue;
            }
            self.left -= text.len();
            let along = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0) - at;
            let size = (place * Point::new(0.0, EM) - at).hypot();
            self.letters.push(Letter { text, at, advance: along, size });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Text without what would disturb a reader: ligatures, control characters, soft hyphens, private glyphs.
fn plain(text: BfString) -> String {
    let keep = |c: &char| {
        !c.is_control() && !matches!(c, '\u{ad}' | '\u{fffd}' | '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}')
    };
    match text {
        BfString::Char('\u{fb00}') => "ff".to_owned(),
        BfString::Char('\u{fb01}') => "fi".to_owned(),
        BfString::Char('\u{fb02}') => "fl".to_owned(),
        BfString::Char('\u{fb03}') => "ffi".to_owned(),
        BfString::Char('\u{fb04}') => "ffl".to_owned(),
        BfString::Char(c) => Some(c).filter(keep).map(String::from).unwrap_or_default(),
        BfString::String(s) => s.chars().filter(keep).collect(),
    }
}
