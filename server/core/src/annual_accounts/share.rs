//! Sharing the newest report with the client: state, round, links, audit records and mails in one transaction.

use portal_types::{
    AnnualAccountsId, ErrorCode,
    annual_accounts::{Event, State},
    approvals::{Ask, SignerState},
    links::Purpose,
};

use super::{AnnualAccounts, ReportVersion, apply, events, offer, store};
use crate::{
    approvals::{self, Asked, rounds},
    audit,
    clients::{self, Client, Contact},
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// What sharing is about.
struct Matter {
    accounts: AnnualAccounts,
    version: ReportVersion,
    client: Client,
}

async fn load(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Matter> {
    let accounts = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let version = store::newest(tx, scope, id).await?.ok_or(ErrorCode::NoReport)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Matter { accounts, version, client })
}

/// Shares the newest report, for viewing or, with everybody who may sign, for approval.
pub async fn share(portal: &Portal, scope: &Scope, id: AnnualAccountsId, purpose: Purpose) -> Result<()> {
    match purpose {
        Purpose::View => share_to_view(portal, scope, id).await,
        Purpose::Approve => ask_approval(portal, scope, id, Ask::default()).await,
    }
}

/// Shares the newest report for viewing, with the client's first contact.
pub async fn share_to_view(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    scope.writer()?;
    let (now, inside, purpose) = (portal.now(), portal.clone(), Purpose::View);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let Matter { accounts, version, client } = load(tx, scope, id).await?;
                apply(tx, scope, &accounts, Event::Shared(purpose), now).await?;
                audit::record(tx, scope, now, &events::Shared { accounts: id, version: version.id, purpose }).await?;
                let contact = viewer(tx, scope, &client).await?;
                offer(tx, &inside, scope, &accounts, &version, &contact, purpose, now).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Asks signers to approve the newest report.
pub async fn ask_approval(portal: &Portal, scope: &Scope, id: AnnualAccountsId, ask: Ask) -> Result<()> {
    let by = scope.writer()?;
    let (now, inside, purpose) = (portal.now(), portal.clone(), Purpose::Approve);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let Matter { accounts, version, client } = load(tx, scope, id).await?;
                apply(tx, scope, &accounts, Event::Shared(purpose), now).await?;
                audit::record(tx, scope, now, &events::Shared { accounts: id, version: version.id, purpose }).await?;
                let about = Asked { accounts: &accounts, version: &version, client: &client, by };
                approvals::open(tx, &inside, scope, about, &ask, now).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Mails a new link to everybody whose move it is. Links that he has already go on working.
pub async fn renew_link(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    scope.writer()?;
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let Matter { accounts, version, client } = load(tx, scope, id).await?;
                let (purpose, contacts) = match accounts.state {
                    State::DraftShared => (Purpose::View, vec![viewer(tx, scope, &client).await?]),
                    state if state.asks_approval() => (Purpose::Approve, asked(tx, scope, id).await?),
                    _ => return Err(ErrorCode::StateChanged.into()),
                };
                for contact in contacts {
                    offer(tx, &inside, scope, &accounts, &version, &contact, purpose, now).await?;
                }
                Ok(())
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

async fn viewer(tx: &mut Tx, scope: &Scope, client: &Client) -> Result<Contact> {
    let contacts = clients::store::contacts(tx, scope, client.id).await?;
    Ok(contacts.into_iter().next().ok_or(ErrorCode::NoContact)?)
}

async fn asked(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Contact>> {
    let kept = rounds::newest(tx, scope, id).await?.ok_or(ErrorCode::StateChanged)?;
    let mut contacts = Vec::new();
    for signer in kept.signers.iter().filter(|signer| signer.state == SignerState::Asked) {
        contacts.extend(clients::store::contact(tx, scope, signer.contact_id).await?);
    }
    Ok(contacts)
}
