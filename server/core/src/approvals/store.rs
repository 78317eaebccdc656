//! SQL of approvals: inserted, never changed.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ApprovalId, ContactId, Language, LinkId, ReportVersionId, RoundId, Sha256Hex,
    approvals::{Act, Decision, RoundState, SignerState},
};

use crate::{
    db::Tx,
    error::Result,
    execute, fetch_all, fetch_optional,
    scope::{LinkHolder, Scope},
};

/// The record of an act (DOMAIN 5.2).
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Approval {
    /// Identity.
    pub id: ApprovalId,
    /// Which annual accounts.
    pub accounts_id: AnnualAccountsId,
    /// Which bytes.
    pub version_id: ReportVersionId,
    /// In which round.
    pub round_id: RoundId,
    /// Whose act.
    pub contact_id: ContactId,
    /// Through which link.
    pub link_id: LinkId,
    /// Counts this signer's acts in this round, from 1.
    pub turn: i64,
    /// What was agreed to.
    #[sqlx(try_from = "String")]
    pub act: Act,
    /// What he decided.
    #[sqlx(try_from = "String")]
    pub decision: Decision,
    /// Why it was returned.
    pub reason: Option<String>,
    /// The exact sentence agreed to.
    pub declaration: String,
    /// Which version of the firm's text it was; 0 is the product's own.
    pub text_version: i64,
    /// Its language.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// Digest of the bytes.
    pub sha256: Sha256Hex,
    /// The signer's name at that moment.
    pub signer_name: String,
    /// The signer's address at that moment.
    pub signer_email: String,
    /// The signer's function at that moment.
    pub signer_function: Option<String>,
    /// Code of his authority at that moment; nothing of before it was kept.
    pub signer_authority: Option<String>,
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

const INSERT: &str = "INSERT INTO approvals (id, firm_id, accounts_id, version_id, round_id, contact_id, link_id, turn, act,
        decision, reason, declaration, text_version, language, sha256, signer_name, signer_email, signer_function, signer_authority, client_name, proof, decided_at,
        address, user_agent, request_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)";
const TURNS: &str =
    "SELECT COALESCE(MAX(turn), 0) FROM approvals WHERE firm_id = $1 AND round_id = $2 AND contact_id = $3";
const OF_SIGNER: &str = "SELECT id, accounts_id, version_id, round_id, contact_id, link_id, turn, act, decision, reason, declaration,
        text_version, language, sha256, signer_name, signer_email, signer_function, signer_authority, client_name, proof, decided_at, address, user_agent, request_id
    FROM approvals WHERE firm_id = $1 AND round_id = $2 AND contact_id = $3 AND turn = (SELECT MAX(m.turn) FROM approvals m
        WHERE m.firm_id = $1 AND m.round_id = $2 AND m.contact_id = $3)";
const OF_ACCOUNTS: &str = "SELECT id, accounts_id, version_id, round_id, contact_id, link_id, turn, act, decision, reason, declaration,
        text_version, language, sha256, signer_name, signer_email, signer_function, signer_authority, client_name, proof, decided_at, address, user_agent, request_id
    FROM approvals WHERE firm_id = $1 AND accounts_id = $2 ORDER BY decided_at";
const STANDING: &str = "SELECT r.id AS round_id, r.state, r.needed, s.state AS mine, s.decided_at IS NOT NULL AS acted,
        (SELECT COUNT(*) FROM round_signers o WHERE o.firm_id = r.firm_id AND o.round_id = r.id AND o.state = 'approved')
            AS approved,
        (SELECT COUNT(*) FROM evidence_files e WHERE e.firm_id = r.firm_id AND e.round_id = r.id) AS proofs
    FROM approval_rounds r JOIN round_signers s ON s.firm_id = r.firm_id AND s.round_id = r.id AND s.contact_id = $4
    WHERE r.firm_id = $1 AND r.accounts_id = $2 AND r.version_id = $3 ORDER BY r.number DESC LIMIT 1";

/// Where a signer's round stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Standing {
    /// Which round.
    pub round_id: RoundId,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: RoundState,
    /// How many approvals complete it.
    pub needed: i64,
    /// How many there are.
    pub approved: i64,
    /// Whether there is a proof: 1, or 0.
    pub proofs: i64,
    /// Where this signer stands.
    #[sqlx(try_from = "String")]
    pub mine: SignerState,
    /// Whether this signer has decided.
    pub acted: bool,
}

impl Standing {
    /// Nothing can be undone any more.
    pub fn is_sealed(&self) -> bool {
        matches!(self.state, RoundState::Sealed | RoundState::Superseded)
    }

    /// How many approvals the round still needs.
    pub fn missing(&self) -> i64 {
        if self.state == RoundState::Open { (self.needed - self.approved).max(0) } else { 0 }
    }
}

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, a: &Approval) -> Result<()> {
    execute!(
        tx,
        INSERT,
        a.id,
        scope.firm(),
        a.accounts_id,
        a.version_id,
        a.round_id,
        a.contact_id,
        a.link_id,
        a.turn,
        a.act.code(),
        a.decision.code(),
        &a.reason,
        &a.declaration,
        a.text_version,
        a.language.code(),
        &a.sha256,
        &a.signer_name,
        &a.signer_email,
        &a.signer_function,
        &a.signer_authority,
        &a.client_name,
        &a.proof,
        a.decided_at,
        &a.address,
        &a.user_agent,
        &a.request_id
    )?;
    Ok(())
}

/// How often a signer acted in a round.
pub(super) async fn turns(tx: &mut Tx, scope: &Scope, round: RoundId, contact: ContactId) -> Result<i64> {
    Ok(fetch_optional!(tx, (i64,), TURNS, scope.firm(), round, contact)?.map_or(0, |(turns,)| turns))
}

/// What a signer did last in a round: acts of one press, the main one first.
pub(crate) async fn of_signer(tx: &mut Tx, scope: &Scope, round: RoundId, contact: ContactId) -> Result<Vec<Approval>> {
    let mut acts = fetch_all!(tx, Approval, OF_SIGNER, scope.firm(), round, contact)?;
    acts.sort_by_key(|act| act.act);
    Ok(acts)
}

/// Every act about annual accounts, oldest first.
pub(crate) async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Approval>> {
    let mut acts = fetch_all!(tx, Approval, OF_ACCOUNTS, scope.firm(), id)?;
    // Those of one press have one time: together, in their own order.
    acts.sort_by_key(|act| (act.decided_at, act.contact_id, act.turn, act.act));
    Ok(acts)
}

/// The newest round about the version that a link opens, as its recipient sees it.
pub(super) async fn standing(tx: &mut Tx, scope: &Scope, holder: &LinkHolder) -> Result<Option<Standing>> {
    let (accounts, version, contact) = (holder.accounts, holder.version, holder.contact);
    Ok(fetch_optional!(tx, Standing, STANDING, scope.firm(), accounts, version, contact)?)
}
