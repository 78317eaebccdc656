//! What a page says otherwise than before, for who does not see the boxes.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::numbers::Shift;

/// Changes told of one page.
const MOST: usize = 12;
/// Longest text told of one change, in characters.
const LONGEST: usize = 120;
/// A page of more words is only looked at.
const WORDS: usize = 4_000;
/// Words at the beginning and the end of a page among which it prints its number.
const EDGE: usize = 12;

/// Some words and those in their place; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordChange {
    /// What stood there.
    pub was: String,
    /// What stands there.
    pub now: String,
}

/// The first changes in reading order, but for page numbers that moved along.
pub(super) fn changed(old: &str, new: &str, shift: Shift) -> Vec<WordChange> {
    let words = |text| str::split_whitespace(text).take(WORDS + 1).collect::<Vec<_>>();
    let (old, new) = (words(old), words(new));
    if old.len().max(new.len()) > WORDS {
        return Vec::new();
    }
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let differs = |op: &DiffOp| !matches!(op, DiffOp::Equal { .. });
    let told = |op: &DiffOp| WordChange { was: joined(&old[op.old_range()]), now: joined(&new[op.new_range()]) };
    let at_edge = |at: &Range<usize>, all: usize| at.end <= EDGE || at.start + EDGE >= all;
    // The same figure further inside is one of the report's.
    let moved = |op: &DiffOp| {
        let change = told(op);
        at_edge(&op.old_range(), old.len())
            && at_edge(&op.new_range(), new.len())
            && shift.explains(&change.was, &change.now)
    };
    ops.iter().filter(|op| differs(op) && !moved(op)).map(told).take(MOST).collect()
}

fn joined(words: &[&str]) -> String {
    let whole = words.join(" ");
    match whole.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}
