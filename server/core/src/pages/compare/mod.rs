//! What changed between two reports: their pages aligned, and where two of them look different.
//!
//! Everything here is a pure function of page images and texts; `work` fetches those and keeps the answer.

mod align;
mod grid;
mod leaf;
mod numbers;
mod raster;
#[cfg(test)]
mod tests;
mod words;
mod work;

use serde::{Deserialize, Serialize};

pub use {words::WordChange, work::Source};

use grid::regions;
use leaf::Leaf;

/// What changed between two PDFs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Pages of the older one.
    pub old_pages: u32,
    /// Pages of the newer one.
    pub new_pages: u32,
    /// In reading order.
    pub pairs: Vec<Pair>,
    /// How many pages at the end of the longer one were not looked at.
    pub beyond: u32,
}

/// One page, in the older PDF, the newer one, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Its number in the older one.
    pub old: Option<u32>,
    /// Its number in the newer one.
    pub new: Option<u32>,
    /// What became of it.
    pub change: Change,
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Looks the same.
    Same,
    /// Only the page numbers printed on it moved along.
    Renumbered,
    /// Looks different.
    Changed {
        /// Where; at least one.
        regions: Vec<Region>,
        /// Its words that changed, the first of them; none where it has no words.
        words: Vec<WordChange>,
    },
    /// Only the newer one has it.
    Added,
    /// Only the older one had it.
    Removed,
    /// One of the two could not be drawn.
    Unknown,
}

/// A part of a page, in ten-thousandths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// From the left edge.
    pub x: u32,
    /// From the top edge.
    pub y: u32,
    /// To the right.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Region {
    /// A whole side of a page.
    pub const SIDE: u32 = 10_000;
    /// The whole page.
    pub const PAGE: Self = Self { x: 0, y: 0, width: Self::SIDE, height: Self::SIDE };
}

impl Comparison {
    /// Pages that look different, came or went; those that could not be looked at count too.
    pub fn differing(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| !matches!(pair.change, Change::Same | Change::Renumbered))
    }

    /// How many pages became such.
    pub fn count(&self, wanted: impl Fn(&Change) -> bool) -> usize {
        self.pairs.iter().filter(|pair| wanted(&pair.change)).count()
    }
}

/// One PDF as far as it was looked at.
struct Side {
    /// All pages of the PDF.
    count: u32,
    /// From the first on.
    leaves: Vec<Leaf>,
}

/// Compares two PDFs. `look` is asked where two pages differ: what it does not know, it says nothing of.
fn compare(old: &Side, new: &Side, mut look: impl FnMut(&Leaf, &Leaf) -> Option<grid::Grid>) -> Comparison {
    let number = |index: Option<usize>| index.map(|index| index as u32 + 1);
    let aligned = align::align(&old.leaves, &new.leaves);
    let pairs = aligned.into_iter().map(|(before, after)| {
        let change = match (before, after) {
            (Some(b), Some(a)) => change((old, b), (new, a), &mut look),
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
        };
        Pair { old: number(before), new: number(after), change }
    });
    let unseen = |side: &Side| side.count.saturating_sub(side.leaves.len() as u32);
    Comparison {
        old_pages: old.count,
        new_pages: new.count,
        pairs: pairs.collect(),
        beyond: unseen(old).max(unseen(new)),
    }
}

fn change(
    (old, before): (&Side, usize),
    (new, after): (&Side, usize),
    look: &mut impl FnMut(&Leaf, &Leaf) -> Option<grid::Grid>,
) -> Change {
    let (b, a) = (&old.leaves[before], &new.leaves[after]);
    match (b.picture, a.picture) {
        (Some(one), Some(other)) if one == other => return Change::Same,
        (Some(_), Some(_)) => {}
        _ => return Change::Unknown,
    }
    let Some(grid) = look(b, a) else { return Change::Unknown };
    let regions = regions(&grid);
    let shift =
        numbers::Shift { page: (before as u64 + 1, after as u64 + 1), count: (old.count.into(), new.count.into()) };
    if regions.is_empty() {
        // Marks too faint or too small to see may still be other words.
        let words = words::changed(&b.text, &a.text, shift);
        return if words.is_empty() { Change::Same } else { Change::Changed { regions: vec![Region::PAGE], words } };
    }
    if numbers::only_moved(&b.text, &a.text, shift, &regions) {
        return Change::Renumbered;
    }
    Change::Changed { regions, words: words::changed(&b.text, &a.text, shift) }
}
