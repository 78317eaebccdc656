//! A link to a report version, mailed to one contact.

use chrono::{DateTime, Utc};
use portal_types::{LinkId, MailId, links::Purpose};

use super::{AnnualAccounts, ReportVersion, events};
use crate::{
    audit,
    clients::Contact,
    db::Tx,
    error::Result,
    links::{self, token::Token},
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::Scope,
};

/// Makes the link and its mail. Earlier links of this contact stay as they are.
#[expect(clippy::too_many_arguments, reason = "every one is another noun")]
pub(crate) async fn offer(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    version: &ReportVersion,
    contact: &Contact,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<()> {
    let (link, token) = (portal.new_id::<LinkId>(), Token::new(portal, now));
    let envelope = token.envelope(&portal.keys, contact.language)?;
    let expires_at = token.expires_at;
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
    let mail: MailId = portal.new_id();
    links::store::insert(tx, scope, &row, now).await?;
    links::store::set_mail(tx, scope, link, mail).await?;
    let event = events::LinkMade { accounts: accounts.id, version: version.id, link, contact: contact.id, purpose };
    audit::record(tx, scope, now, &event).await?;
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
