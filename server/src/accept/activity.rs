//! What a connection is doing, shared by its stream and the bodies that pass through it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The states between which a connection goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing of the next request has arrived.
    Silent,
    /// Part of a head has arrived.
    Head,
    /// A request is being answered.
    Working,
}

/// The current phase, and how many there were: so that a waiting side notices a full round.
#[derive(Debug, Default)]
pub struct Activity {
    rounds: AtomicU32,
    body_left: AtomicBool,
}

const PHASES: u32 = 3;

impl Activity {
    /// A connection that was just opened and must speak now.
    pub fn opened() -> Self {
        let activity = Self::default();
        activity.enter(Phase::Head);
        activity
    }

    /// The phase, with a number that differs each time it was entered.
    pub fn now(&self) -> (u32, Phase) {
        let rounds = self.rounds.load(Ordering::Acquire);
        let phase = match rounds % PHASES {
            0 => Phase::Silent,
            1 => Phase::Head,
            _ => Phase::Working,
        };
        (rounds, phase)
    }

    /// Goes to a phase; nothing happens when it is there already.
    pub fn enter(&self, phase: Phase) {
        let (rounds, current) = self.now();
        if current != phase {
            let steps = (phase as u32 + PHASES - current as u32) % PHASES;
            self.rounds.store(rounds.wrapping_add(steps) % (u32::MAX - u32::MAX % PHASES), Ordering::Release);
        }
    }

    /// Notes whether some of the request's body was not read.
    pub fn set_body_left(&self, left: bool) {
        self.body_left.store(left, Ordering::Release);
    }

    /// Whether the client may still be sending a body that nobody reads.
    pub fn is_body_left(&self) -> bool {
        self.body_left.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_round_is_noticed() {
        let activity = Activity::opened();
        assert_eq!(activity.now().1, Phase::Head);
        activity.enter(Phase::Silent);
        let before = activity.now();
        activity.enter(Phase::Silent);
        assert_eq!(activity.now(), before, "entering the same phase changes nothing");
        for phase in [Phase::Head, Phase::Working, Phase::Silent] {
            activity.enter(phase);
            assert_eq!(activity.now().1, phase);
        }
        assert_ne!(activity.now(), before);
    }
}
