//! The clients of one chunk get another tier, or the one they had.

use chrono::{DateTime, Utc};
use portal_types::{BatchId, Capability, ClientId, ErrorCode, Tier};
use uuid::Uuid;

use super::{Tiers, events::TierChanged, store};
use crate::{
    annual_accounts::overview::bulk::Tally,
    audit::{Pending, record_all},
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// It has that tier already.
const UNCHANGED: &str = "unchanged";
/// Its approval is asked, and with the other tier it could not give it.
pub(super) const ASKED: &str = "tier-asked";
/// Undoing left it alone: it got another tier since,
const KEPT: &str = "tier-kept";
/// or what it had before is not given any more.
const ARCHIVED: &str = "tier-archived";

/// Whether a client would lose what somebody waits for. What is asked is answered or taken back first.
pub(super) fn loses_approval(tiers: &Tiers, before: Tier, after: Tier) -> bool {
    let approves = |tier| tiers.capabilities(tier).allows(Capability::Approve);
    approves(before) && !approves(after)
}

/// Gives clients a tier. Records come last, so that nobody waits for the audit log while he holds it.
pub(crate) async fn set_each(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    (batch, to): (BatchId, Tier),
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (tiers, mut tally, mut told) = (store::load(tx, scope).await?, Tally::default(), Vec::new());
    for client in ids.iter().copied().map(ClientId) {
        let outcome = match store::hold(tx, scope, client).await? {
            None => Err(ErrorCode::NotFound.code()),
            Some(before) if before == to => Err(UNCHANGED),
            Some(before) => may_get(tx, scope, &tiers, client, before, to).await?.map(|()| before),
        };
        match outcome {
            Err(why) => tally.add(why),
            Ok(before) => {
                told.push(give(tx, portal, scope, (client, before, to), batch, now).await?);
                tally.done();
            }
        }
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}

/// Gives clients back what they had before a batch, if nobody gave them anything since.
pub(crate) async fn undo_each(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    (batch, started): (BatchId, BatchId),
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (tiers, mut tally, mut told) = (store::load(tx, scope).await?, Tally::default(), Vec::new());
    for client in ids.iter().copied().map(ClientId) {
        let held = store::hold(tx, scope, client).await?;
        let last = store::last_change(tx, scope, client).await?;
        let outcome = match (held, last) {
            (Some(now), Some((by, before))) if by == started => {
                may_get(tx, scope, &tiers, client, now, before).await?.map(|()| (now, before))
            }
            _ => Err(KEPT),
        };
        match outcome {
            Err(why) => tally.add(why),
            Ok((had, before)) => {
                told.push(give(tx, portal, scope, (client, had, before), batch, now).await?);
                tally.done();
            }
        }
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}

/// Why not.
async fn may_get(
    tx: &mut Tx,
    scope: &Scope,
    tiers: &Tiers,
    client: ClientId,
    before: Tier,
    after: Tier,
) -> Result<std::result::Result<(), &'static str>> {
    if tiers.find(after).is_none_or(|tier| tier.archived) {
        return Ok(Err(ARCHIVED));
    }
    let waits = loses_approval(tiers, before, after) && store::is_asked(tx, scope, client).await?;
    Ok(if waits { Err(ASKED) } else { Ok(()) })
}

async fn give(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    (client, before, after): (ClientId, Tier, Tier),
    batch: BatchId,
    now: DateTime<Utc>,
) -> Result<Pending> {
    let change = store::Change { id: portal.new_id(), client, batch, before, after };
    store::set(tx, scope, &change, now).await?;
    Pending::of(&TierChanged { client, before, after, batch })
}
