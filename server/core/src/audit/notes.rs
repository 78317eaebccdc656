//! Findings as they come: neighbours become one, and what turns out to be something else is taken back.

use super::finding::Finding;

/// More are only counted: whoever tampers with everything does not fill the memory.
const MOST: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Notes {
    findings: Vec<Finding>,
    more: usize,
}

impl Notes {
    pub fn add(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        } else {
            self.more += 1;
        }
    }

    pub fn edited(&mut self, seq: i64) {
        match self.findings.last_mut() {
            Some(Finding::Edited { to, .. }) if seq - *to == 1 => *to = seq,
            _ => self.add(Finding::Edited { from: seq, to: seq }),
        }
    }

    pub fn replaced(&mut self, seq: i64) {
        match self.findings.last_mut() {
            Some(Finding::Replaced { to, .. }) if seq - *to == 1 => *to = seq,
            _ => self.add(Finding::Replaced { from: seq, to: seq }),
        }
    }

    /// What was thought of these records was due to them being no part of the chain.
    pub fn inserted(&mut self, from: i64, to: i64) {
        if (from..=to).all(|seq| self.is_copy(seq)) {
            return;
        }
        self.retract(from, to);
        match self.findings.last_mut() {
            Some(Finding::Inserted { to: end, .. }) if from - *end == 1 => *end = to,
            _ => self.add(Finding::Inserted { from, to }),
        }
    }

    /// The records from here on lie beyond the head.
    pub fn appended(&mut self, mut from: i64, to: i64) {
        while from <= to && self.is_copy(from) {
            from += 1;
        }
        if from <= to {
            self.retract(from, to);
            self.add(Finding::Appended { from, to });
        }
    }

    fn is_copy(&self, seq: i64) -> bool {
        self.findings.iter().any(|finding| matches!(finding, Finding::Replayed { seq: copy, .. } if *copy == seq))
    }

    fn retract(&mut self, first: i64, last: i64) {
        for finding in &mut self.findings {
            let start = match finding {
                Finding::Edited { .. } => first,
                // A record that does not know the one before it throws suspicion on that.
                Finding::Replaced { .. } => first - 1,
                _ => continue,
            };
            if let Finding::Edited { from, to } | Finding::Replaced { from, to } = finding
                && *to <= last
            {
                *to = if *to >= start { start - 1 } else { *to };
                debug_assert!(*from >= 0);
            }
        }
        self.findings.retain(
            |finding| !matches!(finding, Finding::Edited { from, to } | Finding::Replaced { from, to } if from > to),
        );
    }

    /// Whether something is known of this record already.
    pub fn tell_of(&self, seq: i64) -> bool {
        self.findings.iter().any(|finding| match finding {
            Finding::Edited { from, to } | Finding::Replaced { from, to } | Finding::Inserted { from, to } => {
                (*from..=*to).contains(&seq)
            }
            Finding::Swapped { one, other } => [*one, *other].contains(&seq),
            Finding::Replayed { seq: at, .. } | Finding::Moved { seq: at, .. } => *at == seq,
            _ => false,
        })
    }

    pub fn into_findings(mut self) -> Vec<Finding> {
        if self.more > 0 {
            self.findings.push(Finding::More { count: self.more });
        }
        self.findings
    }
}
