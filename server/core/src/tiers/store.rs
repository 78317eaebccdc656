//! SQL of tiers and of what clients have.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use portal_types::{BatchId, Capabilities, ClientId, ContactId, FirmId, Tier, links::Purpose, tiers::TierDraft};
use uuid::Uuid;

use super::{FirmTier, Tiers};
use crate::{
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional,
    scope::Scope,
};

const OF_FIRM: &str = "SELECT code, place, name_nl, name_en, capabilities, included_users, price, archived FROM tiers
    WHERE firm_id = $1 ORDER BY place, code";
const CHOOSABLE: &str = "SELECT code FROM tiers WHERE firm_id = $1 AND code = $2 AND archived = $3";
const INSERT: &str =
    "INSERT INTO tiers (firm_id, code, place, name_nl, name_en, capabilities, included_users, price, archived)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (firm_id, code) DO NOTHING";
const UPDATE: &str = "UPDATE tiers SET name_nl = $3, name_en = $4, capabilities = $5, included_users = $6, price = $7
    WHERE firm_id = $1 AND code = $2";
/// Only one that no client has is put away.
const ARCHIVE: &str = "UPDATE tiers SET archived = $3 WHERE firm_id = $1 AND code = $2 AND archived <> $3
    AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.firm_id = $1 AND c.tier = $2)";
const CLIENTS: &str = "SELECT tier, COUNT(*) FROM clients WHERE firm_id = $1 GROUP BY tier";
const EXTRA_PRICE: &str = "SELECT extra_user_price FROM firms WHERE id = $1";
const SET_EXTRA_PRICE: &str = "UPDATE firms SET extra_user_price = $2 WHERE id = $1 AND extra_user_price <> $2";

/// Holds the client until the end of the transaction.
const HOLD: &str = "UPDATE clients SET created_at = created_at WHERE firm_id = $1 AND id = $2 RETURNING tier";
const SET: &str = "UPDATE clients SET tier = $3 WHERE firm_id = $1 AND id = $2";
const INSERT_CHANGE: &str =
    "INSERT INTO tier_changes (id, firm_id, client_id, batch_id, tier_before, tier_after, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const LAST_CHANGE: &str = "SELECT batch_id, tier_before FROM tier_changes WHERE firm_id = $1 AND client_id = $2
    ORDER BY changed_at DESC, id DESC LIMIT 1";
const CHANGED_BY: &str = "SELECT client_id FROM tier_changes WHERE firm_id = $1 AND batch_id = $2";
const IS_ASKED: &str = "SELECT COUNT(*) FROM annual_accounts WHERE firm_id = $1 AND client_id = $2
    AND state IN ('approval_requested', 'partly_approved')";
const ASKED: &str = "SELECT DISTINCT client_id FROM annual_accounts WHERE firm_id = $1
    AND state IN ('approval_requested', 'partly_approved')";
/// With whether a code was agreed with the recipient.
const LIVE_LINKS: &str = "SELECT l.client_id, l.purpose, a.contact_id
    FROM links l LEFT JOIN access_codes a ON a.firm_id = l.firm_id AND a.contact_id = l.contact_id
    WHERE l.firm_id = $1 AND l.consumed_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > $2";

/// What a firm charges at first, in cents per client and month.
const USUAL: [i64; 3] = [80, 110, 165];

/// All tiers of the scope's firm.
pub(crate) async fn load(tx: &mut Tx, scope: &Scope) -> Result<Tiers> {
    Ok(Tiers(fetch_all!(tx, FirmTier, OF_FIRM, scope.firm())?))
}

/// Whether a client can get it.
pub(crate) async fn choosable(tx: &mut Tx, scope: &Scope, tier: Tier) -> Result<bool> {
    Ok(fetch_optional!(tx, (String,), CHOOSABLE, scope.firm(), tier.code(), false)?.is_some())
}

/// What every firm begins with.
pub(crate) async fn insert_shipped(tx: &mut Tx, firm: FirmId) -> Result<()> {
    let name: Option<&str> = None;
    for (place, (tier, price)) in (0_i64..).zip(Tier::SHIPPED.iter().zip(USUAL)) {
        let allowed = tier.shipped().unwrap_or_default().to_string();
        execute!(tx, INSERT, firm, tier.code(), place, name, name, allowed, 1_i64, price, false)?;
    }
    Ok(())
}

/// `false` when somebody else made one with this code meanwhile.
pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    tier: Tier,
    place: i64,
    draft: &TierDraft,
    allowed: Capabilities,
) -> Result<bool> {
    let TierDraft { name_nl, name_en, included_users, price, .. } = draft;
    let (firm, allowed) = (scope.firm(), allowed.to_string());
    Ok(execute!(tx, INSERT, firm, tier.code(), place, name_nl, name_en, allowed, included_users, price, false)? == 1)
}

pub(super) async fn update(
    tx: &mut Tx,
    scope: &Scope,
    tier: Tier,
    draft: &TierDraft,
    allowed: Capabilities,
) -> Result<()> {
    let TierDraft { name_nl, name_en, included_users, price, .. } = draft;
    let allowed = allowed.to_string();
    execute!(tx, UPDATE, scope.firm(), tier.code(), name_nl, name_en, allowed, included_users, price)?;
    Ok(())
}

/// `false` when it is so already, or a client has it.
pub(super) async fn set_archived(tx: &mut Tx, scope: &Scope, tier: Tier, archived: bool) -> Result<bool> {
    Ok(execute!(tx, ARCHIVE, scope.firm(), tier.code(), archived)? == 1)
}

/// How many clients each tier has; those that none has are absent.
pub(super) async fn clients(tx: &mut Tx, scope: &Scope) -> Result<Vec<(Tier, i64)>> {
    let found = fetch_all!(tx, (String, i64), CLIENTS, scope.firm())?;
    found.into_iter().map(|(code, count)| Ok((known(code)?, count))).collect()
}

pub(super) async fn extra_price(tx: &mut Tx, scope: &Scope) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), EXTRA_PRICE, scope.firm())?.map_or(0, |(price,)| price))
}

/// `false` when it is so already.
pub(super) async fn set_extra_price(tx: &mut Tx, scope: &Scope, price: i64) -> Result<bool> {
    Ok(execute!(tx, SET_EXTRA_PRICE, scope.firm(), price)? == 1)
}

/// What a client has, which stays so until the end of the transaction.
pub(super) async fn hold(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<Option<Tier>> {
    let found = fetch_optional!(tx, (String,), HOLD, scope.firm(), client)?;
    found.map(|(code,)| known(code)).transpose()
}

/// One change of a client's tier.
pub(super) struct Change {
    pub id: Uuid,
    pub client: ClientId,
    pub batch: BatchId,
    pub before: Tier,
    pub after: Tier,
}

pub(super) async fn set(tx: &mut Tx, scope: &Scope, change: &Change, now: DateTime<Utc>) -> Result<()> {
    let Change { id, client, batch, before, after } = change;
    execute!(tx, SET, scope.firm(), client, after.code())?;
    execute!(tx, INSERT_CHANGE, id, scope.firm(), client, batch, before.code(), after.code(), now)?;
    Ok(())
}

/// By which work on many a client got what it has, and what it had before.
pub(super) async fn last_change(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<Option<(BatchId, Tier)>> {
    let found = fetch_optional!(tx, (BatchId, String), LAST_CHANGE, scope.firm(), client)?;
    found.map(|(batch, code)| Ok((batch, known(code)?))).transpose()
}

/// Whose tier it changed.
pub(super) async fn changed_by(tx: &mut Tx, scope: &Scope, batch: BatchId) -> Result<Vec<Uuid>> {
    Ok(fetch_all!(tx, (Uuid,), CHANGED_BY, scope.firm(), batch)?.into_iter().map(|(id,)| id).collect())
}

/// Whether an approval is asked of a client right now.
pub(super) async fn is_asked(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<bool> {
    Ok(fetch_optional!(tx, (i64,), IS_ASKED, scope.firm(), client)?.is_some_and(|(count,)| count > 0))
}

/// Of whom an approval is asked right now.
pub(super) async fn asked(tx: &mut Tx, scope: &Scope) -> Result<HashSet<ClientId>> {
    Ok(fetch_all!(tx, (ClientId,), ASKED, scope.firm())?.into_iter().map(|(id,)| id).collect())
}

/// Whose links open something, for what, and whether a code was agreed with who has it.
pub(super) async fn live_links(
    tx: &mut Tx,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<(ClientId, Purpose, bool)>> {
    let found = fetch_all!(tx, (ClientId, String, Option<ContactId>), LIVE_LINKS, scope.firm(), now)?;
    let of = |(client, purpose, code): (ClientId, String, Option<ContactId>)| {
        Ok((client, Purpose::try_from(purpose).map_err(Error::Broken)?, code.is_some()))
    };
    found.into_iter().map(of).collect()
}

fn known(code: String) -> Result<Tier> {
    Tier::try_from(code).map_err(Error::Broken)
}
