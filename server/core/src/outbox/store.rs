//! SQL of the outbox. Read across firms by the worker only.

use chrono::{DateTime, Utc};
use portal_types::{FirmId, Language, MailId};
use uuid::Uuid;

use super::NewMail;
use crate::{db::Tx, error::Result, execute, fetch_optional, scope::Scope};

/// A row whose lease this worker holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Claimed {
    /// Also the `Message-ID`.
    pub id: MailId,
    /// Whose mail.
    pub firm_id: FirmId,
    /// What it is about.
    pub item_id: Option<Uuid>,
    /// Kind of mail.
    pub kind: String,
    /// Recipient's name.
    pub recipient_name: String,
    /// Recipient's address.
    pub recipient_email: String,
    /// Recipient's language.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// JSON of the content.
    pub payload: String,
    /// This try included.
    pub attempts: i64,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// In which request.
    pub request_id: String,
}

const INSERT: &str =
    "INSERT INTO outbox (id, firm_id, item_id, kind, recipient_name, recipient_email, language, payload,
        state, attempts, created_at, due_at, claimed_until, claim_token, sent_at, last_error, request_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', 0, $9, $9, NULL, NULL, NULL, NULL, $10)";
const CLAIM_SQLITE: &str = "UPDATE outbox SET claimed_until = $2, claim_token = $3, attempts = attempts + 1
    WHERE id = (SELECT id FROM outbox WHERE state = 'pending' AND due_at <= $1
        AND (claimed_until IS NULL OR claimed_until <= $1) ORDER BY due_at LIMIT 1)
    RETURNING id, firm_id, item_id, kind, recipient_name, recipient_email, language, payload, attempts, created_at,
        request_id";
const CLAIM_POSTGRES: &str = "UPDATE outbox SET claimed_until = $2, claim_token = $3, attempts = attempts + 1
    WHERE id = (SELECT id FROM outbox WHERE state = 'pending' AND due_at <= $1
        AND (claimed_until IS NULL OR claimed_until <= $1) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, firm_id, item_id, kind, recipient_name, recipient_email, language, payload, attempts, created_at,
        request_id";
const SENT: &str =
    "UPDATE outbox SET state = 'sent', sent_at = $3, payload = '', claimed_until = NULL, claim_token = NULL
    WHERE id = $1 AND claim_token = $2 AND state = 'pending'";
const RETRY: &str = "UPDATE outbox SET due_at = $3, last_error = $4, claimed_until = NULL, claim_token = NULL
    WHERE id = $1 AND claim_token = $2 AND state = 'pending'";
const DEAD: &str =
    "UPDATE outbox SET state = 'dead', payload = '', last_error = $3, claimed_until = NULL, claim_token = NULL
    WHERE id = $1 AND claim_token = $2 AND state = 'pending'";
const RELEASE: &str =
    "UPDATE outbox SET claimed_until = NULL, claim_token = NULL WHERE state = 'pending' AND claim_token IS NOT NULL";
const DEAD_COUNT: &str = "SELECT COUNT(*) FROM outbox WHERE state = 'dead'";
const OLDEST: &str = "SELECT MIN(created_at) FROM outbox WHERE state = 'pending'";

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, mail: &NewMail, now: DateTime<Utc>) -> Result<()> {
    let payload = serde_json::to_string(&mail.content)?;
    execute!(
        tx,
        INSERT,
        mail.id,
        scope.firm(),
        mail.item,
        mail.content.kind(),
        &mail.to_name,
        &mail.to_email,
        mail.language.code(),
        payload,
        now,
        &scope.origin().request_id
    )?;
    Ok(())
}

/// Takes the oldest due mail for the length of a lease.
pub(super) async fn claim(
    tx: &mut Tx,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    token: &[u8],
) -> Result<Option<Claimed>> {
    let sql = if tx.is_postgres() { CLAIM_POSTGRES } else { CLAIM_SQLITE };
    Ok(fetch_optional!(tx, Claimed, sql, now, until, token)?)
}

/// `false` when the lease was lost meanwhile.
pub(super) async fn sent(tx: &mut Tx, id: MailId, token: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, SENT, id, token, now)? == 1)
}

/// Puts the mail back for later.
pub(super) async fn retry(tx: &mut Tx, id: MailId, token: &[u8], due: DateTime<Utc>, error: &str) -> Result<bool> {
    Ok(execute!(tx, RETRY, id, token, due, error)? == 1)
}

/// Gives up on the mail.
pub(super) async fn dead(tx: &mut Tx, id: MailId, token: &[u8], error: &str) -> Result<bool> {
    Ok(execute!(tx, DEAD, id, token, error)? == 1)
}

/// Ends every lease.
pub(super) async fn release(tx: &mut Tx) -> Result<u64> {
    Ok(execute!(tx, RELEASE)?)
}

/// Mails that were given up.
pub async fn count_dead(tx: &mut Tx) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), DEAD_COUNT)?.map_or(0, |(count,)| count))
}

/// When the longest-waiting mail was written.
pub async fn oldest_pending(tx: &mut Tx) -> Result<Option<DateTime<Utc>>> {
    Ok(fetch_optional!(tx, (Option<DateTime<Utc>>,), OLDEST)?.and_then(|(at,)| at))
}
