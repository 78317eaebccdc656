//! SQL of clients and contacts.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ClientId, ContactId, EmailAddress, KvkNumber, Language, LegalForm, Tier,
    annual_accounts::State,
    clients::{ClientDraft, ContactDraft},
};

use crate::{
    clients::Cursor,
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional,
    scope::Scope,
};

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
    /// May sign for the client.
    pub may_sign: bool,
}

/// A client in the list, with its newest annual accounts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedClient {
    /// Identity.
    pub id: ClientId,
    /// Display name.
    pub name: String,
    /// Lower-case name.
    pub name_key: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    #[sqlx(try_from = "String")]
    pub legal_form: LegalForm,
    /// Tier.
    #[sqlx(try_from = "String")]
    pub tier: Tier,
    /// Newest annual accounts.
    pub accounts_id: Option<AnnualAccountsId>,
    /// Their year.
    pub financial_year: Option<i32>,
    /// Code of their state.
    pub state: Option<String>,
    /// Since when.
    pub state_since: Option<DateTime<Utc>>,
}

impl ListedClient {
    /// Year and state of the newest annual accounts.
    pub fn accounts(&self) -> Option<(i32, State)> {
        Some((self.financial_year?, State::from_code(self.state.as_deref()?)?))
    }
}

const INSERT: &str =
    "INSERT INTO clients (id, firm_id, name, name_key, number, legal_form, kvk_number, tier, created_at)
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const COUNT_UP: &str = "UPDATE client_counts SET clients = clients + 1 WHERE firm_id = $1";
const COUNT: &str = "SELECT clients FROM client_counts WHERE firm_id = $1";
const INSERT_CONTACT: &str =
    "INSERT INTO contacts (id, firm_id, client_id, name, email, language, may_sign, created_at)
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const FIND: &str = "SELECT id, name, number, legal_form, kvk_number, tier FROM clients WHERE firm_id = $1 AND id = $2";
const CONTACTS: &str = "SELECT id, name, email, language, may_sign FROM contacts
                        WHERE firm_id = $1 AND client_id = $2 ORDER BY created_at, id";
const CONTACT: &str = "SELECT id, name, email, language, may_sign FROM contacts WHERE firm_id = $1 AND id = $2";
const LIST: &str = "SELECT c.id, c.name, c.name_key, c.number, c.legal_form, c.tier,
        a.id AS accounts_id, a.financial_year, a.state, a.state_since
    FROM clients c LEFT JOIN annual_accounts a ON a.firm_id = c.firm_id AND a.client_id = c.id
        AND a.financial_year = (SELECT MAX(financial_year) FROM annual_accounts n WHERE n.firm_id = c.firm_id AND n.client_id = c.id)
    WHERE c.firm_id = $1 AND (c.name_key, c.id) > ($2, $3) ORDER BY c.name_key, c.id LIMIT $4";
const SEARCH: &str = "SELECT c.id, c.name, c.name_key, c.number, c.legal_form, c.tier,
        a.id AS accounts_id, a.financial_year, a.state, a.state_since
    FROM clients c LEFT JOIN annual_accounts a ON a.firm_id = c.firm_id AND a.client_id = c.id
        AND a.financial_year = (SELECT MAX(financial_year) FROM annual_accounts n WHERE n.firm_id = c.firm_id AND n.client_id = c.id)
    WHERE c.firm_id = $1 AND (c.name_key, c.id) > ($2, $3)
        AND (c.name_key LIKE $5 ESCAPE '!' OR LOWER(COALESCE(c.number, '')) LIKE $5 ESCAPE '!' OR c.kvk_number LIKE $5 ESCAPE '!')
    ORDER BY c.name_key, c.id LIMIT $4";

/// Order and search ignore case.
fn name_key(name: &str) -> String {
    name.to_lowercase()
}

pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    id: ClientId,
    draft: &ClientDraft,
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
        now
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
        draft.may_sign,
        now
    )?;
    Ok(())
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

/// Clients of the firm; a stored number.
pub(super) async fn count(tx: &mut Tx, scope: &Scope) -> Result<i64> {
    let found = fetch_optional!(tx, (i64,), COUNT, scope.firm())?;
    found.map(|(n,)| n).ok_or_else(|| Error::Broken("a firm without a client count".into()))
}

pub(super) async fn list(
    tx: &mut Tx,
    scope: &Scope,
    search: &str,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<ListedClient>> {
    // Postgres takes no NUL in a text, and no name has one.
    let name = after.map(|c| c.name_key.replace('\0', "")).unwrap_or_default();
    let id = after.map_or(ClientId(uuid::Uuid::nil()), |c| c.id);
    let search = name_key(search.replace('\0', "").trim());
    if search.is_empty() {
        return Ok(fetch_all!(tx, ListedClient, LIST, scope.firm(), name, id, limit)?);
    }
    let escaped: String =
        search.chars().flat_map(|c| matches!(c, '!' | '%' | '_').then_some('!').into_iter().chain([c])).collect();
    Ok(fetch_all!(tx, ListedClient, SEARCH, scope.firm(), name, id, limit, format!("%{escaped}%"))?)
}
