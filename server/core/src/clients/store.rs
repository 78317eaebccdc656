//! SQL of clients and contacts.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, Authority, ClientId, ContactId, EmailAddress, KvkNumber, Language, LegalForm, Tier,
    annual_accounts::State,
    clients::{ClientDraft, ContactDraft, identity::Remark},
};

use crate::{
    clients::Place,
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional, lists,
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
    /// What he is at the client: bestuurder, vennoot, ….
    pub function: Option<String>,
    /// How far he may bind the client.
    #[sqlx(try_from = "String")]
    pub authority: Authority,
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
    "INSERT INTO clients (id, firm_id, name, name_key, number, legal_form, kvk_number, tier, created_at, unusual)
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const COUNT_UP: &str = "UPDATE client_counts SET clients = clients + 1 WHERE firm_id = $1";
const COUNT: &str = "SELECT clients FROM client_counts WHERE firm_id = $1";
const INSERT_CONTACT: &str =
    "INSERT INTO contacts (id, firm_id, client_id, name, email, language, function, authority, created_at)
                              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const FIND: &str = "SELECT id, name, number, legal_form, kvk_number, tier FROM clients WHERE firm_id = $1 AND id = $2";
const CONTACTS: &str = "SELECT id, name, email, language, function, authority FROM contacts
                        WHERE firm_id = $1 AND client_id = $2 ORDER BY created_at, id";
const CONTACT: &str =
    "SELECT id, name, email, language, function, authority FROM contacts WHERE firm_id = $1 AND id = $2";
const UPDATE_CONTACT: &str = "UPDATE contacts SET name = $4, email = $5, language = $6, function = $7, authority = $8
                              WHERE firm_id = $1 AND client_id = $2 AND id = $3";

/// A page of the list from a place on, in one direction; `$5` is there only when something is searched.
macro_rules! page {
    ($beyond:literal, $order:literal, $filter:expr) => {
        concat!(
            "SELECT c.id, c.name, c.name_key, c.number, c.legal_form, c.tier,
                a.id AS accounts_id, a.financial_year, a.state, a.state_since
            FROM clients c LEFT JOIN annual_accounts a ON a.firm_id = c.firm_id AND a.client_id = c.id
                AND a.kind = 'annual-accounts' AND a.financial_year = (SELECT MAX(financial_year) FROM annual_accounts n
                    WHERE n.firm_id = c.firm_id AND n.client_id = c.id AND n.kind = 'annual-accounts')
            WHERE c.firm_id = $1 AND (c.name_key, c.id) ",
            $beyond,
            " ($2, $3) ",
            $filter,
            " ORDER BY c.name_key ",
            $order,
            ", c.id ",
            $order,
            " LIMIT $4"
        )
    };
}
macro_rules! found {
    () => {
        "AND (c.name_key LIKE $5 ESCAPE '!' OR LOWER(COALESCE(c.number, '')) LIKE $5 ESCAPE '!'
            OR c.kvk_number LIKE $5 ESCAPE '!')"
    };
}
const LIST: &str = page!(">", "ASC", "");
const LIST_BACK: &str = page!("<", "DESC", "");
const SEARCH: &str = page!(">", "ASC", found!());
const SEARCH_BACK: &str = page!("<", "DESC", found!());

/// Order and search ignore case.
pub(super) fn name_key(name: &str) -> String {
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

/// `false` when the client has no such contact.
pub(super) async fn update_contact(
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

/// Clients of the firm; a stored number.
pub(super) async fn count(tx: &mut Tx, scope: &Scope) -> Result<i64> {
    let found = fetch_optional!(tx, (i64,), COUNT, scope.firm())?;
    found.map(|(n,)| n).ok_or_else(|| Error::Broken("a firm without a client count".into()))
}

/// Rows beyond a place, the nearest first: towards the end of the list, or from there back.
pub(super) async fn list(
    tx: &mut Tx,
    scope: &Scope,
    search: &str,
    place: &Place,
    limit: i64,
) -> Result<Vec<ListedClient>> {
    let (cursor, back) = place.start();
    // Postgres takes no NUL in a text, and no name has one.
    let name = cursor.map(|c| c.name_key.replace('\0', "")).unwrap_or_default();
    let id = cursor.map_or(ClientId(uuid::Uuid::nil()), |c| c.id);
    let search = lists::pattern(search);
    if search.is_empty() {
        let sql = if back { LIST_BACK } else { LIST };
        return Ok(fetch_all!(tx, ListedClient, sql, scope.firm(), name, id, limit)?);
    }
    let sql = if back { SEARCH_BACK } else { SEARCH };
    Ok(fetch_all!(tx, ListedClient, sql, scope.firm(), name, id, limit, search)?)
}
