//! SQL of what an import did to clients and contacts.

use portal_types::{ClientId, ContactId, ImportId, client_import::Change};

use crate::{db::Tx, error::Result, execute, fetch_all, insert_rows, scope::Scope};

/// What an import did to a client.
#[derive(Debug)]
pub struct Item {
    pub client: ClientId,
    pub made: bool,
    pub changes: Vec<Change>,
    pub bsn_before: Option<Vec<u8>>,
    pub bsn_after: Option<Vec<u8>>,
}

/// What an import did to a contact.
#[derive(Debug)]
pub struct Contact {
    pub id: ContactId,
    pub client: ClientId,
    pub made: bool,
    pub changes: Vec<Change>,
}

/// The same as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ItemRow {
    pub client_id: ClientId,
    pub made: bool,
    pub events: i64,
    pub changes: String,
    pub bsn_before: Option<Vec<u8>>,
    pub bsn_after: Option<Vec<u8>>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ContactRow {
    pub contact_id: ContactId,
    pub made: bool,
    pub changes: String,
}

/// A client that was not put back as it was.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Left {
    pub client_id: ClientId,
    /// Its name; nothing when it is there no more.
    pub name: Option<String>,
    /// Why.
    pub kept: String,
}

const INSERT: &str = "INSERT INTO client_import_items
    (firm_id, import_id, client_id, made, events, changes, bsn_before, bsn_after) ";
/// A client of an earlier part: its first item stands, another record belongs to it.
const AGAIN: &str = "UPDATE client_import_items SET events = events + 1
    WHERE firm_id = $1 AND import_id = $2 AND client_id = $3";
const INSERT_CONTACTS: &str = "INSERT INTO client_import_contacts
    (firm_id, import_id, contact_id, client_id, made, changes) ";
const TO_UNDO: &str = "SELECT client_id, made, events, changes, bsn_before, bsn_after FROM client_import_items
    WHERE firm_id = $1 AND import_id = $2 AND kept IS NULL ORDER BY client_id LIMIT $3";
const CONTACTS: &str = "SELECT contact_id, made, changes FROM client_import_contacts
    WHERE firm_id = $1 AND import_id = $2 AND client_id = $3 ORDER BY contact_id";
const SET_KEPT: &str =
    "UPDATE client_import_items SET kept = $4 WHERE firm_id = $1 AND import_id = $2 AND client_id = $3";
const COUNTS: &str = "SELECT kept, COUNT(*) FROM client_import_items
    WHERE firm_id = $1 AND import_id = $2 AND kept IS NOT NULL GROUP BY kept ORDER BY kept";
const LEFT: &str = "SELECT i.client_id, c.name, i.kept FROM client_import_items i
        LEFT JOIN clients c ON c.firm_id = i.firm_id AND c.id = i.client_id
    WHERE i.firm_id = $1 AND i.import_id = $2 AND i.kept IS NOT NULL AND i.kept NOT IN ('removed', 'put-back')
    ORDER BY c.name, i.client_id LIMIT $3";
const SOME: &str = "SELECT i.client_id, c.name, CASE WHEN i.made THEN 'made' ELSE 'changed' END AS kept
    FROM client_import_items i JOIN clients c ON c.firm_id = i.firm_id AND c.id = i.client_id
    WHERE i.firm_id = $1 AND i.import_id = $2 ORDER BY c.name, i.client_id LIMIT $3";

/// Notes what was done to clients.
pub async fn insert(tx: &mut Tx, scope: &Scope, import: ImportId, items: &[Item]) -> Result<()> {
    let firm = scope.firm();
    let mut first = Vec::with_capacity(items.len());
    for item in items {
        let again = !item.made && item.changes.is_empty() && item.bsn_after.is_none() && item.bsn_before.is_none();
        if again && execute!(tx, AGAIN, firm, import, item.client)? == 1 {
            continue;
        }
        first.push((item, serde_json::to_string(&item.changes)?));
    }
    insert_rows!(tx, INSERT, first, |row| [
        firm,
        import,
        row.0.client,
        row.0.made,
        1_i64,
        &row.1,
        &row.0.bsn_before,
        &row.0.bsn_after
    ]);
    Ok(())
}

/// Notes what was done to contacts.
pub async fn insert_contacts(tx: &mut Tx, scope: &Scope, import: ImportId, contacts: &[Contact]) -> Result<()> {
    let firm = scope.firm();
    let mut rows = Vec::with_capacity(contacts.len());
    for contact in contacts {
        rows.push((contact, serde_json::to_string(&contact.changes)?));
    }
    insert_rows!(tx, INSERT_CONTACTS, rows, |row| [firm, import, row.0.id, row.0.client, row.0.made, &row.1]);
    Ok(())
}

/// The next ones to be taken back.
pub async fn to_undo(tx: &mut Tx, scope: &Scope, import: ImportId, limit: i64) -> Result<Vec<ItemRow>> {
    Ok(fetch_all!(tx, ItemRow, TO_UNDO, scope.firm(), import, limit)?)
}

/// What was done to the contacts of a client.
pub async fn contacts(tx: &mut Tx, scope: &Scope, import: ImportId, client: ClientId) -> Result<Vec<ContactRow>> {
    Ok(fetch_all!(tx, ContactRow, CONTACTS, scope.firm(), import, client)?)
}

/// What became of a client when the import was taken back.
pub async fn set_kept(tx: &mut Tx, scope: &Scope, import: ImportId, client: ClientId, kept: &str) -> Result<()> {
    execute!(tx, SET_KEPT, scope.firm(), import, client, kept)?;
    Ok(())
}

/// How many clients became what when the import was taken back.
pub async fn counts(tx: &mut Tx, scope: &Scope, import: ImportId) -> Result<Vec<(String, i64)>> {
    Ok(fetch_all!(tx, (String, i64), COUNTS, scope.firm(), import)?)
}

/// Some that were not put back as they were.
pub async fn left(tx: &mut Tx, scope: &Scope, import: ImportId, limit: i64) -> Result<Vec<Left>> {
    Ok(fetch_all!(tx, Left, LEFT, scope.firm(), import, limit)?)
}

/// Some that were made or changed.
pub async fn some(tx: &mut Tx, scope: &Scope, import: ImportId, limit: i64) -> Result<Vec<Left>> {
    Ok(fetch_all!(tx, Left, SOME, scope.firm(), import, limit)?)
}
