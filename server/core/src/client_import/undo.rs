//! Takes an import back, as far as nobody worked with it since.

use std::collections::HashMap;

use portal_types::{
    ClientId, Country, ErrorCode, ImportId, LegalForm, YearEnd,
    client_import::{Change, ImportField, ImportState},
    clients::identity::{Identity, IdentityField},
};

use super::{
    events,
    items::{self, ContactRow, ItemRow},
    store,
    work::lease,
};
use crate::{
    audit::{self, Pending},
    clients::{self, identity},
    db::Tx,
    error::{Error, Result},
    execute, fetch_optional,
    portal::Portal,
    scope::Scope,
};

/// Clients of one transaction.
const CHUNK: i64 = 200;

/// Anything that happened to a client beside the import: work, and records of others.
const HOLD: &str = "UPDATE clients SET name = name WHERE firm_id = $1 AND id = $2";
const TOUCHED: &str =
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM annual_accounts a WHERE a.firm_id = $1 AND a.client_id = $2)
        THEN -1 ELSE (SELECT COUNT(*) FROM audit_records r WHERE r.firm_id = $1 AND r.item_id = $2
            AND r.event NOT IN ('client.bsn-shown', 'favourites.changed')) END
    FROM clients c WHERE c.firm_id = $1 AND c.id = $2";
const UNPIN: &str = "DELETE FROM favourites WHERE firm_id = $1 AND client_id = $2";
const REMOVE_CONTACTS: &str = "DELETE FROM contacts WHERE firm_id = $1 AND client_id = $2";
const REMOVE: &str = "DELETE FROM clients WHERE firm_id = $1 AND id = $2";
const COUNT_DOWN: &str = "UPDATE client_counts SET clients = clients - 1 WHERE firm_id = $1";
const REMOVE_CONTACT: &str = "DELETE FROM contacts WHERE firm_id = $1 AND client_id = $2 AND id = $3";

pub(super) async fn run(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    while part(portal, scope, id).await? {}
    Ok(())
}

/// Some clients; `false` when none was left, and the import is taken back.
async fn part(portal: &Portal, scope: &Scope, id: ImportId) -> Result<bool> {
    let (scope, now) = (scope.clone(), portal.now());
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                if !store::hold(tx, &scope, id, ImportState::Undoing, now + lease(1)).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                let import = store::find(tx, &scope, id).await?.ok_or(ErrorCode::NotFound)?;
                let found = items::to_undo(tx, &scope, id, CHUNK).await?;
                if found.is_empty() {
                    store::finish(tx, &scope, id, ImportState::Undoing, ImportState::Undone, now).await?;
                    audit::record(tx, &scope, now, &events::ImportUndone { import: id }).await?;
                    return Ok(false);
                }
                let mut told = Vec::new();
                for item in &found {
                    let (kept, event) = one(tx, &scope, id, item).await?;
                    items::set_kept(tx, &scope, id, item.client_id, kept).await?;
                    told.extend(event.map(|event| Pending::of(&event)).transpose()?);
                }
                audit::record_all(tx, &scope, now, told).await?;
                store::progress(tx, &scope, id, import.done + found.len() as i64, None).await?;
                Ok(true)
            })
        })
        .await
}

type Undone = (&'static str, Option<events::ClientImportUndone>);

async fn one(tx: &mut Tx, scope: &Scope, import: ImportId, item: &ItemRow) -> Result<Undone> {
    let client = item.client_id;
    // Whoever changes the client now is waited for, and counted.
    execute!(tx, HOLD, scope.firm(), client)?;
    let found = fetch_optional!(tx, (i64,), TOUCHED, scope.firm(), client)?;
    let Some((records,)) = found else { return Ok(("gone", None)) };
    if item.made && records == item.events {
        return remove(tx, scope, import, client).await;
    }
    if item.made {
        return Ok(("touched", None));
    }
    put_back(tx, scope, import, item).await
}

/// A client that nobody worked with goes, with its contacts.
async fn remove(tx: &mut Tx, scope: &Scope, import: ImportId, client: ClientId) -> Result<Undone> {
    let firm = scope.firm();
    tx.savepoint().await?;
    let removed = async {
        execute!(tx, UNPIN, firm, client)?;
        execute!(tx, REMOVE_CONTACTS, firm, client)?;
        execute!(tx, REMOVE, firm, client)
    };
    match removed.await {
        Ok(_) => {
            tx.keep_step().await?;
            execute!(tx, COUNT_DOWN, firm)?;
            let (fields, contacts) = (Vec::new(), 0);
            Ok(("removed", Some(events::ClientImportUndone { client, import, removed: true, fields, contacts })))
        }
        // Something points to it: it is at work.
        Err(error) if is_foreign_key_violation(&error) => {
            tx.take_back().await?;
            Ok(("touched", None))
        }
        Err(error) => Err(error.into()),
    }
}

fn is_foreign_key_violation(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(e) if e.is_foreign_key_violation())
}

/// A client that was there gets back what the import changed, unless somebody changed it since.
async fn put_back(tx: &mut Tx, scope: &Scope, import: ImportId, item: &ItemRow) -> Result<Undone> {
    let client = item.client_id;
    let mut whole = true;
    let mut contacts = 0;
    let held: HashMap<_, _> =
        clients::store::contacts(tx, scope, client).await?.into_iter().map(|held| (held.id, held)).collect();
    for row in items::contacts(tx, scope, import, client).await? {
        match held.get(&row.contact_id) {
            Some(held) if contact(tx, scope, client, &row, held).await? => contacts += 1,
            _ => whole = false,
        }
    }
    let changes: Vec<Change> = serde_json::from_str(&item.changes)?;
    let Some(before) = identity::store::find(tx, scope, client).await? else { return Ok(("gone", None)) };
    let (mut kept, mut fields) = (before.clone(), Vec::new());
    for change in &changes {
        let Some(field) = change.field.identity() else { continue };
        let since = match field {
            IdentityField::Bsn => before.bsn != item.bsn_after,
            field => before.identity.value(field) != change.after,
        };
        if since {
            whole = false;
            continue;
        }
        match field {
            IdentityField::Bsn => kept.bsn.clone_from(&item.bsn_before),
            field => set(&mut kept.identity, field, change.before.clone())?,
        }
        fields.push(field);
    }
    // A BSN stays with a natural person only.
    if kept.bsn.is_some() && !kept.identity.legal_form.is_natural_person() {
        (whole, fields) = (false, Vec::new());
    }
    if !fields.is_empty() {
        let still = kept.identity.unusual();
        kept.remarks.retain(|remark| remark.field == IdentityField::Bsn || still.contains(&remark.field));
        tx.savepoint().await?;
        match identity::store::update(tx, scope, client, &kept).await {
            Ok(true) => tx.keep_step().await?,
            Ok(false) => return Err(ErrorCode::StateChanged.into()),
            // Another client has the number by now.
            Err(Error::Db(error)) if crate::db::is_unique_violation(&error) => {
                tx.take_back().await?;
                (whole, fields) = (false, Vec::new());
            }
            Err(error) => return Err(error),
        }
    }
    let event = events::ClientImportUndone { client, import, removed: false, fields, contacts };
    Ok((if whole { "put-back" } else { "partly" }, Some(event)))
}

/// Whether a contact is as it was.
async fn contact(
    tx: &mut Tx,
    scope: &Scope,
    client: ClientId,
    row: &ContactRow,
    held: &clients::Contact,
) -> Result<bool> {
    let changes: Vec<Change> = serde_json::from_str(&row.changes)?;
    let value = |field: ImportField| match field {
        ImportField::ContactName => Some(held.name.clone()),
        ImportField::ContactEmail => Some(held.email.to_string()),
        ImportField::ContactFunction => held.function.clone(),
        ImportField::ContactLanguage => Some(held.language.code().to_owned()),
        ImportField::ContactAuthority => Some(held.authority.code().to_owned()),
        _ => None,
    };
    if changes.iter().any(|change| value(change.field) != change.after) {
        return Ok(false);
    }
    if !row.made {
        let mut draft = held.draft();
        for Change { field, before, .. } in changes {
            let text = before.clone().unwrap_or_default();
            match field {
                ImportField::ContactName => draft.name = text,
                ImportField::ContactFunction => draft.function = before,
                ImportField::ContactLanguage => draft.language = text.try_into().map_err(Error::Broken)?,
                ImportField::ContactAuthority => draft.authority = text.try_into().map_err(Error::Broken)?,
                _ => {}
            }
        }
        return clients::store::update_contact(tx, scope, row.contact_id, client, &draft).await;
    }
    tx.savepoint().await?;
    match execute!(tx, REMOVE_CONTACT, scope.firm(), client, row.contact_id) {
        Ok(_) => {
            tx.keep_step().await?;
            Ok(true)
        }
        // He was asked for something.
        Err(error) if is_foreign_key_violation(&error) => {
            tx.take_back().await?;
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

fn set(identity: &mut Identity, field: IdentityField, value: Option<String>) -> Result<()> {
    let text = || value.clone().unwrap_or_default();
    match field {
        IdentityField::Name => identity.name = text(),
        IdentityField::Number => identity.number = value,
        IdentityField::LegalForm => identity.legal_form = LegalForm::try_from(text()).map_err(Error::Broken)?,
        IdentityField::KvkNumber => identity.kvk_number = value,
        IdentityField::Rsin => identity.rsin = value,
        IdentityField::VatNumber => identity.vat_number = value,
        IdentityField::Street => identity.street = value,
        IdentityField::Postcode => identity.postcode = value,
        IdentityField::City => identity.city = value,
        IdentityField::Country => identity.country = Country::try_from(text()).map_err(Error::Broken)?,
        IdentityField::YearEnd => identity.year_end = YearEnd::try_from(text()).map_err(Error::Broken)?,
        IdentityField::Bsn => {}
    }
    Ok(())
}
