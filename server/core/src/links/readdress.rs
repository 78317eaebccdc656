//! A contact gets another address: what was mailed to the old one ends, and what still waits for him is mailed anew.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ClientId, ContactId, EmailAddress, ErrorCode, FieldError, FormErrors, PortalError,
    approvals::SignerState, links::Purpose,
};

use super::{
    issue::{Fresh, Item, still_waits},
    store,
    store::Link,
};
use crate::{
    annual_accounts::{self, events},
    approvals, audit,
    clients::{self, Contact},
    db::Tx,
    error::Result,
    fetch_all, people,
    portal::Portal,
    scope::Scope,
};

const ACCOUNTS: &str = "SELECT id FROM annual_accounts WHERE firm_id = $1 AND client_id = $2 ORDER BY id";

/// Holds all annual accounts of the client, before the contact and his links: whoever asks or decides comes by there
/// first, so nobody is asked at the old address meanwhile, and nobody waits in a circle.
pub(crate) async fn hold(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<Vec<AnnualAccountsId>> {
    let mut held = Vec::new();
    for (id,) in fetch_all!(tx, (AnnualAccountsId,), ACCOUNTS, scope.firm(), client)? {
        annual_accounts::store::hold(tx, scope, id).await?;
        held.push(id);
    }
    Ok(held)
}

/// Whoever is asked to sign cannot get the address of somebody of the firm, nor that of another signer.
pub(crate) async fn check(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &[AnnualAccountsId],
    contact: ContactId,
    email: &EmailAddress,
) -> Result<()> {
    for id in accounts {
        let Some(kept) = approvals::rounds::newest(tx, scope, *id).await? else { continue };
        let open = matches!(kept.row.state, portal_types::approvals::RoundState::Open);
        let waits = |state| matches!(state, SignerState::Asked | SignerState::Waiting);
        if !open || !kept.signers.iter().any(|signer| signer.contact_id == contact && waits(signer.state)) {
            continue;
        }
        if people::store::works_here(tx, scope, email).await? {
            return Err(ErrorCode::SignerIsEmployee.into());
        }
        let others = kept.signers.iter().filter(|signer| signer.contact_id != contact);
        if others.into_iter().any(|signer| signer.email.canonical() == email.canonical()) {
            let mut errors = FormErrors::default();
            errors.add("contact_email", FieldError::Taken);
            return Err(PortalError::from(errors).into());
        }
    }
    Ok(())
}

/// What a contact could still open, one link per thing.
pub(crate) async fn live(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &[AnnualAccountsId],
    contact: ContactId,
    now: DateTime<Utc>,
) -> Result<Vec<Link>> {
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for id in accounts {
        for link in store::of_accounts(tx, scope, *id).await? {
            let mine = link.contact_id == contact && link.is_live(now);
            if mine && known.insert((link.version_id, link.purpose.code())) {
                found.push(link);
            }
        }
    }
    Ok(found)
}

/// Whoever was sent a copy and did not read it yet, where the others have decided meanwhile.
async fn keeps_copy(tx: &mut Tx, scope: &Scope, link: &Link) -> Result<Option<Contact>> {
    let (accounts, version, contact) = (link.accounts_id, link.version_id, link.contact_id);
    let newest = annual_accounts::store::newest(tx, scope, accounts).await?;
    let copy = link.purpose == Purpose::View && newest.is_some_and(|newest| newest.id == version);
    if !copy || !store::is_copy(tx, scope, accounts, version, contact).await? {
        return Ok(None);
    }
    clients::store::contact(tx, scope, contact).await
}

/// Mails what still waits to the address that is stored by now.
pub(crate) async fn mail_anew(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    links: &[Link],
    now: DateTime<Utc>,
) -> Result<()> {
    for earlier in links {
        let waits = match still_waits(tx, scope, earlier).await? {
            None => keeps_copy(tx, scope, earlier).await?,
            found => found,
        };
        let Some(to) = waits else { continue };
        let fresh = Fresh::new(portal, now);
        let Link { accounts_id: accounts, version_id: version, purpose, .. } = *earlier;
        let event = events::LinkMade { accounts, version, link: fresh.link, contact: to.id, purpose };
        audit::record(tx, scope, now, &event).await?;
        fresh.issue(tx, scope, Item::of(earlier), &to).await?;
    }
    Ok(())
}
