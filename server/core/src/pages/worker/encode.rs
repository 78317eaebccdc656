//! Pixels as a PNG, as small as losslessly possible: most report pages have few colours.

use std::collections::HashMap;

use hayro::vello_cpu::Pixmap;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

use super::super::Failure;

/// Encodes an opaque image.
pub(super) fn png(pixels: &Pixmap) -> Result<Vec<u8>, Failure> {
    let rgb: Vec<u8> = pixels.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect();
    let size = (u32::from(pixels.width()), u32::from(pixels.height()));
    match indexed(&rgb) {
        Some((palette, indices)) => write(size, Some(palette), &indices),
        None => write(size, None, &rgb),
    }
    .map_err(|_| Failure::TooBig)
}

/// Palette and index of each pixel, if 256 colours are enough.
fn indexed(rgb: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut palette = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indices = Vec::with_capacity(rgb.len() / 3);
    let mut last = ([0; 3], None);
    for colour in rgb.as_chunks::<3>().0 {
        let index = match last {
            (same, Some(index)) if same == *colour => index,
            _ => match known.get(colour) {
                Some(index) => *index,
                None => {
                    let index = u8::try_from(known.len()).ok()?;
                    known.insert(*colour, index);
                    palette.extend_from_slice(colour);
                    index
                }
            },
        };
        last = (*colour, Some(index));
        indices.push(index);
    }
    Some((palette, indices))
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
            // Neighbouring indices are not neighbouring colours, so differences do not help.
            encoder.set_filter(Filter::NoFilter);
        }
        None => encoder.set_color(ColorType::Rgb),
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(samples)?;
    writer.finish()?;
    Ok(bytes)
}
