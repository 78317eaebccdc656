//! Anybody may ask whether a file is the approved one.

use std::net::IpAddr;

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use portal_types::{
    ErrorCode, Sha256Hex,
    approvals::{RoundState, SignerState},
};

use super::{
    proof::{Known, known},
    rounds,
};
use crate::{
    annual_accounts, clients,
    error::Result,
    firms::{self, Firm},
    portal::Portal,
    throttle::{self, Quota},
};

/// Nobody needs more, and nobody can try digests.
const PER_ADDRESS: Quota = Quota { burst: 30, every: Duration::seconds(10) };

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
    /// Financial year.
    pub year: i32,
    /// The approved bytes.
    pub sha256: Sha256Hex,
    /// Who approved, and when.
    pub signers: Vec<(String, DateTime<Utc>)>,
    /// Another version took its place.
    pub superseded: bool,
}

/// Looks a digest up, a limited number of times per address.
pub async fn verify(portal: &Portal, from: Option<IpAddr>, sha256: &Sha256Hex) -> Result<Verdict> {
    let (keys, now) = (portal.keys.clone(), portal.now());
    let address = from.map(|address| address.to_string()).unwrap_or_default();
    portal
        .write_system(move |tx| {
            Box::pin(async move { throttle::take(tx, &keys, &[b"verify", address.as_bytes()], PER_ADDRESS, now).await })
        })
        .await?;
    let mut tx = portal.db.read().await?;
    let (firm, round) = match known(&mut tx, sha256).await? {
        None => return Ok(Verdict::Unknown),
        Some(Known::Approved { at, approvals, superseded }) => {
            return Ok(Verdict::Approved { at, approvals, superseded });
        }
        Some(Known::Proof { firm, round }) => (firm, round),
    };
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
    let approved = kept.signers.into_iter().filter(|signer| signer.state == SignerState::Approved);
    let signers = approved.filter_map(|signer| Some((signer.name, signer.decided_at?))).collect();
    Ok(Verdict::Proof(Box::new(Proven {
        firm,
        client: client.name,
        year: accounts.financial_year,
        sha256: version.sha256,
        signers,
        superseded,
    })))
}
