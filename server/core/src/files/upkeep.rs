//! Bytes without a row, and rows without their bytes (UPL-9). Both read one firm at a time.

use std::{collections::HashSet, future::ready, io, path::Path, time::SystemTime};

use chrono::{DateTime, Duration, Utc};
use futures::{StreamExt, TryStreamExt};
use object_store::{ObjectStore, ObjectStoreExt, path::Path as Key};
use portal_types::{FirmId, Sha256Hex};
use sha2::{Digest, Sha256};

use super::Files;
use crate::{annual_accounts, approvals, error::Result, firms, portal::Portal};

/// Younger bytes may belong to an upload whose row is still to come.
const ORPHAN_AGE: Duration = Duration::days(1);

/// More than these at one firm are not the work of crashes: a copy of a database that is older than the files, say. They
/// stay.
const MOST_ORPHANS: usize = 50;

/// A row whose bytes are not what was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Whose.
    pub firm: FirmId,
    /// Where the bytes should be.
    pub key: String,
    /// What the store says of them; `None` when they are there and differ.
    pub error: Option<String>,
}

impl Portal {
    /// Removes bytes that a killed server stored and never named in a row; gives how many files.
    pub async fn sweep_files(&self) -> Result<usize> {
        let (before, mut swept) = (self.now() - ORPHAN_AGE, 0);
        for firm in self.every_firm().await? {
            // Listed before the rows are read: whatever is that old has had its row since long.
            let old = self.files.keys_before(firm, before).await?;
            let named: HashSet<String> = self.files_of(firm).await?.into_iter().map(|(key, _)| key).collect();
            let orphans: Vec<&String> = old.iter().filter(|key| !named.contains(*key)).collect();
            if orphans.len() > MOST_ORPHANS {
                tracing::error!(%firm, count = orphans.len(), "more files without a row than crashes leave: is this the right database?");
                continue;
            }
            for key in orphans {
                self.files.remove(key).await?;
                swept += 1;
            }
            swept += self.files.remove_unfinished(firm, before).await?;
        }
        Ok(swept)
    }

    /// Reads every stored file; gives how many there are and which are not what their rows say.
    pub async fn check_files(&self) -> Result<(usize, Vec<Damage>)> {
        let (mut count, mut damaged) = (0, Vec::new());
        for firm in self.every_firm().await? {
            for (key, sha256) in self.files_of(firm).await? {
                count += 1;
                let error = match self.files.digest(&key).await {
                    Ok(found) if found == sha256 => continue,
                    Ok(_) => None,
                    Err(error) => Some(error.to_string()),
                };
                tracing::error!(%firm, key, error, "a stored file is damaged");
                damaged.push(Damage { firm, key, error });
            }
        }
        Ok((count, damaged))
    }

    async fn every_firm(&self) -> Result<Vec<FirmId>> {
        let mut tx = self.db.outside().await?;
        Ok(firms::store::all(&mut tx).await?.into_iter().map(|firm| firm.id).collect())
    }

    async fn files_of(&self, firm: FirmId) -> Result<Vec<(String, Sha256Hex)>> {
        let mut tx = self.db.read(firm).await?;
        let scope = self.system_scope(firm, "files");
        let mut all = annual_accounts::store::stored_files(&mut tx, &scope).await?;
        all.extend(approvals::proof::stored_files(&mut tx, &scope).await?);
        Ok(all)
    }
}

impl Files {
    async fn keys_before(&self, firm: FirmId, before: DateTime<Utc>) -> Result<Vec<String>> {
        let all = self.store.list(Some(&Key::from(firm.to_string())));
        let old = all.try_filter(|found| ready(found.last_modified < before));
        Ok(old.map_ok(|found| found.location.to_string()).try_collect().await?)
    }

    async fn digest(&self, key: &str) -> Result<Sha256Hex> {
        let mut hasher = Sha256::new();
        let mut parts = self.store.get(&Key::from(key)).await?.into_stream();
        while let Some(part) = parts.next().await {
            hasher.update(&part?);
        }
        Ok(Sha256Hex::from_bytes(&hasher.finalize()))
    }

    /// A folder keeps the halves of uploads that were cut off; `object_store` marks them by a `#` and lists them
    /// nowhere. A bucket ends them by its own rule.
    async fn remove_unfinished(&self, firm: FirmId, before: DateTime<Utc>) -> Result<usize> {
        let Some(local) = &self.local else { return Ok(0) };
        let folder = local.path_to_filesystem(&Key::from(firm.to_string()))?;
        let removed = tokio::task::spawn_blocking(move || remove_halves(&folder, before.into()));
        Ok(removed.await.map_err(io::Error::other)??)
    }
}

fn remove_halves(folder: &Path, before: SystemTime) -> io::Result<usize> {
    if !folder.exists() {
        return Ok(0);
    }
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            removed += remove_halves(&entry.path(), before)?;
        } else if entry.file_name().to_string_lossy().contains('#') && entry.metadata()?.modified()? < before {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
