//! Clients and their contacts.

pub mod history;
pub mod identity;
pub mod list;
pub mod store;
#[cfg(test)]
mod tests;

use portal_types::{
    Authority, ClientId, ContactId, ErrorCode, FieldError, FormErrors, PortalError, Tier,
    clients::{
        ClientDraft, ContactForm, NewClient,
        identity::{IdentityField, Remark},
    },
};
use serde::Serialize;
use uuid::Uuid;

pub use store::{Client, Contact};

use crate::{
    audit::{self, AuditEvent},
    db::is_unique_violation,
    error::{Error, Result},
    links,
    portal::Portal,
    scope::Scope,
    tiers,
};

#[derive(Serialize)]
struct ClientCreated {
    client: ClientId,
    contact: ContactId,
    tier: Tier,
}

impl AuditEvent for ClientCreated {
    const TYPE: &'static str = "client.created";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

#[derive(Serialize)]
struct ContactAdded {
    client: ClientId,
    contact: ContactId,
    authority: Authority,
}

impl AuditEvent for ContactAdded {
    const TYPE: &'static str = "contact.added";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

#[derive(Serialize)]
struct ContactChanged {
    client: ClientId,
    contact: ContactId,
    authority: Authority,
    new_address: bool,
}

impl AuditEvent for ContactChanged {
    const TYPE: &'static str = "contact.changed";
    fn item(&self) -> Option<Uuid> {
        Some(self.client.0)
    }
}

/// Makes a client with one contact.
pub async fn create(portal: &Portal, scope: &Scope, form: &NewClient) -> Result<ClientId> {
    scope.writer()?;
    let draft = form.check()?;
    let (client, contact, now) = (portal.new_id::<ClientId>(), portal.new_id::<ContactId>(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                insert(tx, scope, client, contact, &draft, now).await?;
                let tier = draft.tier;
                audit::record(tx, scope, now, &ClientCreated { client, contact, tier }).await?;
                Ok(client)
            })
        })
        .await
}

pub(crate) async fn insert(
    tx: &mut crate::db::Tx,
    scope: &Scope,
    client: ClientId,
    contact: ContactId,
    draft: &ClientDraft,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let remarks = match &draft.reason {
        Some(reason) => {
            let (field, reason, by) = (IdentityField::KvkNumber, reason.clone(), scope.writer()?);
            vec![Remark { field, reason, by, at: now }]
        }
        None => Vec::new(),
    };
    if !tiers::choosable(tx, scope, draft.tier).await? {
        let mut errors = FormErrors::default();
        errors.add("tier", FieldError::Invalid);
        return Err(PortalError::from(errors).into());
    }
    if let Err(error) = store::insert(tx, scope, client, draft, &remarks, now).await {
        return Err(match error {
            Error::Db(e) if is_unique_violation(&e) => taken("number").into(),
            other => other,
        });
    }
    store::insert_contact(tx, scope, contact, client, &draft.contact, now).await
}

fn taken(field: &str) -> PortalError {
    let mut errors = FormErrors::default();
    errors.add(field, FieldError::Taken);
    errors.into()
}

/// Adds a contact to a client, or changes one. With another address the links that are out end: whoever has them is not
/// the contact any more. What still waits for him is mailed to the new one.
pub async fn save_contact(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    contact: Option<ContactId>,
    form: &ContactForm,
) -> Result<()> {
    scope.writer()?;
    let draft = form.check()?;
    let (new, now, inside) = (portal.new_id::<ContactId>(), portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                store::find(tx, scope, client).await?.ok_or(ErrorCode::NotFound)?;
                let Some(contact) = contact else {
                    store::insert_contact(tx, scope, new, client, &draft, now).await?;
                    return audit::record(
                        tx,
                        scope,
                        now,
                        &ContactAdded { client, contact: new, authority: draft.authority },
                    )
                    .await;
                };
                let accounts = links::readdress::hold(tx, scope, client).await?;
                let before = store::contact(tx, scope, contact).await?.ok_or(ErrorCode::NotFound)?;
                let moved = before.email.canonical() != draft.email.canonical();
                if moved {
                    links::readdress::check(tx, scope, &accounts, contact, &draft.email).await?;
                }
                if !store::update_contact(tx, scope, contact, client, &draft).await? {
                    return Err(ErrorCode::NotFound.into());
                }
                if moved {
                    let waiting = links::readdress::live(tx, scope, &accounts, contact, now).await?;
                    links::store::revoke_of_contact(tx, scope, contact, now).await?;
                    links::readdress::mail_anew(tx, &inside, scope, &waiting, now).await?;
                }
                let authority = draft.authority;
                audit::record(tx, scope, now, &ContactChanged { client, contact, authority, new_address: moved }).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// A client with its contacts.
pub async fn show(portal: &Portal, scope: &Scope, id: ClientId) -> Result<(Client, Vec<Contact>)> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let client = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let contacts = store::contacts(&mut tx, scope, id).await?;
    Ok((client, contacts))
}
