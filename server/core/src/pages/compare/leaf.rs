//! A page as the comparison sees it.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

/// Different words by which pages are told apart.
const WORDS: usize = 1_000;

/// One page.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// Digest of its image, when there is one.
    pub picture: Option<[u8; 32]>,
    /// Where the image is.
    pub png: PathBuf,
    /// Its words.
    pub text: String,
    /// Digest of its text without figures; none for a page without letters.
    pub letters: Option<u64>,
    /// Digests of its different words, sorted.
    words: Vec<u64>,
}

impl Leaf {
    pub fn new(picture: [u8; 32], png: PathBuf, text: String) -> Self {
        let letters = letters(&text);
        let mut words: Vec<u64> = text.split_whitespace().map(digest).take(WORDS * 8).collect();
        words.sort_unstable();
        words.dedup();
        words.truncate(WORDS);
        Self { picture: Some(picture), png, text, letters, words }
    }

    /// How much two pages are alike by their words, from 0 to 100. Pages without words may be anything, and so may one
    /// that could not be drawn.
    pub fn likeness(&self, other: &Self) -> u32 {
        let (mine, theirs) = (self.words.len(), other.words.len());
        let unseen = self.picture.is_none() || other.picture.is_none();
        if unseen || mine == 0 && theirs == 0 {
            return 50;
        }
        (200 * common(&self.words, &other.words) / (mine + theirs)) as u32
    }
}

fn digest(word: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

fn letters(text: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut any = false;
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        any = true;
        letter.hash(&mut hasher);
    }
    any.then(|| hasher.finish())
}

/// How many two sorted lists share.
fn common(mut one: &[u64], mut other: &[u64]) -> usize {
    let mut shared = 0;
    while let (Some((a, rest)), Some((b, others))) = (one.split_first(), other.split_first()) {
        shared += usize::from(a == b);
        if a <= b {
            one = rest;
        }
        if b <= a {
            other = others;
        }
    }
    shared
}
