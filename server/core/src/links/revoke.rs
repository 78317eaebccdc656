//! Withdrawing links: one or many, at once or not at all.

use chrono::{DateTime, Utc};
use portal_types::{ErrorCode, LinkId, Right};

use super::{list, list::ListedLink, store, store::Link};
use crate::{
    annual_accounts::{self, events},
    audit,
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// Most links withdrawn in one transaction.
pub const MOST_AT_ONCE: usize = 200;

/// The links behind these ids, as the question before the act shows them. One that is not the firm's hides all.
pub async fn revocable(portal: &Portal, scope: &Scope, ids: &[LinkId]) -> Result<Vec<ListedLink>> {
    scope.may(Right::Send)?;
    at_most(ids)?;
    let (mut tx, mut found) = (portal.db.glance(scope).await?, Vec::new());
    for id in ids {
        found.push(list::one(&mut tx, scope, *id, portal.now()).await?.ok_or(ErrorCode::NotFound)?);
    }
    Ok(found)
}

/// Withdraws links for good, with the viewing sessions behind them; how many were not over already.
pub async fn revoke_links(portal: &Portal, scope: &Scope, ids: Vec<LinkId>) -> Result<usize> {
    scope.may(Right::Send)?;
    at_most(&ids)?;
    if ids.is_empty() {
        return Err(ErrorCode::NothingChosen.into());
    }
    let now = portal.now();
    portal.write(scope, move |tx, scope| Box::pin(async move { withdraw(tx, scope, ids, now).await })).await
}

fn at_most(ids: &[LinkId]) -> Result<()> {
    if ids.len() > MOST_AT_ONCE { Err(ErrorCode::InvalidForm.into()) } else { Ok(()) }
}

async fn withdraw(tx: &mut Tx, scope: &Scope, mut ids: Vec<LinkId>, now: DateTime<Utc>) -> Result<usize> {
    ids.sort_unstable();
    ids.dedup();
    let mut links: Vec<Link> = Vec::with_capacity(ids.len());
    for id in ids {
        links.push(store::by_id(tx, scope.firm(), id).await?.ok_or(ErrorCode::NotFound)?);
    }
    // In the order of everybody who writes several rows: annual accounts, links, the audit log.
    let mut accounts: Vec<_> = links.iter().map(|link| link.accounts_id).collect();
    accounts.sort_unstable();
    accounts.dedup();
    for id in accounts {
        annual_accounts::store::hold(tx, scope, id).await?;
    }
    let mut withdrawn = Vec::new();
    for link in links {
        if store::withdraw(tx, scope, link.id, now).await? {
            withdrawn.push(link);
        }
    }
    for link in &withdrawn {
        let event = events::LinkRevoked { accounts: link.accounts_id, link: link.id, contact: link.contact_id };
        audit::record(tx, scope, now, &event).await?;
    }
    Ok(withdrawn.len())
}
