//! SQL of links. A token is looked up across firms: it comes before any scope.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ClientId, ContactId, FirmId, LinkId, MailId, ReportVersionId, links::Purpose};

use super::viewing_store;
use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// A link as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    /// Identity.
    pub id: LinkId,
    /// Whose.
    pub firm_id: FirmId,
    /// For viewing or approval.
    #[sqlx(try_from = "String")]
    pub purpose: Purpose,
    /// The recipient's client.
    pub client_id: ClientId,
    /// The item.
    pub accounts_id: AnnualAccountsId,
    /// The only version it opens.
    pub version_id: ReportVersionId,
    /// The recipient.
    pub contact_id: ContactId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// End of validity.
    pub expires_at: DateTime<Utc>,
    /// First request of the landing page, possibly by a mail filter.
    pub opened_at: Option<DateTime<Utc>>,
    /// When the report was first shown.
    pub viewed_at: Option<DateTime<Utc>>,
    /// When it was used up.
    pub consumed_at: Option<DateTime<Utc>>,
    /// When it was withdrawn.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Wrong codes that were given for it.
    pub wrong_codes: i64,
}

impl Link {
    /// Whether a press on the landing page still opens something.
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.consumed_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }
}

/// A link to be stored.
pub struct NewLink {
    /// Identity.
    pub id: LinkId,
    /// For viewing or approval.
    pub purpose: Purpose,
    /// The recipient's client.
    pub client: ClientId,
    /// The item.
    pub accounts: AnnualAccountsId,
    /// The only version it opens.
    pub version: ReportVersionId,
    /// The recipient.
    pub contact: ContactId,
    /// Digest of the token.
    pub token_hash: Vec<u8>,
    /// End of validity.
    pub expires_at: DateTime<Utc>,
}

const INSERT: &str =
    "INSERT INTO links (id, firm_id, purpose, client_id, accounts_id, version_id, contact_id, token_hash,
        created_at, expires_at, opened_at, viewed_at, consumed_at, revoked_at, wrong_codes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, NULL, NULL, 0)";
const BY_TOKEN: &str =
    "SELECT id, firm_id, purpose, client_id, accounts_id, version_id, contact_id, created_at, expires_at,
        opened_at, viewed_at, consumed_at, revoked_at, wrong_codes FROM links WHERE token_hash = $1";
const BY_ID: &str =
    "SELECT id, firm_id, purpose, client_id, accounts_id, version_id, contact_id, created_at, expires_at,
        opened_at, viewed_at, consumed_at, revoked_at, wrong_codes FROM links WHERE firm_id = $1 AND id = $2";
const OF_ACCOUNTS: &str = "SELECT id, firm_id, purpose, client_id, accounts_id, version_id, contact_id, created_at, expires_at,
        opened_at, viewed_at, consumed_at, revoked_at, wrong_codes FROM links WHERE firm_id = $1 AND accounts_id = $2 ORDER BY created_at DESC, id DESC";
const OPENED: &str = "UPDATE links SET opened_at = $3 WHERE firm_id = $1 AND id = $2 AND opened_at IS NULL";
const VIEWED: &str = "UPDATE links SET viewed_at = $3 WHERE firm_id = $1 AND id = $2 AND viewed_at IS NULL";
const TOUCH: &str = "UPDATE links SET wrong_codes = wrong_codes
    WHERE firm_id = $1 AND id = $2 AND consumed_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
const HOLD: &str =
    "UPDATE links SET wrong_codes = wrong_codes WHERE firm_id = $1 AND accounts_id = $2 AND revoked_at IS NULL";
const CONSUME: &str = "UPDATE links SET consumed_at = $3
    WHERE firm_id = $1 AND id = $2 AND consumed_at IS NULL AND revoked_at IS NULL AND expires_at > $3";
const END_OF_RECIPIENT: &str = "UPDATE links SET consumed_at = $4
    WHERE firm_id = $1 AND accounts_id = $2 AND contact_id = $3 AND purpose = 'approve'
        AND consumed_at IS NULL AND revoked_at IS NULL AND expires_at > $4";
const SET_MAIL: &str = "UPDATE links SET mail = $3 WHERE firm_id = $1 AND id = $2";
const ASKED: &str = "SELECT COUNT(*) FROM round_signers s
        JOIN approval_rounds r ON r.firm_id = s.firm_id AND r.id = s.round_id
    WHERE s.firm_id = $1 AND r.accounts_id = $2 AND r.version_id = $3 AND s.contact_id = $4
        AND r.state = 'open' AND s.state = 'asked'";
/// With those that a view used up, whose sessions would go on for half an hour.
const REVOKE: &str = "UPDATE links SET revoked_at = $3
    WHERE firm_id = $1 AND accounts_id = $2 AND revoked_at IS NULL AND (consumed_at IS NULL OR purpose = 'view')";
/// Those for approval; what was mailed to be read is not used up by others.
const REVOKE_APPROVALS: &str = "UPDATE links SET revoked_at = $3
    WHERE firm_id = $1 AND accounts_id = $2 AND revoked_at IS NULL AND consumed_at IS NULL AND purpose = 'approve'";
const REVOKE_VIEWS: &str = "UPDATE links SET revoked_at = $4
    WHERE firm_id = $1 AND accounts_id = $2 AND contact_id = $3 AND revoked_at IS NULL AND purpose = 'view'";
const IS_COPY: &str = "SELECT COUNT(*) FROM round_readers d
        JOIN approval_rounds r ON r.firm_id = d.firm_id AND r.id = d.round_id
    WHERE d.firm_id = $1 AND r.accounts_id = $2 AND r.version_id = $3 AND d.contact_id = $4
        AND r.state IN ('open', 'complete', 'sealed')";
const REVOKE_ONE: &str = "UPDATE links SET revoked_at = $3 WHERE firm_id = $1 AND id = $2 AND revoked_at IS NULL";
/// One that showed its report is withdrawn with its sessions; one that was decided through keeps its proof.
const WITHDRAW: &str = "UPDATE links SET revoked_at = $3
    WHERE firm_id = $1 AND id = $2 AND revoked_at IS NULL AND (consumed_at IS NULL OR purpose = 'view')";
const REVOKE_CONTACT: &str = "UPDATE links SET revoked_at = $3
    WHERE firm_id = $1 AND contact_id = $2 AND revoked_at IS NULL AND consumed_at IS NULL";
const WRONG_CODE: &str =
    "UPDATE links SET wrong_codes = wrong_codes + 1 WHERE firm_id = $1 AND id = $2 RETURNING wrong_codes";
pub(crate) async fn insert(tx: &mut Tx, scope: &Scope, link: &NewLink, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        INSERT,
        link.id,
        scope.firm(),
        link.purpose.code(),
        link.client,
        link.accounts,
        link.version,
        link.contact,
        &link.token_hash,
        now,
        link.expires_at
    )?;
    Ok(())
}

pub(super) async fn by_token(tx: &mut Tx, hash: &[u8]) -> Result<Option<Link>> {
    Ok(fetch_optional!(tx, Link, BY_TOKEN, hash)?)
}

pub(super) async fn by_id(tx: &mut Tx, firm: FirmId, id: LinkId) -> Result<Option<Link>> {
    Ok(fetch_optional!(tx, Link, BY_ID, firm, id)?)
}

/// Newest first.
pub async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Link>> {
    Ok(fetch_all!(tx, Link, OF_ACCOUNTS, scope.firm(), id)?)
}

/// `true` the first time.
pub(super) async fn mark_opened(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, OPENED, scope.firm(), id, now)? == 1)
}

/// `true` the first time.
pub(super) async fn mark_viewed(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, VIEWED, scope.firm(), id, now)? == 1)
}

/// Holds the row for this transaction; `false` when the link opens nothing any more.
pub(super) async fn hold(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, TOUCH, scope.firm(), id, now)? == 1)
}

/// Holds every row for this transaction that annual accounts may still withdraw; whoever calls holds these already.
pub(crate) async fn hold_of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    execute!(tx, HOLD, scope.firm(), id)?;
    Ok(())
}

/// Uses the link up, in one statement (LNK-2); `false` when somebody was faster or it is too late.
pub(crate) async fn consume(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, CONSUME, scope.firm(), id, now)? == 1)
}

/// Ends every live link for approval that somebody has for these annual accounts: he decided through one of them.
pub(crate) async fn end_of_recipient(
    tx: &mut Tx,
    scope: &Scope,
    accounts: AnnualAccountsId,
    contact: ContactId,
    now: DateTime<Utc>,
) -> Result<u64> {
    Ok(execute!(tx, END_OF_RECIPIENT, scope.firm(), accounts, contact, now)?)
}

/// Which mail carried the link.
pub(crate) async fn set_mail(tx: &mut Tx, scope: &Scope, id: LinkId, mail: MailId) -> Result<()> {
    execute!(tx, SET_MAIL, scope.firm(), id, mail)?;
    Ok(())
}

/// Whether the recipient's decision is asked for right now: he may have undone one, or handed it over.
pub(super) async fn is_asked(tx: &mut Tx, scope: &Scope, link: &Link) -> Result<bool> {
    let (accounts, version, contact) = (link.accounts_id, link.version_id, link.contact_id);
    let found = fetch_optional!(tx, (i64,), ASKED, scope.firm(), accounts, version, contact)?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// Withdraws one link at the firm's wish; `false` when there is nothing left to withdraw.
pub(super) async fn withdraw(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, WITHDRAW, scope.firm(), id, now)? == 1)
}

/// Withdraws every link that is still open for these annual accounts.
pub(crate) async fn revoke_of_accounts(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(tx, REVOKE, scope.firm(), id, now)?;
    Ok(())
}

/// Withdraws every unused link for approval of these annual accounts.
pub(crate) async fn revoke_approvals(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(tx, REVOKE_APPROVALS, scope.firm(), id, now)?;
    Ok(())
}

/// Withdraws what one contact was mailed to read, with the sessions behind it.
pub(crate) async fn revoke_views(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    contact: ContactId,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(tx, REVOKE_VIEWS, scope.firm(), id, contact, now)?;
    Ok(())
}

/// Whether the recipient gets a copy of what others are asked to approve.
pub(super) async fn is_copy(
    tx: &mut Tx,
    scope: &Scope,
    accounts: AnnualAccountsId,
    version: ReportVersionId,
    contact: ContactId,
) -> Result<bool> {
    let found = fetch_optional!(tx, (i64,), IS_COPY, scope.firm(), accounts, version, contact)?;
    Ok(found.is_some_and(|(count,)| count > 0))
}

/// Ends what was mailed to a contact and not used, and every session of what was.
pub(crate) async fn revoke_of_contact(tx: &mut Tx, scope: &Scope, id: ContactId, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, REVOKE_CONTACT, scope.firm(), id, now)?;
    viewing_store::end_of_contact(tx, scope, id).await
}

pub(super) async fn revoke(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, REVOKE_ONE, scope.firm(), id, now)?;
    Ok(())
}

/// Counts on the link, not on the code: a new code gives no new tries.
pub(super) async fn count_wrong_code(tx: &mut Tx, scope: &Scope, id: LinkId) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), WRONG_CODE, scope.firm(), id)?.map_or(0, |(n,)| n))
}
