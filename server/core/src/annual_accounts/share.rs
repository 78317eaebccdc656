//! Sharing the newest report with the client: state, round, links, audit records and mails in one transaction.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ErrorCode, Right, approvals::Ask, links::Purpose};

use super::{
    events, offer,
    recipients::{self, Again, Matter, Sharing, To},
    store, workflow,
};
use crate::{
    approvals::{self, Asked},
    audit,
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// Shares the newest report, for viewing or, with everybody who may sign, for approval.
pub async fn share(portal: &Portal, scope: &Scope, id: AnnualAccountsId, purpose: Purpose) -> Result<()> {
    match purpose {
        Purpose::View => share_to_view(portal, scope, id).await,
        Purpose::Approve => ask_approval(portal, scope, id, Ask::default()).await,
    }
}

/// Shares the newest report for viewing, with the client's first contact.
pub async fn share_to_view(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    write_share(portal, scope, id, Purpose::View, Ask::default()).await
}

/// Asks signers to approve the newest report.
pub async fn ask_approval(portal: &Portal, scope: &Scope, id: AnnualAccountsId, ask: Ask) -> Result<()> {
    write_share(portal, scope, id, Purpose::Approve, ask).await
}

async fn write_share(portal: &Portal, scope: &Scope, id: AnnualAccountsId, purpose: Purpose, ask: Ask) -> Result<()> {
    scope.may(Right::Send)?;
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move { share_in(tx, &inside, scope, id, purpose, &ask, now).await })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Mails a new link to everybody whose move it is. Links that he has already go on working.
pub async fn renew_link(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    scope.may(Right::Send)?;
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let held = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                let renewing = recipients::renewing(tx, scope, held).await?;
                mail_all(tx, &inside, scope, &renewing, now).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Shares the newest report within a transaction.
pub(super) async fn share_in(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: AnnualAccountsId,
    purpose: Purpose,
    ask: &Ask,
    now: DateTime<Utc>,
) -> Result<()> {
    let by = scope.may(Right::Send)?;
    let held = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let Sharing { matter, change, to } = recipients::sharing(tx, scope, held, purpose, ask, now).await?;
    let Matter { accounts, version, .. } = matter;
    workflow::keep(tx, scope, &accounts, &change, now).await?;
    audit::record(tx, scope, now, &events::Shared { accounts: id, version: version.id, purpose }).await?;
    match to {
        To::Viewer(contact) => offer(tx, portal, scope, &accounts, &version, &contact, purpose, now).await,
        To::Signers(opening) => {
            let about = Asked { accounts: &accounts, version: &version, by };
            approvals::open(tx, portal, scope, about, opening, ask, now).await
        }
    }
}

/// Mails a new link to everybody whose move it is and who got none lately.
pub(super) async fn remind_in(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: AnnualAccountsId,
    now: DateTime<Utc>,
) -> Result<()> {
    let held = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let reminding = recipients::reminding(tx, scope, held, now).await?;
    mail_all(tx, portal, scope, &reminding, now).await
}

async fn mail_all(tx: &mut Tx, portal: &Portal, scope: &Scope, again: &Again, now: DateTime<Utc>) -> Result<()> {
    let Again { matter: Matter { accounts, version, .. }, purpose, contacts } = again;
    for contact in contacts {
        offer(tx, portal, scope, accounts, version, contact, *purpose, now).await?;
    }
    Ok(())
}
