//! Sharing the newest report with the client: state, link, audit record and mail in one transaction.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, Capability, ErrorCode, LinkId, MailId, annual_accounts::Event, links::Purpose};

use super::{AnnualAccounts, ReportVersion, apply, events, store};
use crate::{
    audit,
    clients::{self, Contact},
    db::Tx,
    error::Result,
    keys::Keys,
    links::{self, token::Token},
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::Scope,
};

/// Identifiers and secrets that are made before the transaction.
struct Prepared {
    link: LinkId,
    mail: MailId,
    token: Token,
    keys: Keys,
    now: DateTime<Utc>,
}

impl Prepared {
    fn new(portal: &Portal) -> Self {
        let (now, keys) = (portal.now(), portal.keys.clone());
        Self { link: portal.new_id(), mail: portal.new_id(), token: Token::new(portal, now), keys, now }
    }
}

/// Shares the newest report, for viewing or for approval.
pub async fn share(portal: &Portal, scope: &Scope, id: AnnualAccountsId, purpose: Purpose) -> Result<()> {
    scope.writer()?;
    let prepared = Prepared::new(portal);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let (accounts, version, contact) = load(tx, scope, id, purpose).await?;
                apply(tx, scope, &accounts, Event::Shared(purpose), prepared.now).await?;
                let event = events::Shared {
                    accounts: id,
                    version: version.id,
                    link: prepared.link,
                    contact: contact.id,
                    purpose,
                };
                audit::record(tx, scope, prepared.now, &event).await?;
                send(tx, scope, prepared, &accounts, &version, &contact, purpose).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Mails a new link to what is shared already; the earlier link opens nothing any more.
pub async fn renew_link(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    scope.writer()?;
    let prepared = Prepared::new(portal);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let found = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                let purpose = match found.state {
                    portal_types::annual_accounts::State::ApprovalRequested => Purpose::Approve,
                    _ => Purpose::View,
                };
                let (accounts, version, contact) = load(tx, scope, id, purpose).await?;
                apply(tx, scope, &accounts, Event::LinkRenewed, prepared.now).await?;
                let event =
                    events::LinkRenewed { accounts: id, version: version.id, link: prepared.link, contact: contact.id };
                audit::record(tx, scope, prepared.now, &event).await?;
                send(tx, scope, prepared, &accounts, &version, &contact, purpose).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// The annual accounts, the newest version and who gets the link: somebody who may sign, where that is asked.
async fn load(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    purpose: Purpose,
) -> Result<(AnnualAccounts, ReportVersion, Contact)> {
    let accounts = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let version = store::newest(tx, scope, id).await?.ok_or(ErrorCode::NoReport)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    if purpose == Purpose::Approve && !client.tier.allows(Capability::Approve) {
        return Err(ErrorCode::NotAllowed.into());
    }
    let contacts = clients::store::contacts(tx, scope, client.id).await?;
    let contact = contacts.into_iter().find(|c| purpose == Purpose::View || c.may_sign).ok_or(ErrorCode::NoContact)?;
    Ok((accounts, version, contact))
}

async fn send(
    tx: &mut Tx,
    scope: &Scope,
    prepared: Prepared,
    accounts: &AnnualAccounts,
    version: &ReportVersion,
    contact: &Contact,
    purpose: Purpose,
) -> Result<()> {
    let Prepared { link, mail, token, keys, now } = prepared;
    let (envelope, expires_at) = (token.envelope(&keys, contact.language)?, token.expires_at);
    let row = links::store::NewLink {
        id: link,
        purpose,
        client: accounts.client_id,
        accounts: accounts.id,
        version: version.id,
        contact: contact.id,
        token_hash: token.hash,
        expires_at,
    };
    links::store::insert(tx, scope, &row, now).await?;
    let mail = NewMail {
        id: mail,
        item: Some(accounts.id.0),
        to_name: contact.name.clone(),
        to_email: contact.email.clone(),
        language: contact.language,
        content: MailContent::ReportReady { token: envelope, purpose, expires_at },
    };
    outbox::enqueue(tx, scope, now, mail).await
}
