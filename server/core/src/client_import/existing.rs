//! The clients that rows may be about: one look for the clients and one for their contacts, however many rows.

use std::collections::HashMap;

use portal_types::{
    Authority, ClientId, ContactId, EmailAddress, ImportId, Language,
    client_import::{Choices, Existing, HeldContact, ImportField, Wanted},
    clients::ContactDraft,
};

use crate::{
    clients::{
        identity::{self, store::Kept},
        store::name_key,
    },
    db::Tx,
    error::Result,
    fetch_listed,
    portal::Portal,
    scope::Scope,
};

/// A client with all that is stored about it.
#[derive(Debug)]
pub struct Known {
    /// As the rules see it.
    pub existing: Existing,
    /// As the card keeps it.
    pub kept: Kept,
}

/// As the rules see them.
pub fn all(known: &[Known]) -> Vec<Existing> {
    known.iter().map(|known| known.existing.clone()).collect()
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    client_id: ClientId,
    id: ContactId,
    name: String,
    email: EmailAddress,
    #[sqlx(try_from = "String")]
    language: Language,
    function: Option<String>,
    #[sqlx(try_from = "String")]
    authority: Authority,
}

const CONTACTS: &str =
    "SELECT client_id, id, name, email, language, function, authority FROM contacts WHERE firm_id = ";
const TOUCHED: &str = "SELECT client_id FROM client_import_items WHERE firm_id = ";

/// Everybody whom the rows name by number, KVK number or name.
pub async fn load(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    import: ImportId,
    choices: &Choices,
    wanted: &Wanted,
) -> Result<Vec<Known>> {
    let names: Vec<String> = wanted.names.iter().map(|name| name_key(name)).collect();
    let kept = identity::store::find_named(tx, scope, &wanted.numbers, &wanted.kvk_numbers, &names).await?;
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ClientId> = kept.iter().map(|(id, _)| *id).collect();
    let mut contacts = contacts(tx, scope, &ids).await?;
    let ours = touched(tx, scope, import, &ids).await?;
    let reads_bsn = choices.column(ImportField::Bsn).is_some();
    let known = kept.into_iter().map(|(id, kept)| {
        let sealed = kept.bsn.as_deref().filter(|_| reads_bsn);
        let existing = Existing {
            id,
            identity: kept.identity.clone(),
            has_bsn: kept.bsn.is_some(),
            bsn: sealed.and_then(|sealed| identity::open(portal, scope, id, sealed)),
            ours: ours.contains(&id),
            contacts: contacts.remove(&id).unwrap_or_default(),
        };
        Known { existing, kept }
    });
    Ok(known.collect())
}

async fn contacts(tx: &mut Tx, scope: &Scope, ids: &[ClientId]) -> Result<HashMap<ClientId, Vec<HeldContact>>> {
    let firm = scope.firm();
    let rows = fetch_listed!(tx, ContactRow, CONTACTS, |query| {
        query.push_bind(firm).push(" AND client_id IN (");
        let mut list = query.separated(", ");
        ids.iter().for_each(|id| _ = list.push_bind(*id));
        query.push(") ORDER BY created_at, id");
    });
    let mut all: HashMap<ClientId, Vec<HeldContact>> = HashMap::new();
    for ContactRow { client_id, id, name, email, language, function, authority } in rows {
        let draft = ContactDraft { name, email, language, function, authority };
        all.entry(client_id).or_default().push(HeldContact { id: Some(id), draft, spoken: false });
    }
    Ok(all)
}

/// Those that an earlier part of the import made or changed.
async fn touched(tx: &mut Tx, scope: &Scope, import: ImportId, ids: &[ClientId]) -> Result<Vec<ClientId>> {
    let firm = scope.firm();
    let rows = fetch_listed!(tx, (ClientId,), TOUCHED, |query| {
        query.push_bind(firm).push(" AND import_id = ").push_bind(import).push(" AND client_id IN (");
        let mut list = query.separated(", ");
        ids.iter().for_each(|id| _ = list.push_bind(*id));
        query.push(")");
    });
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
