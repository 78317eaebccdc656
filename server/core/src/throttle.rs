//! Limits that hold across nodes: one row per key, the generic cell rate algorithm (AUT-3, MAIL-6).

use chrono::{DateTime, Duration, Utc};
use portal_types::ErrorCode;

use crate::{
    db::Tx,
    error::{Error, Result},
    execute, fetch_optional,
    keys::{Keys, MacPurpose},
};

/// Reads and holds the row in one statement: read first and write later would let a crowd through at once.
const HOLD: &str = "INSERT INTO throttles (key, full_at) VALUES ($1, $2)
                    ON CONFLICT (key) DO UPDATE SET full_at = throttles.full_at RETURNING full_at";
const FULL_LATER: &str = "SELECT full_at FROM throttles WHERE key = $1 AND full_at > $2";
const STORE: &str = "UPDATE throttles SET full_at = $2 WHERE key = $1";
const CLEAR: &str = "DELETE FROM throttles WHERE key = $1";
const PURGE: &str = "DELETE FROM throttles WHERE full_at < $1";

/// `burst` at once, then one per `every`.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// How many may come at once.
    pub burst: i32,
    /// How long until one more is allowed.
    pub every: Duration,
}

/// Decides from the moment the bucket is full again: the new moment, or refused.
pub fn decide(full_at: Option<DateTime<Utc>>, quota: Quota, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let next = full_at.unwrap_or(now).max(now) + quota.every;
    (next - now <= quota.every * quota.burst).then_some(next)
}

/// Takes one from the bucket of `parts`, or refuses with `too-many-attempts`.
pub(crate) async fn take(tx: &mut Tx, keys: &Keys, parts: &[&[u8]], quota: Quota, now: DateTime<Utc>) -> Result<()> {
    let key = keys.mac(MacPurpose::Throttle, parts).to_vec();
    let full_at = fetch_optional!(tx, (DateTime<Utc>,), HOLD, &key, now)?.map(|(at,)| at);
    let next = decide(full_at, quota, now).ok_or(ErrorCode::TooManyAttempts)?;
    execute!(tx, STORE, &key, next)?;
    Ok(())
}

/// Takes one, or gives `false` where there is none: for what is then left out, instead of refused.
pub(crate) async fn allows(
    tx: &mut Tx,
    keys: &Keys,
    parts: &[&[u8]],
    quota: Quota,
    now: DateTime<Utc>,
) -> Result<bool> {
    match take(tx, keys, parts, quota, now).await {
        Err(Error::Portal(refused)) if refused.code == ErrorCode::TooManyAttempts => Ok(false),
        taken => taken.map(|()| true),
    }
}

/// Whether this is the first time in `every`: what comes often is recorded once (AUD-5).
pub(crate) async fn first(
    tx: &mut Tx,
    keys: &Keys,
    parts: &[&[u8]],
    every: Duration,
    now: DateTime<Utc>,
) -> Result<bool> {
    allows(tx, keys, parts, Quota { burst: 1, every }, now).await
}

/// Whether [`first`] would say no. Only looks, so that what comes often need not write.
pub(crate) async fn is_again(tx: &mut Tx, keys: &Keys, parts: &[&[u8]], now: DateTime<Utc>) -> Result<bool> {
    let key = keys.mac(MacPurpose::Throttle, parts).to_vec();
    Ok(fetch_optional!(tx, (DateTime<Utc>,), FULL_LATER, key, now)?.is_some())
}

/// Writes without taking anything, for work that must cost the same whatever it is about.
pub(crate) async fn touch(tx: &mut Tx, keys: &Keys, parts: &[&[u8]], now: DateTime<Utc>) -> Result<()> {
    fetch_optional!(tx, (DateTime<Utc>,), HOLD, keys.mac(MacPurpose::Throttle, parts).to_vec(), now)?;
    Ok(())
}

/// Empties the bucket: the owner proved himself.
pub(crate) async fn clear(tx: &mut Tx, keys: &Keys, parts: &[&[u8]]) -> Result<()> {
    execute!(tx, CLEAR, keys.mac(MacPurpose::Throttle, parts).to_vec())?;
    Ok(())
}

/// Forgets buckets that are full again.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE, now)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever the rhythm: in any stretch of time at most a burst and one per interval, and never less than one
        /// per interval for whoever waits.
        #[test]
        fn never_more_than_promised(
            burst in 1..20_i32,
            every in 1..100_000_i64,
            pauses in proptest::collection::vec(0..300_000_i64, 1..80),
        ) {
            let quota = Quota { burst, every: Duration::milliseconds(every) };
            let (mut now, mut full_at, mut passed, mut refused) = (DateTime::<Utc>::UNIX_EPOCH, None, Vec::new(), None);
            for pause in pauses {
                now += Duration::milliseconds(pause);
                match decide(full_at, quota, now) {
                    Some(next) => {
                        full_at = Some(next);
                        passed.push(now);
                        refused = None;
                    }
                    None => {
                        prop_assert!(full_at.is_some_and(|at| at - now > quota.every * (burst - 1)), "refused only when full");
                        let since = *refused.get_or_insert(now);
                        prop_assert!(now - since < quota.every, "refused for a whole interval");
                    }
                }
            }
            for (i, from) in passed.iter().enumerate() {
                for (count, to) in (1_i64..).zip(&passed[i..]) {
                    let promised = i64::from(burst) + (*to - *from).num_milliseconds() / every;
                    prop_assert!(count <= promised, "{count} in {}", *to - *from);
                }
            }
        }
    }

    #[test]
    fn a_burst_then_one_by_one() {
        let quota = Quota { burst: 3, every: Duration::minutes(1) };
        let start = DateTime::<Utc>::UNIX_EPOCH;
        let mut full_at = None;
        for _ in 0..3 {
            full_at = Some(decide(full_at, quota, start).expect("within the burst"));
        }
        assert_eq!(decide(full_at, quota, start), None);
        assert_eq!(decide(full_at, quota, start + Duration::seconds(59)), None);
        let later = start + Duration::minutes(1);
        let full_at = decide(full_at, quota, later);
        assert!(full_at.is_some());
        assert_eq!(decide(full_at, quota, later), None);
    }
}
