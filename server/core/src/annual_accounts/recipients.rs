//! Whom sharing and reminding mail, and what stands in the way: read and decided, with nothing written. A look before
//! many are mailed asks the same functions as the press (`overview/bulk/preview.rs`).

use chrono::{DateTime, Duration, Utc};
use portal_types::{
    AnnualAccountsId, ErrorCode,
    annual_accounts::{Event, State},
    approvals::{Ask, SignerState},
    links::Purpose,
};

use super::{
    AnnualAccounts, ReportVersion, store,
    workflow::{self, Change},
};
use crate::{
    approvals::{self, Opening, rounds},
    clients::{self, Client, Contact},
    db::Tx,
    error::Result,
    links,
    scope::Scope,
};

/// Nobody is reminded twice within this time.
const REMINDED: Duration = Duration::hours(1);

/// What the mails are about.
pub(super) struct Matter {
    pub accounts: AnnualAccounts,
    pub version: ReportVersion,
    pub client: Client,
}

/// A report that can be shared.
pub(super) struct Sharing {
    pub matter: Matter,
    pub change: Change,
    pub to: To,
}

impl Sharing {
    /// Who gets a mail.
    pub(super) fn mailed(&self) -> Vec<Contact> {
        match &self.to {
            To::Viewer(contact) => vec![contact.clone()],
            To::Signers(opening) => opening.mailed().cloned().collect(),
        }
    }
}

/// With whom.
pub(super) enum To {
    Viewer(Contact),
    Signers(Opening),
}

/// Links that can be mailed once more.
pub(super) struct Again {
    pub matter: Matter,
    pub purpose: Purpose,
    pub contacts: Vec<Contact>,
}

async fn matter(tx: &mut Tx, scope: &Scope, accounts: AnnualAccounts) -> Result<Matter> {
    let version = store::newest(tx, scope, accounts.id).await?.ok_or(ErrorCode::NoReport)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    Ok(Matter { accounts, version, client })
}

/// Sharing the newest report.
pub(super) async fn sharing(
    tx: &mut Tx,
    scope: &Scope,
    accounts: AnnualAccounts,
    purpose: Purpose,
    ask: &Ask,
    now: DateTime<Utc>,
) -> Result<Sharing> {
    let matter = matter(tx, scope, accounts).await?;
    let change = workflow::decide(tx, scope, &matter.accounts, Event::Shared(purpose), now).await?;
    let to = match purpose {
        Purpose::View => To::Viewer(viewer(tx, scope, &matter.client).await?),
        Purpose::Approve => To::Signers(approvals::opening(tx, scope, &matter.accounts, &matter.client, ask).await?),
    };
    Ok(Sharing { matter, change, to })
}

/// Another link for everybody whose move it is.
pub(super) async fn renewing(tx: &mut Tx, scope: &Scope, accounts: AnnualAccounts) -> Result<Again> {
    let matter = matter(tx, scope, accounts).await?;
    let (purpose, contacts) = waiting(tx, scope, &matter).await?;
    Ok(Again { matter, purpose, contacts })
}

/// The same for those who got none lately.
pub(super) async fn reminding(
    tx: &mut Tx,
    scope: &Scope,
    accounts: AnnualAccounts,
    now: DateTime<Utc>,
) -> Result<Again> {
    let mut again = renewing(tx, scope, accounts).await?;
    let sent = links::store::of_accounts(tx, scope, again.matter.accounts.id).await?;
    let lately =
        |contact: &Contact| sent.iter().any(|link| link.contact_id == contact.id && link.created_at > now - REMINDED);
    again.contacts.retain(|contact| !lately(contact));
    if again.contacts.is_empty() { Err(ErrorCode::TooManyAttempts.into()) } else { Ok(again) }
}

/// Whose move it is, and what he is asked.
async fn waiting(tx: &mut Tx, scope: &Scope, about: &Matter) -> Result<(Purpose, Vec<Contact>)> {
    match about.accounts.state {
        State::DraftShared => Ok((Purpose::View, vec![viewer(tx, scope, &about.client).await?])),
        state if state.asks_approval() => Ok((Purpose::Approve, asked(tx, scope, about.accounts.id).await?)),
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
