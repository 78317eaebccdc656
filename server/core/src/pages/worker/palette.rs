//! At most 256 colours for a page, where nobody can see the difference.
//!
//! Text in a few inks has some thousand colours, nearly all of them at the edges of letters. Frequent
//! colours stay as they are; a rare one may become its neighbour. An image with a palette is half as large.

use std::collections::HashMap;

type Colour = [u8; 3];

/// With more colours than this the page holds a photograph.
const MOST_COLOURS: usize = 4_096;
/// Colours in a palette.
const PLACES: usize = 256;
/// How far each of red, green and blue may be off, of 255; the first that suffices is taken.
const TOLERANCES: [u8; 4] = [0, 1, 2, 4];

/// Colours and, for each pixel, which of them; nothing if there are too many.
pub(super) fn of(pixels: impl Iterator<Item = Colour>) -> Option<(Vec<Colour>, Vec<u8>)> {
    let (colours, indices) = distinct(pixels)?;
    let (palette, places) = TOLERANCES.into_iter().find_map(|tolerance| fit(&colours, tolerance))?;
    Some((palette, indices.into_iter().map(|index| places[usize::from(index)]).collect()))
}

/// A colour and how often it occurs.
type Counted = (Colour, usize);

fn distinct(pixels: impl Iterator<Item = Colour>) -> Option<(Vec<Counted>, Vec<u16>)> {
    let mut colours: Vec<Counted> = Vec::new();
    let mut known: HashMap<Colour, u16> = HashMap::new();
    let mut indices = Vec::with_capacity(pixels.size_hint().0);
    let mut last = (None, 0);
    for colour in pixels {
        // Most pixels are like the one before them: white.
        if last.0 != Some(colour) {
            let index = *known.entry(colour).or_insert(u16::try_from(colours.len()).ok()?);
            if usize::from(index) == colours.len() {
                colours.push((colour, 0));
            }
            if colours.len() > MOST_COLOURS {
                return None;
            }
            last = (Some(colour), index);
        }
        colours[usize::from(last.1)].1 += 1;
        indices.push(last.1);
    }
    Some((colours, indices))
}

/// A palette, and the place in it of each colour.
fn fit(colours: &[Counted], tolerance: u8) -> Option<(Vec<Colour>, Vec<u8>)> {
    let mut by_frequency: Vec<usize> = (0..colours.len()).collect();
    by_frequency.sort_by_key(|i| (std::cmp::Reverse(colours[*i].1), colours[*i].0));
    let mut palette: Vec<Colour> = Vec::new();
    let mut places = vec![0; colours.len()];
    for i in by_frequency {
        let colour = colours[i].0;
        let place = palette.iter().position(|known| near(*known, colour, tolerance)).unwrap_or(palette.len());
        if place == PLACES {
            return None;
        }
        if place == palette.len() {
            palette.push(colour);
        }
        places[i] = place as u8;
    }
    Some((palette, places))
}

fn near(a: Colour, b: Colour, tolerance: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= tolerance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pixels: &[Colour]) -> Option<Vec<Colour>> {
        let (palette, indices) = of(pixels.iter().copied())?;
        Some(indices.into_iter().map(|i| palette[usize::from(i)]).collect())
    }

    #[test]
    fn few_colours_stay_exactly_as_they_are() {
        let greys: Vec<Colour> = (0..=255).map(|v| [v, v, v]).collect();
        assert_eq!(shown(&greys), Some(greys));
    }

    #[test]
    fn edges_of_coloured_letters_move_by_next_to_nothing_and_fills_not_at_all() {
        let white = [255; 3];
        let mut pixels = vec![white; 10_000];
        for ink in [[26, 69, 107], [28, 33, 41], [107, 115, 128_u8]] {
            pixels.extend([ink; 500]);
            pixels.extend(
                (0..=255_u32)
                    .map(|part| ink.map(|channel| ((u32::from(channel) * part + 255 * (255 - part)) / 255) as u8)),
            );
        }
        let shown = shown(&pixels).unwrap();
        assert_eq!(shown[..10_500], pixels[..10_500]);
        assert!(pixels.iter().zip(&shown).all(|(a, b)| near(*a, *b, 4)));
    }

    #[test]
    fn a_photograph_gets_no_palette() {
        let photograph: Vec<Colour> = (0..64_u8).flat_map(|r| (0..64_u8).map(move |g| [r * 4, g * 4, 9])).collect();
        assert_eq!(shown(&photograph), None);
        let larger: Vec<Colour> = (0..5_000_u32).map(|i| [(i % 251) as u8, (i / 251) as u8, 0]).collect();
        assert_eq!(shown(&larger), None);
    }
}
