//! One A4 page being written, from its upper left corner, in points.

use super::widths::{Face, byte, width};

pub(super) const WIDTH: f32 = 595.0;
pub(super) const HEIGHT: f32 = 842.0;
pub(super) const LEFT: f32 = 62.0;
pub(super) const RIGHT: f32 = WIDTH - 62.0;

/// Red, green, blue from 0 to 1.
pub(super) type Ink = [f32; 3];
pub(super) const BLACK: Ink = [0.11, 0.13, 0.16];
pub(super) const GREY: Ink = [0.42, 0.45, 0.50];
pub(super) const BLUE: Ink = [0.10, 0.27, 0.42];
pub(super) const PALE: Ink = [0.90, 0.93, 0.96];
pub(super) const WHITE: Ink = [1.0, 1.0, 1.0];

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub face: Face,
    pub size: f32,
    pub ink: Ink,
}

pub(super) const fn regular(size: f32, ink: Ink) -> Type {
    Type { face: Face::Regular, size, ink }
}

pub(super) const fn bold(size: f32, ink: Ink) -> Type {
    Type { face: Face::Bold, size, ink }
}

/// The drawing instructions of a page.
#[derive(Debug, Default)]
pub(super) struct Sheet(Vec<u8>);

impl Sheet {
    /// Text with its baseline at `y`, beginning at `x`.
    pub fn text(&mut self, x: f32, y: f32, style: Type, text: &str) {
        let font = match style.face {
            Face::Regular => "F1",
            Face::Bold => "F2",
        };
        let [r, g, b] = style.ink;
        self.op(&format!("BT {r:.3} {g:.3} {b:.3} rg /{font} {:.2} Tf {x:.2} {:.2} Td (", style.size, HEIGHT - y));
        for c in text.chars() {
            if matches!(c, '(' | ')' | '\\') {
                self.0.push(b'\\');
            }
            self.0.push(byte(c));
        }
        self.op(") Tj ET\n");
    }

    /// Text that ends at `x`, as amounts do.
    pub fn text_until(&mut self, x: f32, y: f32, style: Type, text: &str) {
        self.text(x - width(text, style.face, style.size), y, style, text);
    }

    /// Text in lines of at most `wide` points; tells the baseline after the last one.
    pub fn paragraph(&mut self, (x, mut y): (f32, f32), wide: f32, style: Type, text: &str) -> f32 {
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, style.face, style.size) > wide && !line.is_empty() {
                self.text(x, y, style, &line);
                y += style.size * 1.5;
                line = word.to_owned();
            } else {
                line = longer;
            }
        }
        self.text(x, y, style, &line);
        y + style.size * 1.5
    }

    /// A filled rectangle from (`x`, `y`) to the right and down.
    pub fn block(&mut self, (x, y): (f32, f32), wide: f32, high: f32, ink: Ink) {
        let [r, g, b] = ink;
        self.op(&format!("{r:.3} {g:.3} {b:.3} rg {x:.2} {:.2} {wide:.2} {high:.2} re f\n", HEIGHT - y - high));
    }

    /// The instructions.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    fn op(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }
}
