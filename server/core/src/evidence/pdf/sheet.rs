//! Lays text out from top to bottom and over pages; painting comes later.

use super::{
    face::Faces,
    look::{BOTTOM, Colour, HAIRLINE, LABEL, LEFT, RIGHT, Style, TOP, VALUES, WIDTH},
    tree::{Kind, Part, Tree},
    wrap,
};

/// A sign beside words that say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A tick.
    Tick,
    /// An arrow back.
    Back,
    /// A bar.
    Bar,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub enum Mark {
    /// One line of text; without a part it is decoration.
    Line { part: Option<Part>, x: f32, base: f32, style: Style, text: String, link: bool },
    /// A filled rectangle.
    Fill { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    /// A filled circle with a sign in it.
    Badge { x: f32, y: f32, size: f32, sign: Sign, colour: Colour },
    /// A code to scan.
    Code { part: Part, x: f32, y: f32, size: f32 },
}

/// The pages so far and the place on the last one.
pub struct Sheet<'a> {
    /// Fonts, for widths.
    pub faces: &'a Faces,
    /// Reading order.
    pub tree: Tree,
    /// Marks by page.
    pub pages: Vec<Vec<Mark>>,
    /// Next free point from the top.
    pub y: f32,
    /// Where each page but the last ended.
    ends: Vec<f32>,
}

/// A place to which a bar is drawn later.
#[derive(Clone, Copy)]
pub struct Place(usize, f32);

impl<'a> Sheet<'a> {
    /// An empty first page.
    pub fn new(faces: &'a Faces) -> Self {
        Self { faces, tree: Tree::default(), pages: vec![Vec::new()], y: TOP, ends: Vec::new() }
    }

    /// Puts a mark on the last page.
    pub fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Goes to a new page when this one has less than `height` left.
    pub fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.ends.push(std::mem::replace(&mut self.y, TOP));
            self.pages.push(Vec::new());
        }
    }

    /// Leaves some air, unless the page has just begun.
    pub fn gap(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// A thin line over the full width.
    pub fn rule(&mut self) {
        let y = self.y;
        self.put(Mark::Fill { x: LEFT, y, width: WIDTH, height: 0.6, colour: HAIRLINE });
    }

    /// Lines of text at `x`, over pages when needed.
    pub fn text(&mut self, part: Part, style: Style, x: f32, width: f32, text: &str) {
        for line in wrap::lines(self.faces.of(style.weight), style.size, width, text) {
            self.room(style.leading);
            self.line(Some(part), style, x, line, false);
            self.y += style.leading;
        }
    }

    /// One line at the present height, which stays.
    pub fn line(&mut self, part: Option<Part>, style: Style, x: f32, text: String, link: bool) {
        // Letters stand in the middle of their line.
        let base = self.y + style.leading / 2.0 + style.size * 0.36;
        self.put(Mark::Line { part, x, base, style, text, link });
    }

    /// A paragraph over the full width.
    pub fn paragraph(&mut self, parent: Option<Part>, style: Style, text: &str) {
        let part = self.tree.add(parent, Kind::Paragraph);
        self.text(part, style, LEFT, WIDTH, text);
    }

    /// A fact: name on the left, value on the right. Nothing when there is no value.
    pub fn fact(&mut self, list: Part, label: &str, style: Style, value: &str) {
        if value.trim().is_empty() {
            return;
        }
        let item = self.tree.add(Some(list), Kind::Item);
        let parts = (self.tree.add(Some(item), Kind::Label), self.tree.add(Some(item), Kind::Value));
        let face = |style: Style| self.faces.of(style.weight);
        let labels = wrap::lines(face(LABEL), LABEL.size, VALUES - LEFT - 12.0, label);
        let values = wrap::lines(face(style), style.size, RIGHT - VALUES, value);
        let count = labels.len().max(values.len());
        let (mut labels, mut values) = (labels.into_iter(), values.into_iter());
        for _ in 0..count {
            self.room(style.leading);
            if let Some(line) = labels.next() {
                self.line(Some(parts.0), LABEL, LEFT, line, false);
            }
            if let Some(line) = values.next() {
                self.line(Some(parts.1), style, VALUES, line, false);
            }
            self.y += style.leading;
        }
        self.y += 1.2;
    }

    /// Here.
    pub fn place(&self) -> Place {
        Place(self.pages.len() - 1, self.y)
    }

    /// Fills from a place down to here, on each page between, behind what stands there.
    pub fn fill_from(&mut self, Place(page, top): Place, x: f32, width: f32, colour: Colour) {
        let last = self.pages.len() - 1;
        for at in page..=last {
            let y = if at == page { top } else { TOP };
            let end = if at == last { self.y } else { self.ends[at] };
            let height = end - y;
            if height > 0.0 {
                self.pages[at].insert(0, Mark::Fill { x, y, width, height, colour });
            }
        }
    }
}
