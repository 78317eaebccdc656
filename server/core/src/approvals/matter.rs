//! What a link opens, in one query: a client's page is asked for more often than any other.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId, Authority, Capabilities, ClientId, ContactId, EmailAddress, EmployeeId, KvkNumber, Language,
    LegalForm, ReportVersionId, Sha256Hex, Tier,
    annual_accounts::State,
    reports::{Period, ReportKind},
};

use crate::{
    annual_accounts::{self, AnnualAccounts, ReportVersion},
    clients::{Client, Contact},
    db::Tx,
    error::Result,
    fetch_optional,
    scope::{LinkHolder, Scope},
};

const MATTER: &str = "SELECT a.id AS accounts_id, a.financial_year, a.kind, a.period, a.title, a.fy_end, a.state,
        a.state_since, a.held_state, a.sealed, a.approved_on, a.issued_on, a.adopted_on, a.filed_on, a.filed_provisionally, a.deadline, a.row_version,
        v.id AS version_id, v.number, v.sha256, v.bytes, v.file_name, v.storage_key, v.uploaded_by, v.note, v.created_at,
        c.id AS client_id, c.name AS client_name, c.number AS client_number, c.legal_form, c.kvk_number, c.tier, t.capabilities,
        p.id AS contact_id, p.name AS contact_name, p.email, p.language, p.function, p.authority
    FROM annual_accounts a
        JOIN report_versions v ON v.firm_id = a.firm_id AND v.id = $3 AND v.accounts_id = a.id
        JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id
        JOIN tiers t ON t.firm_id = c.firm_id AND t.code = c.tier
        JOIN contacts p ON p.firm_id = a.firm_id AND p.id = $4 AND p.client_id = c.id
    WHERE a.firm_id = $1 AND a.id = $2";

#[derive(sqlx::FromRow)]
struct Row {
    accounts_id: AnnualAccountsId,
    financial_year: i32,
    #[sqlx(try_from = "String")]
    kind: ReportKind,
    #[sqlx(try_from = "String")]
    period: Period,
    title: String,
    fy_end: NaiveDate,
    #[sqlx(try_from = "String")]
    state: State,
    state_since: DateTime<Utc>,
    #[sqlx(try_from = "annual_accounts::store::Held")]
    held_state: Option<State>,
    sealed: bool,
    approved_on: Option<NaiveDate>,
    issued_on: Option<NaiveDate>,
    adopted_on: Option<NaiveDate>,
    filed_on: Option<NaiveDate>,
    filed_provisionally: bool,
    deadline: Option<NaiveDate>,
    row_version: i64,
    version_id: ReportVersionId,
    number: i64,
    sha256: Sha256Hex,
    bytes: i64,
    file_name: String,
    storage_key: String,
    uploaded_by: EmployeeId,
    note: Option<String>,
    created_at: DateTime<Utc>,
    client_id: ClientId,
    client_name: String,
    client_number: Option<String>,
    #[sqlx(try_from = "String")]
    legal_form: LegalForm,
    kvk_number: Option<KvkNumber>,
    #[sqlx(try_from = "String")]
    tier: Tier,
    #[sqlx(try_from = "String")]
    capabilities: Capabilities,
    contact_id: ContactId,
    contact_name: String,
    email: EmailAddress,
    #[sqlx(try_from = "String")]
    language: Language,
    function: Option<String>,
    #[sqlx(try_from = "String")]
    authority: Authority,
}

/// The annual accounts of a link with the version it opens, their client and the recipient.
pub(super) async fn load(
    tx: &mut Tx,
    scope: &Scope,
    holder: &LinkHolder,
) -> Result<Option<(AnnualAccounts, ReportVersion, Client, Contact)>> {
    let (accounts, version, contact) = (holder.accounts, holder.version, holder.contact);
    let Some(row) = fetch_optional!(tx, Row, MATTER, scope.firm(), accounts, version, contact)? else {
        return Ok(None);
    };
    let accounts = AnnualAccounts {
        id: row.accounts_id,
        client_id: row.client_id,
        financial_year: row.financial_year,
        kind: row.kind,
        period: row.period,
        title: row.title,
        fy_end: row.fy_end,
        state: row.state,
        state_since: row.state_since,
        held_state: row.held_state,
        sealed: row.sealed,
        approved_on: row.approved_on,
        issued_on: row.issued_on,
        adopted_on: row.adopted_on,
        filed_on: row.filed_on,
        filed_provisionally: row.filed_provisionally,
        deadline: row.deadline,
        row_version: row.row_version,
    };
    let version = ReportVersion {
        id: row.version_id,
        accounts_id: row.accounts_id,
        number: row.number,
        sha256: row.sha256,
        bytes: row.bytes,
        file_name: row.file_name,
        storage_key: row.storage_key,
        uploaded_by: row.uploaded_by,
        note: row.note,
        created_at: row.created_at,
    };
    let client = Client {
        id: row.client_id,
        name: row.client_name,
        number: row.client_number,
        legal_form: row.legal_form,
        kvk_number: row.kvk_number,
        tier: row.tier,
        capabilities: row.capabilities,
    };
    let contact = Contact {
        id: row.contact_id,
        name: row.contact_name,
        email: row.email,
        language: row.language,
        function: row.function,
        authority: row.authority,
    };
    Ok(Some((accounts, version, client, contact)))
}
