//! What rows are found by, in one piece of memory, to search them all in one go.

use std::collections::HashSet;

use memchr::memmem::Finder;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Between rows; no folded text holds it.
const END: u8 = b'\n';

/// Order and search ignore case and accents.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c) && !c.is_control()).flat_map(char::to_lowercase).collect()
}

/// Where the text of one row is.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    name: u32,
    end: u32,
}

/// Texts of rows, numbered from 0: a name, and what else a row is found by.
#[derive(Debug, Default)]
pub struct Texts {
    bytes: Vec<u8>,
    places: Vec<Place>,
    /// Start and row of every piece, also of those that were blanked, in order of the starts.
    pieces: Vec<(u32, u32)>,
}

impl Texts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether more pieces were blanked than are in use.
    pub fn is_mostly_gaps(&self) -> bool {
        self.pieces.len() > 2 * self.places.len()
    }

    /// The folded name.
    pub fn name(&self, row: u32) -> &str {
        let place = self.place(row);
        self.text(place.start, place.name)
    }

    /// Everything, folded; the name comes first.
    pub fn all(&self, row: u32) -> &str {
        let place = self.place(row);
        self.text(place.start, place.end)
    }

    /// Whether a row is found by just this.
    pub fn says(&self, row: u32, name: &str, others: &[&str]) -> bool {
        let parts = std::iter::once(&name).chain(others).map(|part| fold(part)).collect::<Vec<_>>();
        self.all(row) == parts.join("\t")
    }

    fn place(&self, row: u32) -> Place {
        self.places.get(row as usize).copied().unwrap_or_default()
    }

    fn text(&self, start: u32, end: u32) -> &str {
        let bytes = self.bytes.get(start as usize..end as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// A row that was not there yet.
    pub fn add(&mut self, name: &str, others: &[&str]) -> u32 {
        let row = self.places.len() as u32;
        self.places.push(Place::default());
        self.write(row, name, others);
        row
    }

    /// Another text for a row.
    pub fn set(&mut self, row: u32, name: &str, others: &[&str]) {
        let Some(place) = self.places.get(row as usize).copied() else { return };
        if let Some(old) = self.bytes.get_mut(place.start as usize..place.end as usize) {
            old.fill(END);
        }
        self.write(row, name, others);
    }

    fn write(&mut self, row: u32, name: &str, others: &[&str]) {
        let start = self.bytes.len() as u32;
        self.bytes.extend(fold(name).bytes());
        let name = self.bytes.len() as u32;
        for part in others {
            self.bytes.push(b'\t');
            self.bytes.extend(fold(part).bytes());
        }
        let end = self.bytes.len() as u32;
        self.bytes.push(END);
        self.pieces.push((start, row));
        self.places[row as usize] = Place { start, name, end };
    }

    /// Which rows have every word; `None` when nothing is asked.
    pub fn search(&self, typed: &str) -> Option<Bits> {
        let found = asked(typed).into_iter().map(|word| self.having(&word));
        found.reduce(|mut all, one| {
            all.keep(&one);
            all
        })
    }

    /// The piece that holds a byte, looked for from an earlier one on: hits come in order, and mostly close together.
    fn piece_of(&self, at: u32, from: usize) -> usize {
        let (mut piece, mut step) = (from, 1);
        while self.pieces.get(piece + step).is_some_and(|(start, _)| *start <= at) {
            piece += step;
            step *= 2;
        }
        let until = self.pieces.len().min(piece + step);
        piece + self.pieces[piece..until].partition_point(|(start, _)| *start <= at).saturating_sub(1)
    }

    /// Which rows have this somewhere.
    pub fn having(&self, word: &str) -> Bits {
        let (finder, mut bits) = (Finder::new(word), Bits::new(self.len()));
        let (mut from, mut piece) = (0, 0);
        while let Some(hit) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = (from + hit) as u32;
            piece = self.piece_of(at, piece);
            let row = self.pieces[piece].1;
            bits.set(row as usize);
            // On with the next row: one hit is enough.
            from = (self.places[row as usize].end as usize).max(at as usize) + 1;
        }
        bits
    }
}

/// The words of a search, each once.
pub fn asked(typed: &str) -> HashSet<String> {
    fold(typed).split_whitespace().map(str::to_owned).collect()
}

/// A set of small numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// Room for `len` numbers, none in it.
    pub fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    /// All of the first `len` numbers.
    pub fn full(len: usize) -> Self {
        let mut all = vec![u64::MAX; len.div_ceil(64)];
        if let Some(last) = all.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        Self(all)
    }

    /// Puts one in.
    pub fn set(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether one is in it.
    #[inline]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Whether none is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Leaves those whose value passes.
    pub fn keep_where<T>(&mut self, values: &[T], passes: impl Fn(&T) -> bool) {
        for (word, values) in self.0.iter_mut().zip(values.chunks(64)).filter(|(word, _)| **word != 0) {
            let passed = values.iter().enumerate().map(|(bit, value)| u64::from(passes(value)) << bit);
            *word &= passed.fold(0, |all, bit| all | bit);
        }
    }

    /// Looks at the value of each that is in it.
    pub fn each_of<T>(&self, values: &[T], mut look: impl FnMut(&T)) {
        for (word, values) in self.0.iter().zip(values.chunks(64)) {
            if *word == u64::MAX {
                values.iter().for_each(&mut look);
                continue;
            }
            let mut left = *word;
            while left != 0 {
                if let Some(value) = values.get(left.trailing_zeros() as usize) {
                    look(value);
                }
                left &= left - 1;
            }
        }
    }

    /// Leaves what is in both.
    pub fn keep(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    /// Adds what is in the other.
    pub fn join(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
}
