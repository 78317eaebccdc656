//! A page as pixels.

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

/// Draws the page on white paper of exactly this many pixels.
pub(super) fn page<'a>(
    page: &'a Page<'a>,
    (width, height): (u16, u16),
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> Pixmap {
    let (points_wide, points_high) = page.render_dimensions();
    let scale = Affine::scale_non_uniform(
        f64::from(width) / f64::from(points_wide),
        f64::from(height) / f64::from(points_high),
    );
    let transform = scale * page.initial_transform(true).to_kurbo();
    let mut context = RenderContext::new(width, height);
    // Hinting bends letters to the pixel grid; at twice the size, unbent ones are nearer to print.
    let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
    render_into(page, cache, settings, &drawing, &mut context, transform);
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    let target = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixels, &mut Resources::default(), target);
    pixels
}
