//! The evidence of a round: its facts, its two files, and where they are kept.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, Authority, ContactId, EmailAddress, ErrorCode, Language, ReportVersionId, RoundId, Sha256Hex,
    approvals::{Decision, Rule, SignerState},
    reports::ReportKind,
};
use uuid::Uuid;

use super::{
    Approval,
    rounds::{self, Kept},
    store,
};
use crate::{
    annual_accounts, audit, clients,
    db::Tx,
    error::{Error, Result},
    evidence::{self, Act, AgreedText, Authentication, Evidence, Outcome, SignerRule},
    execute, fetch_all, fetch_optional, firms, links,
    portal::Portal,
    reports,
    scope::Scope,
};

/// The two files of a sealed round.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Proof {
    /// Of which round.
    pub round_id: RoundId,
    /// Where the PDF is.
    pub pdf_key: String,
    /// Its digest.
    pub pdf_sha256: Sha256Hex,
    /// Its size.
    pub pdf_bytes: i64,
    /// Where the JSON is.
    pub json_key: String,
    /// Its digest.
    pub json_sha256: Sha256Hex,
    /// Its size.
    pub json_bytes: i64,
}

const INSERT: &str = "INSERT INTO evidence_files
        (id, firm_id, round_id, pdf_key, pdf_sha256, pdf_bytes, json_key, json_sha256, json_bytes, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_VERSION: &str =
    "SELECT e.round_id, e.pdf_key, e.pdf_sha256, e.pdf_bytes, e.json_key, e.json_sha256, e.json_bytes
    FROM evidence_files e JOIN approval_rounds r ON r.firm_id = e.firm_id AND r.id = e.round_id
    WHERE e.firm_id = $1 AND r.version_id = $2 ORDER BY r.number DESC LIMIT 1";
const OF_ROUND: &str = "SELECT round_id, pdf_key, pdf_sha256, pdf_bytes, json_key, json_sha256, json_bytes
    FROM evidence_files WHERE firm_id = $1 AND round_id = $2";
const PROVEN: &str = "SELECT e.round_id FROM evidence_files e
        JOIN approval_rounds r ON r.firm_id = e.firm_id AND r.id = e.round_id
    WHERE e.firm_id = $1 AND r.accounts_id = $2";
const EARLIER: &str = "SELECT r.number, v.number, v.sha256, r.ended_at
    FROM approval_rounds r JOIN report_versions v ON v.firm_id = r.firm_id AND v.id = r.version_id
    WHERE r.firm_id = $1 AND r.accounts_id = $2 AND r.number < $3 ORDER BY r.number";
const STORED: &str = "SELECT pdf_key, pdf_sha256 FROM evidence_files WHERE firm_id = $1
    UNION ALL SELECT json_key, json_sha256 FROM evidence_files WHERE firm_id = $1";

pub(super) async fn insert(tx: &mut Tx, scope: &Scope, id: Uuid, proof: &Proof, now: DateTime<Utc>) -> Result<()> {
    execute!(
        tx,
        INSERT,
        id,
        scope.firm(),
        proof.round_id,
        &proof.pdf_key,
        &proof.pdf_sha256,
        proof.pdf_bytes,
        &proof.json_key,
        &proof.json_sha256,
        proof.json_bytes,
        now
    )?;
    Ok(())
}

/// The newest proof of one version: accounts that were taken up again may be approved anew.
async fn of_version(tx: &mut Tx, scope: &Scope, version: ReportVersionId) -> Result<Option<Proof>> {
    Ok(fetch_optional!(tx, Proof, OF_VERSION, scope.firm(), version)?)
}

/// The proof of a version, for the firm.
pub async fn office_proof(portal: &Portal, scope: &Scope, version: ReportVersionId) -> Result<Proof> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    Ok(of_version(&mut tx, scope, version).await?.ok_or(ErrorCode::NotFound)?)
}

/// The proof of what was decided through a link, for who decided.
pub async fn viewed_proof(portal: &Portal, scope: &Scope) -> Result<Proof> {
    let holder = scope.link_holder()?;
    let mut tx = portal.db.glance(scope).await?;
    let mine = store::standing(&mut tx, scope, holder).await?.filter(|standing| standing.acted);
    let round = mine.ok_or(ErrorCode::LinkGone)?.round_id;
    Ok(fetch_optional!(&mut tx, Proof, OF_ROUND, scope.firm(), round)?.ok_or(ErrorCode::LinkGone)?)
}

/// The rounds that have a proof. Those of before there were proofs (migration 0008) have none, and get none: it would
/// carry a time and a place in the audit log that are not theirs.
pub(crate) async fn proven(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<RoundId>> {
    Ok(fetch_all!(tx, (RoundId,), PROVEN, scope.firm(), id)?.into_iter().map(|(round,)| round).collect())
}

/// Where the firm's proofs are stored, and their digests.
pub(crate) async fn stored_files(tx: &mut Tx, scope: &Scope) -> Result<Vec<(String, Sha256Hex)>> {
    Ok(fetch_all!(tx, (String, Sha256Hex), STORED, scope.firm())?)
}

/// Makes both files and stores them; nothing names them yet.
pub(super) async fn make(portal: &Portal, scope: &Scope, kept: &Kept) -> Result<Proof> {
    let facts = facts(portal, scope, kept).await?;
    let (key, now) = (portal.signing.clone(), portal.now());
    let built = tokio::task::spawn_blocking(move || evidence::build(&facts, &key, now)).await;
    let files = built.map_err(|e| Error::Broken(format!("evidence: {e}")))??;
    let size = |bytes: &[u8]| i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (pdf_bytes, json_bytes) = (size(&files.pdf), size(&files.json));
    let (pdf_key, pdf_sha256) = portal.files.keep_bytes(scope.firm(), portal.random(), files.pdf).await?;
    let (json_key, json_sha256) = portal.files.keep_bytes(scope.firm(), portal.random(), files.json).await?;
    Ok(Proof { round_id: kept.row.id, pdf_key, pdf_sha256, pdf_bytes, json_key, json_sha256, json_bytes })
}

/// Takes away files that came to nothing.
pub(super) async fn discard(portal: &Portal, proof: &Proof) {
    for key in [&proof.pdf_key, &proof.json_key] {
        if let Err(error) = portal.files.remove(key).await {
            tracing::warn!(%error, key, "a proof without a row stays behind");
        }
    }
}

/// Everything the evidence says, read in one snapshot.
async fn facts(portal: &Portal, scope: &Scope, kept: &Kept) -> Result<Evidence> {
    let pages = pages(portal, scope, kept.row.version_id).await?;
    let mut tx = portal.db.read(scope).await?;
    let tx = &mut tx;
    let row = &kept.row;
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let accounts = annual_accounts::store::find(tx, scope, row.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let version = annual_accounts::store::version(tx, scope, row.version_id).await?.ok_or(ErrorCode::NotFound)?;
    let links = links::store::of_accounts(tx, scope, accounts.id).await?;
    let all = store::of_accounts(tx, scope, accounts.id).await?;
    let acts = all
        .iter()
        .filter(|act| act.round_id == row.id)
        .map(|act| self::act(kept, act, &links))
        .collect::<Result<_>>()?;
    Ok(Evidence {
        format: evidence::Format::V1,
        language: Language::Nl,
        zone: firm.zone(),
        client: evidence::Client { id: client.id, name: client.name, kvk_number: client.kvk_number },
        report_kind: accounts.kind.code().to_owned(),
        report: (accounts.kind != ReportKind::AnnualAccounts).then(|| reports::title(Language::Nl, &accounts.name())),
        financial_year: accounts.financial_year,
        round: number(row.number),
        document: evidence::Document {
            version_id: version.id,
            number: version.number,
            file_name: version.file_name,
            bytes: version.bytes.unsigned_abs(),
            sha256: version.sha256,
            pages,
        },
        rule: rule(kept),
        acts,
        others: kept.signers.iter().filter(|signer| signer.decided_at.is_none()).map(|s| other(kept, s)).collect(),
        superseded: superseded(tx, scope, kept).await?,
        chain: chain(tx, scope, accounts.id.0).await?,
        sealed_at: portal.now(),
        verify_url: portal.address("/verify"),
        firm: evidence::Firm { id: firm.id, name: firm.name, accent: firm.accent },
    })
}

/// How many pages the report has, where that is known soon. Outside the snapshot, because the file may have to be read.
async fn pages(portal: &Portal, scope: &Scope, version: ReportVersionId) -> Result<Option<u32>> {
    let mut tx = portal.db.glance(scope).await?;
    let version = annual_accounts::store::version(&mut tx, scope, version).await?.ok_or(ErrorCode::NotFound)?;
    drop(tx);
    let outline = annual_accounts::outline(portal, &version).await.and_then(Result::ok);
    Ok(outline.map(|outline| outline.count))
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn rule(kept: &Kept) -> SignerRule {
    let deciding = kept.signers.iter().filter(|signer| signer.state != SignerState::Delegated).count();
    let of = u32::try_from(deciding).unwrap_or(u32::MAX);
    match kept.row.rule {
        Rule::All => SignerRule::All { of },
        Rule::Any => SignerRule::Any { of },
        Rule::Some => SignerRule::AtLeast { needed: number(kept.row.needed), of },
        Rule::InOrder => SignerRule::InOrder { of },
    }
}

/// The name of who handed his decision over to this signer.
fn stands_for(kept: &Kept, contact: ContactId) -> Option<String> {
    let of = |id: ContactId| kept.signers.iter().find(|signer| signer.contact_id == id);
    Some(of(of(contact)?.stands_for_id?)?.name.clone())
}

fn other(kept: &Kept, signer: &rounds::SignerRow) -> evidence::OtherSigner {
    let state = match signer.state {
        SignerState::Delegated => "replaced",
        SignerState::Released => "not-needed",
        _ => "open",
    };
    let stands_for = stands_for(kept, signer.contact_id);
    evidence::OtherSigner {
        name: signer.name.clone(),
        role: signer.function.clone(),
        authority: Some(signer.authority),
        state: state.to_owned(),
        stands_for,
    }
}

fn act(kept: &Kept, act: &Approval, links: &[links::store::Link]) -> Result<Act> {
    let link = links.iter().find(|link| link.id == act.link_id);
    let email = EmailAddress::parse(&act.signer_email);
    let email = email.ok_or_else(|| Error::Broken("a signer without an address".to_owned()))?;
    Ok(Act {
        kind: if act.act.code() == "concept" { "approval" } else { act.act.code() }.replace('_', "-"),
        outcome: match act.decision {
            Decision::Approved => Outcome::Approved,
            Decision::Returned => Outcome::Returned,
            Decision::Undone => Outcome::Withdrawn,
        },
        at: act.decided_at,
        signer: evidence::Signer {
            name: act.signer_name.clone(),
            role: act.signer_function.clone(),
            authority: act.signer_authority.as_deref().and_then(Authority::from_code),
            email,
            on_behalf_of: act.client_name.clone(),
            stands_for: stands_for(kept, act.contact_id),
        },
        text: AgreedText {
            text: act.declaration.clone(),
            language: act.language,
            template: Some(act.text_version).filter(|version| *version > 0).map(|version| version.to_string()),
        },
        remarks: act.reason.clone(),
        authentication: Authentication { method: act.proof.clone(), at: None },
        origin: evidence::Origin {
            address: act.address.clone(),
            user_agent: act.user_agent.clone(),
            request_id: act.request_id.clone(),
            link_id: Some(act.link_id),
        },
        first_viewed_at: link.and_then(|link| link.viewed_at),
    })
}

/// Earlier rounds that came to nothing.
async fn superseded(tx: &mut Tx, scope: &Scope, kept: &Kept) -> Result<Vec<evidence::SupersededRound>> {
    type Earlier = (i64, i64, Sha256Hex, Option<DateTime<Utc>>);
    let found = fetch_all!(tx, Earlier, EARLIER, scope.firm(), kept.row.accounts_id, kept.row.number)?;
    let earlier = |(round, version, sha256, ended_at)| evidence::SupersededRound {
        round: number(round),
        version,
        sha256,
        ended_at,
    };
    Ok(found.into_iter().map(earlier).collect())
}

/// The record of the last approval.
async fn chain(tx: &mut Tx, scope: &Scope, item: Uuid) -> Result<evidence::ChainPosition> {
    let records = audit::store::of_item(tx, scope, item).await?;
    let last = records.iter().rev().find(|record| record.event == "approval.approved");
    let last = last.ok_or_else(|| Error::Broken("an approval without its record".to_owned()))?;
    let hash =
        <[u8; 32]>::try_from(last.hash.as_slice()).map_err(|_| Error::Broken("a hash of 32 bytes".to_owned()))?;
    Ok(evidence::ChainPosition { seq: last.seq, hash: Sha256Hex::from_bytes(&hash) })
}
