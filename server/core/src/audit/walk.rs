//! One pass over a chain, record by record. Remembers a few records back, so that it can tell what was done from how
//! the neighbours fit.

mod misplaced;

use std::collections::{BTreeMap, VecDeque};

use portal_types::FirmId;

use misplaced::Ahead;

use super::{Record, chain, checkpoint::Checkpoint, finding::Finding, notes::Notes};

/// How far from its place a record is recognised without asking the database.
const FAR: i64 = 1_024;
/// The same, when too much was tampered with for long searches.
const NEAR: i64 = 16;
/// Digests to spend on long searches, some seconds.
const BUDGET: i64 = 2_000_000;

/// A record that was read, under the number that it was written with.
struct Step {
    at: i64,
    /// Digests of it that its successor may name; several when it was tampered with, none when any will do.
    hashes: Vec<Vec<u8>>,
}

impl Step {
    fn accepts(&self, hash: &[u8]) -> bool {
        self.hashes.is_empty() || self.hashes.iter().any(|known| known == hash)
    }
}

/// A checkpoint that another record than the read one was signed for.
pub(super) struct Mismatch {
    /// The record came after the signature over its number.
    pub younger: bool,
}

pub(super) struct Walk<'a> {
    firm: FirmId,
    checkpoints: &'a [Checkpoint],
    recent: VecDeque<Step>,
    /// Stored numbers are this much higher than written ones, after records were put in and the rest renumbered.
    pub shift: i64,
    ahead: Vec<Ahead>,
    budget: i64,
    head: i64,
    pub notes: Notes,
    /// By number: what was read there is not what was signed.
    pub mismatches: BTreeMap<i64, Mismatch>,
    /// Number of the last record that is what was signed.
    pub signed: i64,
    pub rows: i64,
    /// Stored number of the last row.
    pub last: i64,
}

impl<'a> Walk<'a> {
    /// `head`: number of the last record, as far as the head knows.
    pub fn new(firm: FirmId, head: i64, checkpoints: &'a [Checkpoint]) -> Self {
        let genesis = Step { at: 0, hashes: vec![chain::genesis(firm).to_vec()] };
        Self {
            firm,
            checkpoints,
            recent: VecDeque::from([genesis]),
            shift: 0,
            ahead: Vec::new(),
            budget: BUDGET,
            head,
            notes: Notes::default(),
            mismatches: BTreeMap::new(),
            signed: 0,
            rows: 0,
            last: 0,
        }
    }

    /// The number that the next record was written with, if nothing is missing.
    pub fn expected(&self) -> i64 {
        self.recent.back().map_or(0, |step| step.at).saturating_add(1)
    }

    /// Whether the last record is what the head names.
    pub fn ends_with(&self, hash: &[u8]) -> bool {
        self.recent.back().is_some_and(|step| step.accepts(hash))
    }

    /// Whether the record has the digest that it should have at its place.
    pub fn is_whole(&self, record: &Record) -> bool {
        self.fits(record, record.seq.saturating_sub(self.shift))
    }

    pub fn fits(&self, record: &Record, seq: i64) -> bool {
        record.hash == chain::hash_as(self.firm, record, seq, &record.prev_hash)
    }

    /// The number close by that the record was written with.
    pub fn near(&mut self, record: &Record) -> Option<i64> {
        let at = record.seq.saturating_sub(self.shift);
        let distance = if self.budget > 0 { FAR } else { NEAR };
        let mut places = (1..=distance).flat_map(|by| [at.saturating_sub(by), at.saturating_add(by)]);
        let found = places.find(|seq| self.fits(record, *seq));
        self.budget -= found.map_or(distance, |seq| seq.abs_diff(at).cast_signed()) * 2;
        found
    }

    /// Takes the next record. `origin`: the number that it was written with, when known and another than it has.
    pub fn take(&mut self, record: Record, whole: bool, origin: Option<i64>) {
        self.rows += 1;
        self.last = record.seq;
        let at = record.seq.saturating_sub(self.shift);
        if at < self.expected() {
            return self.notes.inserted(record.seq, record.seq);
        }
        if at > self.expected() && record.seq > self.head {
            return;
        }
        if at > self.expected() {
            self.notes.add(Finding::Missing { from: self.expected(), to: at - 1 });
            self.recent.push_back(Step { at: at - 1, hashes: Vec::new() });
        }
        match origin {
            _ if whole => self.sound(at, record),
            Some(origin) if origin < at => self.belongs_before(at, origin, record),
            Some(origin) => self.belongs_later(at, origin, record),
            None => self.edited(at, record),
        }
    }

    /// A row that cannot even be read.
    pub fn take_unreadable(&mut self, seq: i64) {
        self.rows += 1;
        self.last = seq;
        self.notes.edited(seq);
        self.push(seq.saturating_sub(self.shift), Vec::new());
    }

    fn sound(&mut self, at: i64, record: Record) {
        if !self.step_before().accepts(&record.prev_hash) {
            self.notes.replaced(record.seq - 1);
        }
        self.compare(at, &record, std::slice::from_ref(&record.hash));
        self.push(at, vec![record.hash]);
    }

    /// Its successor may name the digest it has, or that it would have without one of the changes.
    fn edited(&mut self, at: i64, record: Record) {
        self.notes.edited(record.seq);
        let mut hashes = vec![chain::hash_as(self.firm, &record, at, &record.prev_hash).to_vec()];
        for prev in self.step_before().hashes.iter().rev().take(2) {
            hashes.push(chain::hash_as(self.firm, &record, at, prev).to_vec());
        }
        hashes.push(record.hash.clone());
        self.compare(at, &record, &hashes);
        self.push(at, hashes);
    }

    fn step_before(&self) -> &Step {
        // There is always one: the genesis, or what was pushed last.
        &self.recent[self.recent.len() - 1]
    }

    fn push(&mut self, at: i64, hashes: Vec<Vec<u8>>) {
        self.recent.push_back(Step { at, hashes });
        while self.recent.len() as i64 > FAR + 2 {
            self.recent.pop_front();
        }
    }

    fn compare(&mut self, at: i64, record: &Record, hashes: &[Vec<u8>]) {
        let start = self.checkpoints.partition_point(|checkpoint| checkpoint.seq < at);
        let mut signed = self.checkpoints[start..].iter().take_while(|checkpoint| checkpoint.seq == at).peekable();
        if signed.peek().is_none() {
            return;
        }
        self.mismatches.remove(&at);
        match signed.find(|checkpoint| hashes.iter().all(|hash| hash[..] != checkpoint.hash)) {
            None => self.signed = at,
            Some(other) => drop(self.mismatches.insert(at, Mismatch { younger: record.at > other.at })),
        }
    }
}
