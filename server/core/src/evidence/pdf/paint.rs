//! Paints laid-out pages.

use krilla::{
    Document,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    geom::{PathBuilder, Point, Rect},
    page::{Page, PageSettings},
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
};

use super::{
    face::Faces,
    look::{Colour, PAGE_HEIGHT, PAGE_WIDTH, Style, WHITE},
    qr,
    sheet::{Mark, Sign},
    tree::{Part, Tree},
};

/// What painting needs beside the marks.
pub struct Painter<'a> {
    /// Fonts.
    pub faces: &'a Faces,
    /// Address of links and codes.
    pub address: &'a str,
}

impl Painter<'_> {
    /// Paints a page and tells the tree what is where.
    pub fn page(&self, document: &mut Document, tree: &mut Tree, marks: &[Mark]) {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            self.mark(&mut surface, tree, mark);
        }
        surface.finish();
        for mark in marks {
            if let Mark::Line { part: Some(part), x, base, style, text, link: true } = mark {
                self.link(&mut page, tree, *part, (*x, *base), *style, text);
            }
        }
        page.finish();
    }

    fn mark(&self, surface: &mut Surface<'_>, tree: &mut Tree, mark: &Mark) {
        match mark {
            Mark::Line { part, x, base, style, text, .. } => {
                let tag = part.map_or_else(decoration, |_| ContentTag::Span(SpanTag::empty()));
                let identifier = surface.start_tagged(tag);
                surface.set_fill(Some(fill(style.colour)));
                let face = self.faces.of(style.weight);
                let glyphs = face.glyphs(text);
                surface.draw_glyphs(Point::from_xy(*x, *base), &glyphs, face.font(), text, style.size, false);
                surface.end_tagged();
                if let Some(part) = part {
                    tree.mark(*part, identifier);
                }
            }
            Mark::Fill { x, y, width, height, colour } => {
                surface.start_tagged(decoration());
                rectangle(surface, (*x, *y), (*width, *height), *colour);
                surface.end_tagged();
            }
            Mark::Badge { x, y, size, sign, colour } => {
                surface.start_tagged(decoration());
                badge(surface, (*x, *y), *size, *sign, *colour);
                surface.end_tagged();
            }
            Mark::Code { part, x, y, size } => self.code(surface, tree, *part, (*x, *y), *size),
        }
    }

    fn code(&self, surface: &mut Surface<'_>, tree: &mut Tree, part: Part, (x, y): (f32, f32), size: f32) {
        let Some(path) = qr::path(self.address, x, y, size) else { return };
        let identifier = surface.start_tagged(ContentTag::Other);
        surface.set_fill(Some(fill(super::look::INK)));
        surface.draw_path(&path);
        surface.end_tagged();
        tree.mark(part, identifier);
    }

    fn link(&self, page: &mut Page<'_>, tree: &mut Tree, part: Part, (x, base): (f32, f32), style: Style, text: &str) {
        let width = self.faces.of(style.weight).width(style.size, text);
        let Some(rect) = Rect::from_xywh(x, base - style.size, width, style.size * 1.3) else { return };
        let target = Target::Action(Action::Link(LinkAction::new(self.address.to_owned())));
        let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), Some(text.to_owned()));
        tree.mark(part, page.add_tagged_annotation(annotation));
    }
}

fn decoration<'a>() -> ContentTag<'a> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

fn fill(colour: Colour) -> Fill {
    Fill { paint: colour.rgb().into(), ..Fill::default() }
}

fn rectangle(surface: &mut Surface<'_>, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

/// A circle in four curves, and white strokes on it.
fn badge(surface: &mut Surface<'_>, (x, y): (f32, f32), size: f32, sign: Sign, colour: Colour) {
    let (r, k) = (size / 2.0, size / 2.0 * 0.552_284_8);
    let (cx, cy) = (x + r, y + r);
    let mut circle = PathBuilder::new();
    circle.move_to(cx + r, cy);
    circle.cubic_to(cx + r, cy + k, cx + k, cy + r, cx, cy + r);
    circle.cubic_to(cx - k, cy + r, cx - r, cy + k, cx - r, cy);
    circle.cubic_to(cx - r, cy - k, cx - k, cy - r, cx, cy - r);
    circle.cubic_to(cx + k, cy - r, cx + r, cy - k, cx + r, cy);
    circle.close();
    let points: &[&[(f32, f32)]] = match sign {
        Sign::Tick => &[&[(0.28, 0.53), (0.44, 0.68), (0.73, 0.35)]],
        Sign::Back => &[&[(0.72, 0.5), (0.28, 0.5)], &[(0.46, 0.32), (0.28, 0.5), (0.46, 0.68)]],
        Sign::Bar => &[&[(0.3, 0.5), (0.7, 0.5)]],
    };
    let mut strokes = PathBuilder::new();
    for line in points {
        for (at, (px, py)) in line.iter().enumerate() {
            let (px, py) = (x + px * size, y + py * size);
            if at == 0 { strokes.move_to(px, py) } else { strokes.line_to(px, py) }
        }
    }
    if let (Some(circle), Some(strokes)) = (circle.finish(), strokes.finish()) {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&circle);
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: WHITE.rgb().into(), width: size * 0.1, ..Stroke::default() }));
        surface.draw_path(&strokes);
        surface.set_stroke(None);
    }
}
