//! One page of the rows that fit.

use std::cmp::Ordering;

use crate::lists::Place;

/// A list in its order, with what fits marked.
pub trait Walk {
    /// What identifies a row.
    type Id;
    /// A place in the list, whether or not something still stands there.
    type Cursor;

    /// Rows, whether they fit or not.
    fn places(&self) -> usize;
    /// The position that stands at a place of the order as it is shown.
    fn at(&self, place: usize) -> u32;
    /// Whether the row at a position fits.
    fn has(&self, at: u32) -> bool;
    /// How many fit.
    fn found(&self) -> usize;
    /// How the row at a position stands to a place, in the order as it is shown.
    fn compare(&self, cursor: &Self::Cursor, at: u32) -> Ordering;
    /// The place of the row at a position.
    fn cursor(&self, at: u32) -> Self::Cursor;
    /// The row at a position.
    fn id(&self, at: u32) -> Self::Id;

    /// Everything that fits, in order.
    fn ids(&self) -> Vec<Self::Id> {
        self.fitting(0).map(|at| self.id(at)).collect()
    }

    /// Positions of what fits, from a place on.
    fn fitting(&self, from: usize) -> impl Iterator<Item = u32> {
        (from..self.places()).map(|place| self.at(place)).filter(|at| self.has(*at))
    }

    /// How many places come before the cursor; with `over`, itself included.
    fn places_before(&self, cursor: &Self::Cursor, over: bool) -> usize {
        let (mut low, mut high) = (0, self.places());
        while low < high {
            let middle = low + (high - low) / 2;
            let found = self.compare(cursor, self.at(middle));
            match found.is_lt() || (over && found.is_eq()) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// The last of what fits before a place, in order.
    fn last_before(&self, until: usize, size: usize) -> Vec<u32> {
        let back = (0..until).rev().map(|place| self.at(place)).filter(|at| self.has(*at));
        let mut rows: Vec<u32> = back.take(size).collect();
        rows.reverse();
        rows
    }

    /// One page.
    fn page(&self, place: &Place<Self::Cursor>, size: usize) -> Slice<Self::Id, Self::Cursor> {
        let first = || self.fitting(0).take(size).collect();
        let rows: Vec<u32> = match place {
            Place::Before(cursor) => self.last_before(self.places_before(cursor, false), size),
            Place::First => first(),
            Place::After(cursor) => self.fitting(self.places_before(cursor, true)).take(size).collect(),
        };
        // The rows of a page may all be gone; what comes nearest is shown instead.
        let rows = match place {
            Place::Before(_) if rows.is_empty() => first(),
            Place::After(_) if rows.is_empty() => self.last_before(self.places(), size),
            _ => rows,
        };
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Slice::default() };
        let (first, last) = (self.cursor(*first), self.cursor(*last));
        let start = self.places_before(&first, false);
        let before = (0..start).filter(|place| self.has(self.at(*place))).count();
        let more = before + rows.len() < self.found();
        Slice {
            ids: rows.into_iter().map(|at| self.id(at)).collect(),
            before,
            prev: Some(first).filter(|_| before > 0),
            next: Some(last).filter(|_| more),
        }
    }
}

/// A page of what fits.
#[derive(Debug)]
pub struct Slice<I, C> {
    /// In order.
    pub ids: Vec<I>,
    /// How many stand before the first.
    pub before: usize,
    /// Where the page before ends.
    pub prev: Option<C>,
    /// Where the next page starts.
    pub next: Option<C>,
}

impl<I, C> Default for Slice<I, C> {
    fn default() -> Self {
        Self { ids: Vec::new(), before: 0, prev: None, next: None }
    }
}
