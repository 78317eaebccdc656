//! Words of names, to find what was meant when one was mistyped.

use std::collections::HashMap;

use super::{Bits, Texts, text::asked};

/// Shorter words are too much like each other.
const SHORTEST: usize = 4;
/// From here on two errors are forgiven.
const LONG: usize = 8;

/// One word, and the rows that have it.
#[derive(Debug)]
struct Known {
    word: Box<str>,
    letters: u64,
    rows: Vec<u32>,
}

/// Every word that is made of letters.
#[derive(Debug, Default)]
pub struct Words {
    numbers: HashMap<Box<str>, u32>,
    known: Vec<Known>,
}

/// What a search found.
#[derive(Debug)]
pub struct Found {
    /// The rows.
    pub rows: Bits,
    /// Not quite what was typed.
    pub nearly: bool,
}

impl Words {
    /// A row has these words from now on.
    pub fn add(&mut self, row: u32, text: &str) {
        for word in words(text) {
            let number = match self.numbers.get(word) {
                Some(number) => *number,
                None => self.learn(word),
            };
            let rows = &mut self.known[number as usize].rows;
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }

    /// A row has these words no more.
    pub fn remove(&mut self, row: u32, text: &str) {
        for word in words(text) {
            if let Some(number) = self.numbers.get(word) {
                self.known[*number as usize].rows.retain(|other| *other != row);
            }
        }
    }

    fn learn(&mut self, word: &str) -> u32 {
        let number = self.known.len() as u32;
        self.numbers.insert(word.into(), number);
        self.known.push(Known { word: word.into(), letters: letters(word), rows: Vec::new() });
        number
    }

    /// The rows of those words that begin nearly like this one: as few errors as possible.
    fn near(&self, typed: &str, size: usize) -> Bits {
        let (typed, mut best) = (typed.chars().collect::<Vec<_>>(), Vec::new());
        let mut most = match typed.len() {
            0..SHORTEST => return Bits::new(size),
            SHORTEST..LONG => 1,
            _ => 2,
        };
        let wanted = typed.iter().fold(0, |all, c| all | letter(*c));
        for known in self.known.iter().filter(|known| !known.rows.is_empty()) {
            // Each error brings in one letter at most.
            if (wanted & !known.letters).count_ones() as usize > most {
                continue;
            }
            match errors(&typed, &known.word, most) {
                Some(fewer) if fewer < most => {
                    most = fewer;
                    best = vec![known];
                }
                Some(_) => best.push(known),
                None => {}
            }
        }
        let mut rows = Bits::new(size);
        best.iter().flat_map(|known| &known.rows).for_each(|row| rows.set(*row as usize));
        rows
    }

    /// Which rows have every word, a mistyped one forgiven; `None` when nothing is asked.
    pub fn search(&self, texts: &Texts, typed: &str) -> Option<Found> {
        let exact: Vec<_> = asked(typed).into_iter().map(|word| (texts.having(&word), word)).collect();
        let all = |each: Vec<Bits>| {
            each.into_iter().reduce(|mut all, one| {
                all.keep(&one);
                all
            })
        };
        let rows = all(exact.iter().map(|(rows, _)| rows.clone()).collect())?;
        if !rows.is_empty() {
            return Some(Found { rows, nearly: false });
        }
        let near = exact.into_iter().map(|(mut rows, word)| {
            rows.join(&self.near(&word, texts.len()));
            rows
        });
        Some(Found { rows: all(near.collect())?, nearly: true })
    }
}

/// Words of letters that are long enough to be mistyped.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | ',' | '/' | '\'' | '(' | ')' | '&'))
        .filter(|word| word.len() >= SHORTEST && word.chars().all(char::is_alphabetic))
}

fn letter(c: char) -> u64 {
    1 << (u32::from(c) & 63)
}

fn letters(word: &str) -> u64 {
    word.chars().fold(0, |all, c| all | letter(c))
}

/// The fewest errors (a letter too many, missing, another one, or two changed places) between what was typed and a
/// beginning of the word; `None` when there are more than allowed. Optimal string alignment, row by row.
fn errors(typed: &[char], word: &str, most: usize) -> Option<usize> {
    let mut rows = [(0..=typed.len()).collect::<Vec<_>>(), vec![0; typed.len() + 1], vec![0; typed.len() + 1]];
    let (mut best, mut last) = (typed.len(), None);
    for (at, c) in word.chars().take(typed.len() + most).enumerate() {
        let [before, row, older] = &mut rows;
        row[0] = at + 1;
        for (place, t) in typed.iter().enumerate() {
            let other = before[place] + usize::from(*t != c);
            row[place + 1] = other.min(before[place + 1] + 1).min(row[place] + 1);
            if place > 0 && last == Some(*t) && typed[place - 1] == c {
                row[place + 1] = row[place + 1].min(older[place - 1] + 1);
            }
        }
        if row.iter().min().is_none_or(|least| *least > most) {
            break;
        }
        best = best.min(row[typed.len()]);
        last = Some(c);
        rows.rotate_left(1);
    }
    Some(best).filter(|best| *best <= most)
}
