//! Double submits are harmless (APP-5): one stored answer per actor and key.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Duration, Utc};
use portal_types::ErrorCode;

use crate::{
    db::Tx,
    error::Result,
    execute, fetch_optional,
    keys::{Keys, MacPurpose},
    scope::Scope,
};

/// How long an answer is kept.
const KEPT_FOR: Duration = Duration::hours(24);

/// Longest key; ours are shorter.
const KEY_MAX: usize = 100;

const CLAIM: &str = "INSERT INTO submissions (actor, key, body_hash, answer, expires_at) VALUES ($1, $2, $3, '', $4)
                     ON CONFLICT (actor, key) DO NOTHING";
const FIND: &str = "SELECT body_hash, answer FROM submissions WHERE actor = $1 AND key = $2";
const SETTLE: &str = "UPDATE submissions SET answer = $3 WHERE actor = $1 AND key = $2";
const PURGE: &str = "DELETE FROM submissions WHERE expires_at < $1";

/// What a form carries to be recognised when it comes twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Made with the form.
    pub key: String,
    /// Keyed digest of everything the form says.
    pub body_hash: Vec<u8>,
}

impl Submission {
    /// The form with this key that was posted to a path and says this.
    pub fn new(keys: &Keys, key: String, path: &str, says: &[u8]) -> Self {
        Self { key, body_hash: keys.mac(MacPurpose::Submission, &[path.as_bytes(), says]).to_vec() }
    }
}

/// Takes the key, or gives the stored answer of its first use.
pub(crate) async fn claim(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>) -> Result<Option<String>> {
    let Some(submission) = scope.submission() else { return Ok(None) };
    let (actor, key) = (scope.actor_key(), submission.key.as_str());
    if key.is_empty() || key.len() > KEY_MAX || key.contains('\0') {
        return Err(ErrorCode::InvalidForm.into());
    }
    if execute!(tx, CLAIM, &actor, key, &submission.body_hash, now + KEPT_FOR)? == 1 {
        return Ok(None);
    }
    let first = fetch_optional!(tx, (Vec<u8>, String), FIND, &actor, key)?;
    match first {
        Some((hash, answer)) if hash == submission.body_hash => Ok(Some(answer)),
        _ => Err(ErrorCode::SubmissionReused.into()),
    }
}

/// Stores the answer, in the transaction that made it true.
pub(crate) async fn settle(tx: &mut Tx, scope: &Scope, answer: String) -> Result<()> {
    if let Some(submission) = scope.submission() {
        execute!(tx, SETTLE, scope.actor_key(), submission.key.as_str(), answer)?;
    }
    Ok(())
}

/// Forgets answers that are too old to be asked for again.
pub(crate) async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    Ok(execute!(tx, PURGE, now)?)
}
