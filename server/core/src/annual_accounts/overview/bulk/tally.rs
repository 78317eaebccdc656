//! What became of the rows of a chunk.

use std::collections::BTreeMap;

use portal_types::annual_accounts_start::DONE;

/// How many rows had which outcome, by its code.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<&'static str, i64>);

impl Tally {
    /// So many rows had this outcome.
    pub fn of(code: &'static str, rows: usize) -> Self {
        Self(BTreeMap::from([(code, rows as i64)]))
    }

    /// One row was done.
    pub fn done(&mut self) {
        self.add(DONE);
    }

    /// One row had this outcome.
    pub fn add(&mut self, code: &'static str) {
        *self.0.entry(code).or_default() += 1;
    }

    /// How many of each.
    pub fn counts(self) -> impl Iterator<Item = (&'static str, i64)> {
        self.0.into_iter()
    }
}
