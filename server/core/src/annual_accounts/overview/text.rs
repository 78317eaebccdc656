//! Names and numbers of clients in one piece of memory, to search them all in one go.

use std::collections::HashSet;

use memchr::memmem::Finder;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Between clients; no folded text holds it.
const END: u8 = b'\n';

/// Order and search ignore case and accents.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c) && !c.is_control()).flat_map(char::to_lowercase).collect()
}

/// Where the text of one client is.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    name: u32,
    end: u32,
}

/// Texts of clients, numbered from 0.
#[derive(Debug, Default)]
pub struct Texts {
    bytes: Vec<u8>,
    places: Vec<Place>,
    /// Start and client of every piece, also of those that were blanked, in order of the starts.
    pieces: Vec<(u32, u32)>,
}

/// What is looked for in a client.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'a> {
    /// Display name.
    pub name: &'a str,
    /// The firm's own number.
    pub number: &'a str,
    /// KVK number.
    pub kvk: &'a str,
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
    pub fn name(&self, client: u32) -> &str {
        let place = self.places.get(client as usize).copied().unwrap_or_default();
        let bytes = self.bytes.get(place.start as usize..place.name as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// A client that was not there yet.
    pub fn add(&mut self, searched: Searched<'_>) -> u32 {
        let client = self.places.len() as u32;
        self.places.push(Place::default());
        self.write(client, searched);
        client
    }

    /// Another text for a client.
    pub fn set(&mut self, client: u32, searched: Searched<'_>) {
        let Some(place) = self.places.get(client as usize).copied() else { return };
        if let Some(old) = self.bytes.get_mut(place.start as usize..place.end as usize) {
            old.fill(END);
        }
        self.write(client, searched);
    }

    fn write(&mut self, client: u32, searched: Searched<'_>) {
        let start = self.bytes.len() as u32;
        self.bytes.extend(fold(searched.name).bytes());
        let name = self.bytes.len() as u32;
        for part in [searched.number, searched.kvk] {
            self.bytes.push(b'\t');
            self.bytes.extend(fold(part).bytes());
        }
        let end = self.bytes.len() as u32;
        self.bytes.push(END);
        self.pieces.push((start, client));
        self.places[client as usize] = Place { start, name, end };
    }

    /// Which clients have every word; `None` when nothing is asked.
    pub fn search(&self, words: &str) -> Option<Bits> {
        let words: HashSet<String> = fold(words).split_whitespace().map(str::to_owned).collect();
        let found = words.iter().map(|word| self.having(word));
        found.reduce(|mut all, one| {
            all.keep(&one);
            all
        })
    }

    fn having(&self, word: &str) -> Bits {
        let (finder, mut bits) = (Finder::new(word), Bits::new(self.len()));
        let (mut from, mut piece) = (0, 0);
        while let Some(hit) = self.bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = (from + hit) as u32;
            piece += self.pieces[piece..].partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let client = self.pieces[piece].1;
            bits.set(client as usize);
            // On with the next client: one hit is enough.
            from = (self.places[client as usize].end as usize).max(at as usize) + 1;
        }
        bits
    }
}

/// A set of small numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// Room for `len` numbers, none in it.
    pub fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
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

    fn keep(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }
}
