//! Pages whose printed number moved along because pages before them came or went.

use super::Region;

/// How much of a page, above and below, is margin.
const MARGIN: u32 = Region::SIDE / 10;
/// Numbers that a page prints of itself: which it is, and of how many, above and below.
const MOST: usize = 4;

/// How the numbers should have moved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    /// Which page it was and is.
    pub page: (u64, u64),
    /// How many there were and are.
    pub count: (u64, u64),
}

/// Whether nothing differs but page numbers, in the margins.
pub(super) fn only_moved(old: &str, new: &str, shift: Shift, regions: &[Region]) -> bool {
    let in_margin = |region: &Region| region.y + region.height <= MARGIN || region.y >= Region::SIDE - MARGIN;
    if !regions.iter().all(in_margin) {
        return false;
    }
    let (mut before, mut after, mut moved) = (old.split_whitespace(), new.split_whitespace(), 0);
    loop {
        match (before.next(), after.next()) {
            (None, None) => return (1..=MOST).contains(&moved),
            (Some(b), Some(a)) if b == a => {}
            (Some(b), Some(a)) if shift.explains(b, a) => moved += 1,
            _ => return false,
        }
    }
}

impl Shift {
    /// Whether two texts differ in nothing else.
    pub fn explains(self, before: &str, after: &str) -> bool {
        // "5/40" holds two numbers, "(5)" one; what is around them stays.
        let (olds, news) = (pieces(before), pieces(after));
        olds.len() == news.len() && olds.iter().zip(&news).all(|(old, new)| old == new || self.moves(old, new))
    }

    /// A printed number may be some pages behind: covers are not always counted.
    fn moves(self, old: &str, new: &str) -> bool {
        let (Ok(old), Ok(new)) = (old.parse::<u64>(), new.parse::<u64>()) else { return false };
        let by = |(was, is): (u64, u64)| was != is && old <= was && new <= is && is - new == was - old;
        by(self.page) || by(self.count)
    }
}

/// Runs of digits and what is between them.
fn pieces(token: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}
