//! A link for a recipient: row and mail in the caller's transaction.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, Capability, ClientId, ErrorCode, LinkId, MailId, ReportVersionId, annual_accounts::State,
    links::Purpose,
};

use super::{store, store::Link, token::Token};
use crate::{
    annual_accounts,
    clients::{self, Contact},
    db::Tx,
    error::Result,
    keys::Keys,
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::Scope,
};

/// What a link opens, and for what.
#[derive(Clone, Copy)]
pub(crate) struct Item {
    pub purpose: Purpose,
    pub client: ClientId,
    pub accounts: AnnualAccountsId,
    pub version: ReportVersionId,
}

impl Item {
    /// The same as another link.
    pub(super) fn of(link: &Link) -> Self {
        let Link { purpose, client_id: client, accounts_id: accounts, version_id: version, .. } = *link;
        Self { purpose, client, accounts, version }
    }
}

/// Identifiers and secrets, which can be made before the transaction.
pub(crate) struct Fresh {
    pub link: LinkId,
    mail: MailId,
    token: Token,
    keys: Keys,
    pub now: DateTime<Utc>,
}

impl Fresh {
    pub(crate) fn new(portal: &Portal, now: DateTime<Utc>) -> Self {
        let keys = portal.keys.clone();
        Self { link: portal.new_id(), mail: portal.new_id(), token: Token::new(portal, now), keys, now }
    }

    /// Stores the link and mails it to the recipient's stored address. Earlier ones stay as they are.
    pub(crate) async fn issue(self, tx: &mut Tx, scope: &Scope, item: Item, to: &Contact) -> Result<()> {
        let Self { link, mail, token, keys, now } = self;
        let Item { purpose, client, accounts, version } = item;
        let (envelope, expires_at) = (token.envelope(&keys, to.language)?, token.expires_at);
        let row = store::NewLink {
            id: link,
            purpose,
            client,
            accounts,
            version,
            contact: to.id,
            token_hash: token.hash,
            expires_at,
        };
        store::insert(tx, scope, &row, now).await?;
        store::set_mail(tx, scope, link, mail).await?;
        let report = annual_accounts::store::find(tx, scope, accounts).await?.ok_or(ErrorCode::NotFound)?.kind;
        let copy = purpose == Purpose::View && store::is_copy(tx, scope, accounts, version, to.id).await?;
        let content = match copy {
            true => MailContent::ReportCopy { token: envelope, report, expires_at },
            false => MailContent::ReportReady { token: envelope, purpose, report, expires_at },
        };
        let mail = NewMail {
            id: mail,
            item: Some(accounts.0),
            to_name: to.name.clone(),
            to_email: to.email.clone(),
            language: to.language,
            content,
        };
        outbox::enqueue(tx, scope, now, mail).await
    }
}

/// Whether annual accounts in this state have something behind a link for this.
pub(super) fn is_shared(state: State, purpose: Purpose) -> bool {
    match purpose {
        Purpose::View => state == State::DraftShared || state.asks_approval(),
        Purpose::Approve => state.asks_approval(),
    }
}

/// The recipient, if what the link opens still waits for him in that very version. Holds the annual accounts, so that
/// it stays so until the end of the transaction.
pub(super) async fn still_waits(tx: &mut Tx, scope: &Scope, link: &Link) -> Result<Option<Contact>> {
    let accounts = annual_accounts::store::hold(tx, scope, link.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
    let newest = annual_accounts::store::newest(tx, scope, link.accounts_id).await?;
    if !is_shared(accounts.state, link.purpose) || newest.is_none_or(|version| version.id != link.version_id) {
        return Ok(None);
    }
    let Some(contact) = clients::store::contact(tx, scope, link.contact_id).await? else { return Ok(None) };
    if link.purpose == Purpose::View {
        return Ok(Some(contact));
    }
    let client = clients::store::find(tx, scope, link.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let may = contact.authority.may_sign() && client.allows(Capability::Approve);
    Ok((may && store::is_asked(tx, scope, link).await?).then_some(contact))
}
