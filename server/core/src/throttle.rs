//! Limits that hold across nodes: one row per key, the generic cell rate algorithm (AUT-3, MAIL-6).

use chrono::{DateTime, Duration, Utc};
use portal_types::ErrorCode;

use crate::{
    db::Tx,
    error::Result,
    execute, fetch_optional,
    keys::{Keys, MacPurpose},
};

const FIND: &str = "SELECT full_at FROM throttles WHERE key = $1";
const STORE: &str = "INSERT INTO throttles (key, full_at) VALUES ($1, $2)
                     ON CONFLICT (key) DO UPDATE SET full_at = EXCLUDED.full_at";
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
    let full_at = fetch_optional!(tx, (DateTime<Utc>,), FIND, &key)?.map(|(at,)| at);
    let next = decide(full_at, quota, now).ok_or(ErrorCode::TooManyAttempts)?;
    execute!(tx, STORE, &key, next)?;
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
    use super::*;

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
