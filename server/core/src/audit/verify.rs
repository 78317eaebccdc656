//! Reads a firm's whole chain with its head and its checkpoints, and names what is not as it was written (AUD-2).

use std::collections::BTreeSet;

use ed25519_dalek::VerifyingKey;
use portal_types::FirmId;

use super::{
    Record,
    checkpoint::Checkpoint,
    finding::{Finding, Report},
    judge,
    shelf::Shelf,
    store,
    walk::Walk,
};
use crate::{
    db::{Db, Reach, Tx},
    error::{Error, Result},
    portal::Portal,
};

/// Records in memory at a time.
const BATCH: i64 = 1_000;
/// Records that the database is asked about, beside reading them.
const LOOKUPS: usize = 1_000;

/// Checks a firm's chain against the checkpoints in the file store. An error means that it could not be read.
pub async fn verify(portal: &Portal, firm: FirmId) -> Result<Report> {
    Verifier::new(portal).verify(firm).await
}

/// What chains are checked against.
#[derive(Clone, Debug)]
pub struct Verifier {
    db: Db,
    shelf: Shelf,
    copies: Option<Shelf>,
    key: VerifyingKey,
}

impl Verifier {
    /// The checkpoints in the file store.
    pub fn new(portal: &Portal) -> Self {
        let (db, shelf) = (portal.db.clone(), Shelf::of(&portal.files));
        Self { db, shelf, copies: None, key: portal.keys.audit_public() }
    }

    /// Also copies that were kept elsewhere: they tell of those that were taken from the file store.
    #[must_use]
    pub fn with_copies(self, copies: Shelf) -> Self {
        Self { copies: Some(copies), ..self }
    }

    /// Every firm that has a row, a chain or a checkpoint.
    pub async fn firms(&self) -> Result<BTreeSet<FirmId>> {
        let mut firms = BTreeSet::from_iter(self.shelf.firms().await?);
        if let Some(copies) = &self.copies {
            firms.extend(copies.firms().await?);
        }
        firms.extend(store::chains(&mut self.db.read(Reach::Across).await?).await?);
        Ok(firms)
    }

    /// Checks one firm's chain.
    pub async fn verify(&self, firm: FirmId) -> Result<Report> {
        // Before the chain is read: one that is signed meanwhile would be ahead of it.
        let checkpoints = self.checkpoints(firm).await?;
        let mut report = verify_in(&mut self.db.read(firm).await?, firm, &checkpoints).await?;
        let mut findings = Vec::new();
        for finding in report.findings {
            match finding {
                // Signed while we were reading.
                Finding::CheckpointMissing { seq } if self.shelf.has(firm, seq).await? => {}
                finding => findings.push(finding),
            }
        }
        report.findings = findings;
        Ok(report)
    }

    pub(super) async fn checkpoints(&self, firm: FirmId) -> Result<Checkpoints> {
        let mut kept = self.shelf.read(firm, &self.key).await?;
        let mut missing = BTreeSet::new();
        if let Some(copies) = &self.copies {
            let copies = copies.read(firm, &self.key).await?;
            let own: BTreeSet<i64> = kept.good.iter().map(|checkpoint| checkpoint.seq).collect();
            missing.extend(copies.good.iter().map(|copy| copy.seq).filter(|seq| !own.contains(seq)));
            kept.good.extend(copies.good);
            kept.findings.extend(copies.findings);
            kept.good.sort_by_key(|checkpoint| (checkpoint.seq, checkpoint.at));
            kept.good.dedup();
        }
        let known: BTreeSet<i64> = kept.good.iter().map(|checkpoint| checkpoint.seq).collect();
        let named = kept.good.iter().map(|checkpoint| checkpoint.previous);
        missing.extend(named.filter(|seq| *seq > 0 && !known.contains(seq)));
        Ok(Checkpoints { good: kept.good, missing, findings: kept.findings })
    }
}

/// Checkpoints of one firm, read before its chain.
#[derive(Debug, Default)]
pub(super) struct Checkpoints {
    good: Vec<Checkpoint>,
    missing: BTreeSet<i64>,
    findings: Vec<Finding>,
}

pub(super) async fn verify_in(tx: &mut Tx, firm: FirmId, checkpoints: &Checkpoints) -> Result<Report> {
    let head = store::head(tx, firm).await?;
    let mut walk = Walk::new(firm, head.as_ref().map_or(i64::MAX, |head| head.seq), &checkpoints.good);
    walk_all(tx, firm, &mut walk).await?;
    let rows = store::count(tx, firm).await?;
    if rows > walk.rows {
        walk.notes.add(Finding::Doubled { rows: rows - walk.rows });
    }
    let mut missing = checkpoints.missing.clone();
    if let Some(head) = &head {
        let known = |seq| checkpoints.good.iter().any(|checkpoint| checkpoint.seq == seq);
        missing.extend(Some(head.checkpoint_seq).filter(|seq| *seq > 0 && !known(*seq)));
    }
    judge::end(&mut walk, head.as_ref(), &checkpoints.good);
    judge::signed(&mut walk, &checkpoints.good);
    let (records, signed) = (walk.rows, walk.signed);
    let mut findings = walk.notes.into_findings();
    findings.extend(missing.into_iter().map(|seq| Finding::CheckpointMissing { seq }));
    findings.extend(checkpoints.findings.iter().cloned());
    Ok(Report { records, checkpoints: checkpoints.good.len(), signed, findings })
}

async fn walk_all(tx: &mut Tx, firm: FirmId, walk: &mut Walk<'_>) -> Result<()> {
    let (mut last, mut lookups) = (i64::MIN, LOOKUPS);
    loop {
        match store::after(tx, firm, last, BATCH).await {
            Ok(records) if records.is_empty() => return Ok(()),
            Ok(records) => {
                for record in records {
                    last = record.seq;
                    take(tx, firm, walk, record, &mut lookups).await?;
                }
            }
            Err(error) if is_unreadable(&error) => {
                for seq in store::numbers_after(tx, firm, last, BATCH).await? {
                    last = seq;
                    match store::one(tx, firm, seq).await {
                        Ok(Some(record)) => take(tx, firm, walk, record, &mut lookups).await?,
                        Err(error) if !is_unreadable(&error) => return Err(error),
                        Ok(None) | Err(_) => walk.take_unreadable(seq),
                    }
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// SQLite takes any text for a time, and any bytes for an identifier.
fn is_unreadable(error: &Error) -> bool {
    matches!(error, Error::Db(sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)))
}

async fn take(tx: &mut Tx, firm: FirmId, walk: &mut Walk<'_>, record: Record, lookups: &mut usize) -> Result<()> {
    walk.follows_ahead(&record);
    let whole = walk.is_whole(&record);
    let mut origin = if whole { None } else { walk.near(&record) };
    if !whole && origin.is_none() && *lookups > 0 {
        *lookups -= 1;
        let successor = store::successor(tx, firm, &record.hash).await?;
        let place = successor.map(|seq| seq.saturating_sub(walk.shift).saturating_sub(1));
        origin = place.filter(|seq| walk.fits(&record, *seq));
    }
    walk.take(record, whole, origin);
    Ok(())
}
