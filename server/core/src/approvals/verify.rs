//! Anybody may ask whether a file is the approved one.

use std::net::IpAddr;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use portal_types::{
    ContactId, ErrorCode, FirmId, RoundId, Sha256Hex,
    approvals::{RoundState, SignerState},
    reports::ReportName,
};

use super::{rounds, store, withdrawal};
use crate::{
    annual_accounts, clients,
    db::{Reach, Tx},
    edge::ClientAddress,
    error::Result,
    fetch_optional,
    firms::{self, Firm},
    portal::Portal,
    throttle::{self, Quota},
};

/// Nobody needs more, and nobody can try digests.
const PER_ADDRESS: Quota = Quota { burst: 30, every: Duration::seconds(10) };
/// Files cost more than questions, and a browser with a script sends none.
const FILES: Quota = Quota { burst: 20, every: Duration::seconds(30) };

/// What is told.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// No approval of these bytes is on record here.
    Unknown,
    /// They were approved. Whoever has only the report learns no names.
    Approved {
        /// When the last signer did, in the firm's zone, which is not named.
        at: NaiveDateTime,
        /// How many approved.
        approvals: i64,
        /// How many withdrew that later, and the last day on which one did.
        withdrawn: Option<(i64, NaiveDate)>,
        /// Another version took its place.
        superseded: bool,
    },
    /// They are the proof of an approval, which names everybody anyhow.
    Proof(Box<Proven>),
}

/// What a proof is about.
#[derive(Clone, Debug)]
pub struct Proven {
    /// The firm.
    pub firm: Firm,
    /// The client's name.
    pub client: String,
    /// What was approved.
    pub report: ReportName,
    /// The approved bytes.
    pub sha256: Sha256Hex,
    /// Who approved, and when.
    pub signers: Vec<(String, DateTime<Utc>)>,
    /// Who withdrew that later, and on which day.
    pub withdrawn: Vec<(String, NaiveDate)>,
    /// Another version took its place.
    pub superseded: bool,
}

/// Counts a file that is to be received, or refuses when this address sent too many.
pub async fn may_send(portal: &Portal, from: Option<IpAddr>) -> Result<()> {
    count(portal, from, b"verify-file", FILES).await
}

async fn count(portal: &Portal, from: Option<IpAddr>, what: &'static [u8], quota: Quota) -> Result<()> {
    let (keys, now) = (portal.keys.clone(), portal.now());
    let address = from.map(|address| ClientAddress(address).key().to_string()).unwrap_or_default();
    portal
        .write_system(move |tx| {
            Box::pin(async move { throttle::take(tx, &keys, &[what, address.as_bytes()], quota, now).await })
        })
        .await
}

/// Looks a digest up, a limited number of times per address.
pub async fn verify(portal: &Portal, from: Option<IpAddr>, sha256: &Sha256Hex) -> Result<Verdict> {
    count(portal, from, b"verify", PER_ADDRESS).await?;
    let mut tx = portal.db.read(Reach::Across).await?;
    let (firm, round) = match known(&mut tx, sha256).await? {
        None => return Ok(Verdict::Unknown),
        Some(Known::Approved { at, approvals, withdrawn, superseded }) => {
            return Ok(Verdict::Approved { at, approvals, withdrawn, superseded });
        }
        Some(Known::Proof { firm, round }) => (firm, round),
    };
    tx.enter(firm).await?;
    let scope = portal.system_scope(firm, "verify");
    let firm = firms::store::find(&mut tx, firm).await?.ok_or(ErrorCode::NotFound)?;
    let kept = rounds::by_id(&mut tx, &scope, round).await?.ok_or(ErrorCode::NotFound)?;
    let id = kept.row.accounts_id;
    let accounts = annual_accounts::store::find(&mut tx, &scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(&mut tx, &scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let version = annual_accounts::store::version(&mut tx, &scope, kept.row.version_id).await?;
    let version = version.ok_or(ErrorCode::NotFound)?;
    // Of this firm and these accounts, whatever others did with the same bytes.
    let newest = annual_accounts::store::newest(&mut tx, &scope, id).await?;
    let newer = newest.is_some_and(|newest| newest.id != version.id);
    let superseded = newer || kept.row.state == RoundState::Superseded;
    // As each was called when he approved: a contact may have become somebody else since.
    let acts = store::of_accounts(&mut tx, &scope, id).await?;
    let last = |contact: ContactId| acts.iter().rfind(|act| act.round_id == round && act.contact_id == contact);
    let approved = kept.signers.iter().filter(|signer| signer.state == SignerState::Approved);
    let signers = approved.filter_map(|signer| last(signer.contact_id));
    let signers = signers.map(|act| (act.signer_name.clone(), act.decided_at)).collect();
    let withdrawn = withdrawal::of_round(&mut tx, &scope, round).await?;
    let withdrawn = withdrawn.into_iter().map(|w| (w.signer_name, w.withdrawn_on)).collect();
    Ok(Verdict::Proof(Box::new(Proven {
        firm,
        client: client.name,
        report: accounts.name(),
        sha256: version.sha256,
        signers,
        withdrawn,
        superseded,
    })))
}

/// What anybody may know of a file by its digest.
enum Known {
    /// It was approved.
    Approved {
        /// When the last signer did, in the firm's zone.
        at: NaiveDateTime,
        /// How many approved.
        approvals: i64,
        /// How many withdrew that later, and the last day on which one did.
        withdrawn: Option<(i64, NaiveDate)>,
        /// Another version took its place, or the accounts were taken up again.
        superseded: bool,
    },
    /// It is the proof of an approval.
    Proof {
        /// Whose.
        firm: FirmId,
        /// Which round.
        round: RoundId,
    },
}

const APPROVED: &str = "SELECT r.ended_at, r.state, f.zone,
        (SELECT COUNT(*) FROM round_signers s WHERE s.firm_id = r.firm_id AND s.round_id = r.id AND s.state = 'approved')
            AS approvals,
        (SELECT COUNT(*) FROM withdrawals w WHERE w.firm_id = r.firm_id AND w.round_id = r.id) AS withdrawals,
        (SELECT MAX(w.withdrawn_on) FROM withdrawals w WHERE w.firm_id = r.firm_id AND w.round_id = r.id) AS withdrawn_on,
        (SELECT COUNT(*) FROM report_versions n WHERE n.firm_id = v.firm_id AND n.accounts_id = v.accounts_id
            AND n.number > v.number) AS newer
    FROM report_versions v JOIN approval_rounds r ON r.firm_id = v.firm_id AND r.version_id = v.id
        JOIN firms f ON f.id = v.firm_id
    WHERE v.sha256 = $1 AND r.state IN ('sealed', 'superseded') ORDER BY r.ended_at DESC LIMIT 1";
const PROOF: &str = "SELECT firm_id, round_id FROM evidence_files WHERE pdf_sha256 = $1 OR json_sha256 = $1 LIMIT 1";

#[derive(sqlx::FromRow)]
struct ApprovedRow {
    ended_at: Option<DateTime<Utc>>,
    zone: String,
    #[sqlx(try_from = "String")]
    state: RoundState,
    approvals: i64,
    withdrawals: i64,
    withdrawn_on: Option<NaiveDate>,
    newer: i64,
}

/// Looks across firms: whoever has the bytes may ask about them.
async fn known(tx: &mut Tx, sha256: &Sha256Hex) -> Result<Option<Known>> {
    if let Some((firm, round)) = fetch_optional!(tx, (FirmId, RoundId), PROOF, sha256)? {
        return Ok(Some(Known::Proof { firm, round }));
    }
    let found = fetch_optional!(tx, ApprovedRow, APPROVED, sha256)?;
    Ok(found.and_then(|row| {
        let superseded = row.state == RoundState::Superseded || row.newer > 0;
        let at = row.ended_at?.with_timezone(&firms::store::zone(&row.zone)).naive_local();
        let withdrawn = row.withdrawn_on.map(|on| (row.withdrawals, on));
        Some(Known::Approved { at, approvals: row.approvals, withdrawn, superseded })
    }))
}
