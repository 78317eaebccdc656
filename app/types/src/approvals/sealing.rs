//! A round that cannot be sealed: when it is tried again, and when people are told. Pure; the store counts.

use chrono::TimeDelta;

use crate::codes::codes;

codes! {
    /// Why a round could not be sealed. On screen: `sealing-why-<code>`, and what to do `sealing-do-<code>`.
    pub enum SealFailure {
        /// The database did not take it.
        Database = "database",
        /// The proof could not be stored.
        Files = "files",
        /// The proof could not be made or signed.
        Proof = "proof",
        /// Something about the approval is missing or is not what it should be.
        Records = "records",
    }
}

/// From this failed try on people are told.
pub const TOLD_AT: i64 = 3;

/// How long a round is left alone after so many failed tries.
pub fn pause(tries: i64) -> TimeDelta {
    match tries {
        ..=1 => TimeDelta::minutes(10),
        2 => TimeDelta::minutes(30),
        3 => TimeDelta::hours(1),
        _ => TimeDelta::hours(6),
    }
}

/// Whether so many failed tries are trouble that somebody must look at.
pub fn is_trouble(tries: i64) -> bool {
    tries >= TOLD_AT
}

/// Whether the audit log tells of this failed try: the first and the one that is told, to keep the chain small.
pub fn is_recorded(tries: i64) -> bool {
    tries == 1 || tries == TOLD_AT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stop_growing() {
        let minutes: Vec<_> = (1..=6).map(|tries| pause(tries).num_minutes()).collect();
        assert_eq!(minutes, [10, 30, 60, 360, 360, 360]);
        assert_eq!((pause(0), pause(i64::MIN), pause(i64::MAX)), (pause(1), pause(1), pause(4)));
    }

    #[test]
    fn the_third_try_is_told_and_few_are_recorded() {
        assert_eq!((1..=5).filter(|tries| is_trouble(*tries)).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!((0..=100).filter(|tries| is_recorded(*tries)).collect::<Vec<_>>(), [1, 3]);
    }
}
