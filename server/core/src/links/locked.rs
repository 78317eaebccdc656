//! Word to the firm that wrong codes ended a link (LNK-6).

use chrono::{DateTime, Utc};
use portal_types::ErrorCode;

use super::store::Link;
use crate::{
    annual_accounts, approvals, clients,
    db::Tx,
    error::Result,
    firms,
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::Scope,
};

/// A mail that may have to be written.
pub(super) struct Word(Portal);

impl Word {
    pub(super) fn new(portal: &Portal) -> Self {
        Self(portal.clone())
    }

    /// Tells the firm's people who work on it.
    pub(super) async fn send(self, tx: &mut Tx, scope: &Scope, link: &Link, now: DateTime<Utc>) -> Result<()> {
        let accounts = annual_accounts::store::find(tx, scope, link.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
        let version = annual_accounts::store::version(tx, scope, link.version_id).await?.ok_or(ErrorCode::NoReport)?;
        let client = clients::store::find(tx, scope, link.client_id).await?.ok_or(ErrorCode::NotFound)?;
        let contact = clients::store::contact(tx, scope, link.contact_id).await?.ok_or(ErrorCode::NotFound)?;
        let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
        let content = MailContent::LinkLocked {
            client: client.name,
            report: accounts.name(),
            recipient: contact.name,
            path: format!("/{}/office/annual-accounts/{}", firm.slug, accounts.id),
        };
        let asked_by = approvals::rounds::newest(tx, scope, accounts.id).await?.map(|kept| kept.row.opened_by);
        let told = approvals::told::people(tx, scope, accounts.id, asked_by, version.uploaded_by).await?;
        for person in told {
            let mail = NewMail {
                id: self.0.new_id(),
                item: Some(accounts.id.0),
                to_name: person.name,
                to_email: person.email,
                language: person.language,
                content: content.clone(),
            };
            outbox::enqueue(tx, scope, now, mail).await?;
        }
        Ok(())
    }
}
