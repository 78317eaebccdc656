//! Two page images, row by row: neither is ever whole in memory.

use std::io::{self, BufRead, Seek};

use png::{Decoder, Reader, Transformations};

use super::grid::Grid;

/// Side of a cell in pixels; at 1440 pixels a page, about the height of a small letter.
pub(super) const CELL: usize = 16;
/// How far a colour may be off before it is another one.
const TOLERANCE: u8 = 40;
/// Pixels of a cell that may be off.
const STRAY: u16 = 2;
const CHANNELS: usize = 3;

/// Where two images differ; everywhere, when they are not of one size.
pub(super) fn differing(old: impl BufRead + Seek, new: impl BufRead + Seek) -> io::Result<Grid> {
    let (mut old, mut new) = (reader(old)?, reader(new)?);
    let (width, height) = (new.info().width as usize, new.info().height as usize);
    if (old.info().width as usize, old.info().height as usize) != (width, height) {
        return Ok(Grid::full());
    }
    let mut grid = Grid::new(width.div_ceil(CELL), height.div_ceil(CELL));
    let mut off = vec![0_u16; grid.columns()];
    for row in 0..height {
        let (Some(before), Some(after)) = (old.next_row()?, new.next_row()?) else { break };
        if before.data() != after.data() {
            count(before.data(), after.data(), &mut off);
        }
        if (row + 1) % CELL == 0 || row + 1 == height {
            for (column, off) in off.iter_mut().enumerate() {
                if std::mem::take(off) > STRAY {
                    grid.mark(column, row / CELL);
                }
            }
        }
    }
    Ok(grid)
}

/// The encoder writes a palette or plain colours; either is read as colours.
fn reader<R: BufRead + Seek>(image: R) -> io::Result<Reader<R>> {
    let mut decoder = Decoder::new(image);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let reader = decoder.read_info()?;
    match (reader.output_color_type(), reader.info().interlaced) {
        ((png::ColorType::Rgb, png::BitDepth::Eight), false) => Ok(reader),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "not an image that the renderer makes")),
    }
}

/// Adds up per cell how many pixels of a row are another colour.
fn count(old: &[u8], new: &[u8], off: &mut [u16]) {
    let cells = old.chunks(CELL * CHANNELS).zip(new.chunks(CELL * CHANNELS));
    for ((before, after), off) in cells.zip(off) {
        if before != after {
            let pixels = before.chunks(CHANNELS).zip(after.chunks(CHANNELS));
            *off += pixels.filter(|(b, a)| b.iter().zip(*a).any(|(b, a)| b.abs_diff(*a) > TOLERANCE)).count() as u16;
        }
    }
}
