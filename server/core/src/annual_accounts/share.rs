//! Sharing the newest report with the client: state, round, links, audit records and mails in one transaction.

use chrono::{DateTime, Duration, Utc};
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
    links,
    portal::Portal,
    scope::Scope,
};

/// Nobody is reminded twice within this time.
const REMINDED: Duration = Duration::hours(1);

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
    write_share(portal, scope, id, Purpose::View, Ask::default()).await
}

/// Asks signers to approve the newest report.
pub async fn ask_approval(portal: &Portal, scope: &Scope, id: AnnualAccountsId, ask: Ask) -> Result<()> {
    write_share(portal, scope, id, Purpose::Approve, ask).await
}

async fn write_share(portal: &Portal, scope: &Scope, id: AnnualAccountsId, purpose: Purpose, ask: Ask) -> Result<()> {
    scope.writer()?;
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
    scope.writer()?;
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let Matter { accounts, version, client } = load(tx, scope, id).await?;
                let (purpose, contacts) = waiting(tx, scope, &accounts, &client).await?;
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
    let by = scope.writer()?;
    let Matter { accounts, version, client } = load(tx, scope, id).await?;
    apply(tx, scope, &accounts, Event::Shared(purpose), now).await?;
    audit::record(tx, scope, now, &events::Shared { accounts: id, version: version.id, purpose }).await?;
    if purpose == Purpose::View {
        let contact = viewer(tx, scope, &client).await?;
        return offer(tx, portal, scope, &accounts, &version, &contact, purpose, now).await;
    }
    let about = Asked { accounts: &accounts, version: &version, client: &client, by };
    approvals::open(tx, portal, scope, about, ask, now).await
}

/// Mails a new link to everybody whose move it is and who got none lately.
pub(super) async fn remind_in(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: AnnualAccountsId,
    now: DateTime<Utc>,
) -> Result<()> {
    let Matter { accounts, version, client } = load(tx, scope, id).await?;
    let (purpose, mut contacts) = waiting(tx, scope, &accounts, &client).await?;
    let sent = links::store::of_accounts(tx, scope, id).await?;
    contacts
        .retain(|contact| !sent.iter().any(|link| link.contact_id == contact.id && link.created_at > now - REMINDED));
    if contacts.is_empty() {
        return Err(ErrorCode::TooManyAttempts.into());
    }
    for contact in contacts {
        offer(tx, portal, scope, &accounts, &version, &contact, purpose, now).await?;
    }
    Ok(())
}

/// Whose move it is, and what he is asked.
async fn waiting(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    client: &Client,
) -> Result<(Purpose, Vec<Contact>)> {
    match accounts.state {
        State::DraftShared => Ok((Purpose::View, vec![viewer(tx, scope, client).await?])),
        state if state.asks_approval() => Ok((Purpose::Approve, asked(tx, scope, accounts.id).await?)),
        _ => Err(ErrorCode::StateChanged.into()),
    }
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
