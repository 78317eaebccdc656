//! Pixels as a PNG, as small as it can be without anything to be seen of it.

use hayro::vello_cpu::Pixmap;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use super::super::Failure;
use super::palette;

/// Encodes an opaque image.
pub(super) fn png(pixels: &Pixmap) -> Result<Vec<u8>, Failure> {
    let size = (u32::from(pixels.width()), u32::from(pixels.height()));
    let colours = || pixels.data().iter().map(|p| [p.r, p.g, p.b]);
    match palette::of(colours()) {
        Some((palette, indices)) => write(size, Some(palette.concat()), &indices),
        None => write(size, None, &colours().flatten().collect::<Vec<u8>>()),
    }
    .map_err(|_| Failure::TooBig)
}

fn write((width, height): (u32, u32), palette: Option<Vec<u8>>, samples: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    match palette {
        Some(palette) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette);
            // Neighbouring places in the palette are not neighbouring colours, so differences do not help.
            encoder.set_filter(Filter::NoFilter);
        }
        None => encoder.set_color(ColorType::Rgb),
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(samples)?;
    writer.finish()?;
    Ok(bytes)
}
