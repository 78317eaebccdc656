//! Records that stand elsewhere than where they were written.

use std::collections::VecDeque;

use super::{FAR, Step, Walk};
use crate::audit::{Record, finding::Finding};

/// A record that seems to belong further on.
pub(super) struct Ahead {
    /// Number that it has.
    seq: i64,
    /// Number that it was written with.
    origin: i64,
    hash: Vec<u8>,
}

impl Walk<'_> {
    /// It was written earlier: others were put before it, it changed places, or it is a copy.
    pub(super) fn belongs_before(&mut self, at: i64, origin: i64, record: Record) {
        let other = self.ahead.iter().position(|ahead| (ahead.seq, ahead.origin) == (origin + self.shift, at));
        if let Some(other) = other {
            let other = self.ahead.swap_remove(other);
            self.notes.add(Finding::Swapped { one: other.seq, other: record.seq });
            return self.push(at, Vec::new());
        }
        let first = self.recent.front().map_or(0, |step| step.at);
        let known = |seq: i64| usize::try_from(seq - first).ok().and_then(|index| self.recent.get(index));
        let is_copy = known(origin).is_none_or(|step| !step.hashes.is_empty() && step.accepts(&record.hash));
        if is_copy {
            self.notes.add(Finding::Replayed { seq: record.seq, of: origin + self.shift });
            return self.push(at, Vec::new());
        }
        if !known(origin - 1).is_some_and(|step| step.accepts(&record.prev_hash)) {
            self.notes.add(Finding::Moved { seq: record.seq, from: origin });
            return self.push(at, Vec::new());
        }
        self.notes.inserted(origin + self.shift, record.seq - 1);
        self.recent.retain(|step| step.at < origin);
        self.shift += at - origin;
        self.sound(origin, record);
    }

    /// It was written later: those between are gone and the rest was renumbered, or two changed places.
    pub(super) fn belongs_later(&mut self, at: i64, origin: i64, record: Record) {
        if self.ahead.len() as i64 >= FAR {
            self.settle_ahead();
        }
        self.ahead.push(Ahead { seq: record.seq, origin, hash: record.hash });
        self.push(at, Vec::new());
    }

    /// Called before each record is judged: does it follow one that seemed to come too early?
    pub(in crate::audit) fn follows_ahead(&mut self, record: &Record) {
        let follows = |ahead: &Ahead| record.seq == ahead.seq + 1 && record.prev_hash == ahead.hash;
        if let Some(ahead) = self.ahead.pop_if(|ahead| follows(ahead)) {
            self.renumbered(ahead);
        }
    }

    fn renumbered(&mut self, ahead: Ahead) {
        let at = ahead.seq.saturating_sub(self.shift);
        self.notes.add(Finding::Missing { from: at, to: ahead.origin - 1 });
        self.shift -= ahead.origin - at;
        // Numbers before are of nobody now.
        self.recent = VecDeque::from([Step { at: ahead.origin, hashes: vec![ahead.hash] }]);
    }

    /// At the end of the chain, with the digest that its head names.
    pub(in crate::audit) fn finish(&mut self, head: Option<&[u8]>) {
        let last = self.last;
        if let Some(ahead) = self.ahead.pop_if(|ahead| ahead.seq == last && Some(&ahead.hash[..]) == head) {
            self.renumbered(ahead);
        }
        self.settle_ahead();
    }

    fn settle_ahead(&mut self) {
        for ahead in self.ahead.drain(..) {
            self.notes.add(Finding::Moved { seq: ahead.seq, from: ahead.origin });
        }
    }
}
