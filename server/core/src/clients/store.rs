//! SQL of clients and contacts.

use chrono::{DateTime, Utc};
use portal_types::{
    Authority, Capabilities, Capability, ClientId, ContactId, EmailAddress, KvkNumber, Language, LegalForm, Tier,
    clients::{ClientDraft, ContactDraft, identity::Remark},
};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, insert_rows, scope::Scope};

/// The entity served.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Client {
    /// Identity.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    #[sqlx(try_from = "String")]
    pub legal_form: LegalForm,
    /// KVK number.
    pub kvk_number: Option<KvkNumber>,
    /// Tier.
    #[sqlx(try_from = "String")]
    pub tier: Tier,
    /// What its tier allows.
    #[sqlx(try_from = "String")]
    pub capabilities: Capabilities,
}

impl Client {
    /// Whether its tier has the capability.
    pub fn allows(&self, capability: Capability) -> bool {
        self.capabilities.allows(capability)
    }
}

/// A person's role at a client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Contact {
    /// Identity.
    pub id: ContactId,
    /// Display name.
    pub name: String,
    /// Where mail goes.
    pub email: EmailAddress,
    /// Language of mails.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// What he is at the client: bestuurder, vennoot, ….
    pub function: Option<String>,
    /// How far he may bind the client.
    #[sqlx(try_from = "String")]
    pub authority: Authority,
}

impl Contact {
    /// What its form would hold.
    pub(crate) fn draft(&self) -> ContactDraft {
        let Self { name, email, language, function, authority, .. } = self.clone();
        ContactDraft { name, email, language, function, authority }
    }
}

const INSERT: &str =
    "INSERT INTO clients (id, firm_id, name, name_key, number, legal_form, kvk_number, tier, created_at, unusual)
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const COUNT_UP: &str = "UPDATE client_counts SET clients = clients + 1 WHERE firm_id = $1";
const INSERT_CONTACT: &str =
    "INSERT INTO contacts (id, firm_id, client_id, name, email, language, function, authority, created_at)
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_CONTACTS: &str =
    "INSERT INTO contacts (id, firm_id, client_id, name, email, language, function, authority, created_at) ";
const FIND: &str = "SELECT c.id, c.name, c.number, c.legal_form, c.kvk_number, c.tier, t.capabilities
    FROM clients c JOIN tiers t ON t.firm_id = c.firm_id AND t.code = c.tier WHERE c.firm_id = $1 AND c.id = $2";
const CONTACTS: &str = "SELECT id, name, email, language, function, authority FROM contacts
                        WHERE firm_id = $1 AND client_id = $2 ORDER BY created_at, id";
const CONTACT: &str =
    "SELECT id, name, email, language, function, authority FROM contacts WHERE firm_id = $1 AND id = $2";
const UPDATE_CONTACT: &str = "UPDATE contacts SET name = $4, email = $5, language = $6, function = $7, authority = $8
                              WHERE firm_id = $1 AND client_id = $2 AND id = $3";

/// Order and search ignore case.
pub(crate) fn name_key(name: &str) -> String {
    name.to_lowercase()
}

pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    id: ClientId,
    draft: &ClientDraft,
    remarks: &[Remark],
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        INSERT,
        id,
        scope.firm(),
        &draft.name,
        name_key(&draft.name),
        &draft.number,
        draft.legal_form.code(),
        &draft.kvk_number,
        draft.tier.code(),
        now,
        serde_json::to_string(remarks)?
    )?;
    execute!(tx, COUNT_UP, scope.firm())?;
    Ok(())
}

pub(super) async fn insert_contact(
    tx: &mut Tx,
    scope: &Scope,
    id: ContactId,
    client: ClientId,
    draft: &ContactDraft,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(
        tx,
        INSERT_CONTACT,
        id,
        scope.firm(),
        client,
        &draft.name,
        &draft.email,
        draft.language.code(),
        &draft.function,
        draft.authority.code(),
        now
    )?;
    Ok(())
}

/// Adds many contacts: which, of whom, what, and since when.
pub(crate) async fn insert_contacts(
    tx: &mut Tx,
    scope: &Scope,
    contacts: &[(ContactId, ClientId, ContactDraft, DateTime<Utc>)],
) -> Result<()> {
    let firm = scope.firm();
    insert_rows!(tx, INSERT_CONTACTS, contacts, |row| [
        row.0,
        firm,
        row.1,
        &row.2.name,
        &row.2.email,
        row.2.language.code(),
        &row.2.function,
        row.2.authority.code(),
        row.3
    ]);
    Ok(())
}

/// `false` when the client has no such contact.
pub(crate) async fn update_contact(
    tx: &mut Tx,
    scope: &Scope,
    id: ContactId,
    client: ClientId,
    draft: &ContactDraft,
) -> Result<bool> {
    let changed = execute!(
        tx,
        UPDATE_CONTACT,
        scope.firm(),
        client,
        id,
        &draft.name,
        &draft.email,
        draft.language.code(),
        &draft.function,
        draft.authority.code()
    )?;
    Ok(changed == 1)
}

/// A client of the scope's firm.
pub async fn find(tx: &mut Tx, scope: &Scope, id: ClientId) -> Result<Option<Client>> {
    Ok(fetch_optional!(tx, Client, FIND, scope.firm(), id)?)
}

/// The client's contacts, oldest first.
pub async fn contacts(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<Vec<Contact>> {
    Ok(fetch_all!(tx, Contact, CONTACTS, scope.firm(), client)?)
}

/// One contact.
pub async fn contact(tx: &mut Tx, scope: &Scope, id: ContactId) -> Result<Option<Contact>> {
    Ok(fetch_optional!(tx, Contact, CONTACT, scope.firm(), id)?)
}
