//! SQL of approvals: inserted, never changed.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ApprovalId, ContactId, Language, LinkId, ReportVersionId, Sha256Hex, approvals::Decision,
};

use crate::{db::Tx, error::Result, execute, fetch_optional, scope::Scope};

/// The record of an act (DOMAIN 5.2).
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approval {
    /// Identity.
    pub id: ApprovalId,
    /// Which annual accounts.
    pub accounts_id: AnnualAccountsId,
    /// Which bytes.
    pub version_id: ReportVersionId,
    /// Whose act.
    pub contact_id: ContactId,
    /// Through which link.
    pub link_id: LinkId,
    /// Approved or returned.
    #[sqlx(try_from = "String")]
    pub decision: Decision,
    /// Why it was returned.
    pub reason: Option<String>,
    /// The exact sentence agreed to.
    pub declaration: String,
    /// Its language.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// Digest of the bytes.
    pub sha256: Sha256Hex,
    /// The signer's name at that moment.
    pub signer_name: String,
    /// The signer's address at that moment.
    pub signer_email: String,
    /// The client's name at that moment.
    pub client_name: String,
    /// How the signer was known.
    pub proof: String,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// From where.
    pub address: Option<String>,
    /// With what.
    pub user_agent: String,
    /// In which request.
    pub request_id: String,
}

const INSERT: &str = "INSERT INTO approvals (id, firm_id, accounts_id, version_id, contact_id, link_id, decision, reason,
        declaration, language, sha256, signer_name, signer_email, client_name, proof, decided_at, address, user_agent, request_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
const OF_VERSION: &str =
    "SELECT id, accounts_id, version_id, contact_id, link_id, decision, reason, declaration, language,
        sha256, signer_name, signer_email, client_name, proof, decided_at, address, user_agent, request_id
    FROM approvals WHERE firm_id = $1 AND version_id = $2";

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, a: &Approval) -> Result<()> {
    execute!(
        tx,
        INSERT,
        a.id,
        scope.firm(),
        a.accounts_id,
        a.version_id,
        a.contact_id,
        a.link_id,
        a.decision.code(),
        &a.reason,
        &a.declaration,
        a.language.code(),
        &a.sha256,
        &a.signer_name,
        &a.signer_email,
        &a.client_name,
        &a.proof,
        a.decided_at,
        &a.address,
        &a.user_agent,
        &a.request_id
    )?;
    Ok(())
}

/// The decision about a version.
pub async fn of_version(tx: &mut Tx, scope: &Scope, version: ReportVersionId) -> Result<Option<Approval>> {
    Ok(fetch_optional!(tx, Approval, OF_VERSION, scope.firm(), version)?)
}
