//! Word to the firm that wrong codes ended a link (LNK-6).

use chrono::{DateTime, Utc};
use portal_types::{ErrorCode, MailId};

use super::store::Link;
use crate::{
    annual_accounts, clients,
    db::Tx,
    error::Result,
    firms,
    outbox::{self, MailContent, NewMail},
    people,
    portal::Portal,
    scope::Scope,
};

/// A mail that may have to be written.
pub(super) struct Word(MailId);

impl Word {
    pub(super) fn new(portal: &Portal) -> Self {
        Self(portal.new_id())
    }

    /// Tells whoever made the report.
    pub(super) async fn send(self, tx: &mut Tx, scope: &Scope, link: &Link, now: DateTime<Utc>) -> Result<()> {
        let accounts = annual_accounts::store::find(tx, scope, link.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
        let version = annual_accounts::store::version(tx, scope, link.version_id).await?.ok_or(ErrorCode::NoReport)?;
        let client = clients::store::find(tx, scope, link.client_id).await?.ok_or(ErrorCode::NotFound)?;
        let contact = clients::store::contact(tx, scope, link.contact_id).await?.ok_or(ErrorCode::NotFound)?;
        let Some(person) = people::store::employee_person(tx, scope, version.uploaded_by).await? else {
            return Ok(());
        };
        let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
        let content = MailContent::LinkLocked {
            client: client.name,
            report: accounts.name(),
            recipient: contact.name,
            path: format!("/{}/office/annual-accounts/{}", firm.slug, accounts.id),
        };
        let mail = NewMail {
            id: self.0,
            item: Some(accounts.id.0),
            to_name: person.name,
            to_email: person.email,
            language: person.language,
            content,
        };
        outbox::enqueue(tx, scope, now, mail).await
    }
}
