//! Which page of one PDF is which of the other. A page put in or taken out does not move the others apart.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::leaf::Leaf;

/// Comparisons of two pages' words for one stretch; a longer one is paired from its start on.
const LIKENESSES: usize = 40_000;
/// Pages less alike than this are not the same page.
const ALIKE: u32 = 30;

/// A page of the older PDF, of the newer one, or both.
pub(super) type Pairing = (Option<usize>, Option<usize>);

type Gap = (Range<usize>, Range<usize>);

/// Every page of both once, in order.
pub(super) fn align(old: &[Leaf], new: &[Leaf]) -> Vec<Pairing> {
    let sizes = (old.len(), new.len());
    let mut pairs = Vec::new();
    // By what is seen, then by what is said but for the figures, then by how much of it is said.
    refine(&mut pairs, sizes, |(o, n)| matches(&pictures(&old[o], 0), &pictures(&new[n], 1)));
    refine(&mut pairs, sizes, |(o, n)| matches(&letters(&old[o], 0), &letters(&new[n], 1)));
    refine(&mut pairs, sizes, |(o, n)| alike(&old[o], &new[n]));
    fill(&pairs, sizes)
}

/// What two pages have in common, or that this page has nothing of the kind.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key<T> {
    Has(T),
    Lacks(usize, usize),
}

fn keys<T>(leaves: &[Leaf], side: usize, of: impl Fn(&Leaf) -> Option<T>) -> Vec<Key<T>> {
    leaves.iter().enumerate().map(|(at, leaf)| of(leaf).map_or(Key::Lacks(side, at), Key::Has)).collect()
}

fn pictures(leaves: &[Leaf], side: usize) -> Vec<Key<[u8; 32]>> {
    keys(leaves, side, |leaf| leaf.picture)
}

fn letters(leaves: &[Leaf], side: usize) -> Vec<Key<u64>> {
    keys(leaves, side, |leaf| leaf.letters)
}

fn matches<T: std::hash::Hash + Eq + Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let same = |op: DiffOp| match op {
        DiffOp::Equal { old_index, new_index, len } => (0..len).map(|i| (old_index + i, new_index + i)).collect(),
        _ => Vec::new(),
    };
    capture_diff_slices(Algorithm::Myers, old, new).into_iter().flat_map(same).collect()
}

/// Looks for pairs in every stretch between those that are known.
fn refine(pairs: &mut Vec<(usize, usize)>, sizes: (usize, usize), find: impl Fn(Gap) -> Vec<(usize, usize)>) {
    let mut found = Vec::new();
    for (o, n) in gaps(pairs, sizes) {
        if !o.is_empty() && !n.is_empty() {
            let (first_old, first_new) = (o.start, n.start);
            found.extend(find((o, n)).into_iter().map(|(i, j)| (first_old + i, first_new + j)));
        }
    }
    pairs.append(&mut found);
    pairs.sort_unstable();
}

fn gaps(pairs: &[(usize, usize)], (old, new): (usize, usize)) -> Vec<Gap> {
    let mut from = (0, 0);
    let ends = pairs.iter().copied().chain([(old, new)]);
    ends.map(|(o, n)| {
        let gap = (from.0..o, from.1..n);
        from = (o + 1, n + 1);
        gap
    })
    .collect()
}

/// The pairing with the most in common, of which each pair has enough.
fn alike(old: &[Leaf], new: &[Leaf]) -> Vec<(usize, usize)> {
    // One page in the place of one is that page, however much of it changed.
    if old.len().max(new.len()) == 1 || old.len().saturating_mul(new.len()) > LIKENESSES {
        return (0..old.len().min(new.len())).map(|i| (i, i)).collect();
    }
    let likeness: Vec<Vec<u32>> = old.iter().map(|o| new.iter().map(|n| enough(o.likeness(n))).collect()).collect();
    // best[i][j]: of the pages from i and j on.
    let mut best = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let both = if likeness[i][j] > 0 { likeness[i][j] + best[i + 1][j + 1] } else { 0 };
            best[i][j] = both.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if likeness[i][j] > 0 && best[i][j] == likeness[i][j] + best[i + 1][j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn enough(likeness: u32) -> u32 {
    if likeness < ALIKE { 0 } else { likeness }
}

/// The pairs with the pages between them: first what went, then what came.
fn fill(pairs: &[(usize, usize)], sizes: (usize, usize)) -> Vec<Pairing> {
    let mut all = Vec::new();
    let known = pairs.iter().map(|pair| Some(*pair)).chain([None]);
    for ((o, n), pair) in gaps(pairs, sizes).into_iter().zip(known) {
        all.extend(o.map(|o| (Some(o), None)));
        all.extend(n.map(|n| (None, Some(n))));
        all.extend(pair.map(|(o, n)| (Some(o), Some(n))));
    }
    all
}
