//! Where checkpoints are kept: in the file store beside the reports, or copies in a folder elsewhere.

use std::{path::Path, sync::Arc};

use ed25519_dalek::VerifyingKey;
use futures::{StreamExt, TryStreamExt};
use object_store::{
    Error as StoreError, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutOptions, local::LocalFileSystem,
    path::Path as Key,
};
use portal_types::FirmId;
use uuid::Uuid;

use super::{
    checkpoint::{Checkpoint, Flaw, SIZE},
    finding::Finding,
};
use crate::{error::Result, files::Files};

/// Beside the folders of firms, where the sweep of files without a row does not look.
const PREFIX: &str = "checkpoints";
/// Fetched at once; a bucket is far away.
const AT_ONCE: usize = 16;

/// Checkpoints of every firm, under `<firm>/<number of the record, 20 digits>`.
#[derive(Clone, Debug)]
pub struct Shelf {
    store: Arc<dyn ObjectStore>,
    prefix: &'static str,
}

/// What a shelf has of one firm.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub good: Vec<Checkpoint>,
    pub findings: Vec<Finding>,
}

impl Shelf {
    /// That of the file store.
    pub fn of(files: &Files) -> Self {
        Self { store: files.store(), prefix: PREFIX }
    }

    /// Copies in a folder that is there already.
    pub fn folder(path: &Path) -> Result<Self> {
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(path)?), prefix: "" })
    }

    fn key(&self, name: &str) -> Key {
        Key::from(format!("{}/{name}", self.prefix))
    }

    /// Keeps one, durably. What has the name already stays: another node was here first.
    pub(super) async fn keep(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let options = PutOptions::from(PutMode::Create);
        match self.store.put_opts(&self.key(name), bytes.into(), options).await {
            Ok(_) | Err(StoreError::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is one of this record, now.
    pub(super) async fn has(&self, firm: FirmId, seq: i64) -> Result<bool> {
        match self.store.head(&self.key(&Checkpoint::name(firm, seq))).await {
            Ok(_) => Ok(true),
            Err(StoreError::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The firms that have any, also those that the database knows no more.
    pub async fn firms(&self) -> Result<Vec<FirmId>> {
        let listed = self.store.list_with_delimiter(Some(&Key::from(self.prefix))).await?;
        let names = listed.common_prefixes.iter().filter_map(|prefix| prefix.filename()?.parse::<Uuid>().ok());
        Ok(names.map(FirmId).collect())
    }

    /// The newest of one firm from this record on: the database may say that less was signed than was.
    pub(super) async fn last(&self, firm: FirmId, from: i64, key: &VerifyingKey) -> Result<Option<Checkpoint>> {
        let folder = self.key(&firm.to_string());
        let before = self.key(&Checkpoint::name(firm, (from - 1).max(0)));
        let mut found: Vec<_> = self.store.list_with_offset(Some(&folder), &before).try_collect().await?;
        found.sort_by(|one, other| other.location.cmp(&one.location));
        for newest in found {
            // What somebody put beside them, without the key, is for the verifier to name.
            if let Ok(checkpoint) = self.read_one(firm, key, newest).await? {
                return Ok(Some(checkpoint));
            }
        }
        Ok(None)
    }

    /// Everything of one firm, by number, each with its signature checked.
    pub(super) async fn read(&self, firm: FirmId, key: &VerifyingKey) -> Result<Kept> {
        let all = self.store.list(Some(&self.key(&firm.to_string())));
        let read = all.map(|found| async { self.read_one(firm, key, found?).await });
        let read: Vec<_> = read.buffer_unordered(AT_ONCE).try_collect().await?;
        let mut kept = Kept::default();
        for one in read {
            match one {
                Ok(good) => kept.good.push(good),
                Err(finding) => kept.findings.push(finding),
            }
        }
        kept.good.sort_by_key(|checkpoint| checkpoint.seq);
        kept.findings.sort_by_key(Finding::to_string);
        Ok(kept)
    }

    async fn read_one(
        &self,
        firm: FirmId,
        key: &VerifyingKey,
        found: ObjectMeta,
    ) -> Result<Result<Checkpoint, Finding>> {
        let name = found.location.to_string();
        if found.size != SIZE as u64 {
            return Ok(Err(Finding::CheckpointForged { name, flaw: Flaw::Malformed }));
        }
        let bytes = self.store.get(&found.location).await?.bytes().await?;
        Ok(match Checkpoint::read(&bytes, key) {
            Err(flaw) => Err(Finding::CheckpointForged { name, flaw }),
            Ok(read) if read.firm != firm => Err(Finding::CheckpointForeign { name, firm: read.firm }),
            Ok(read) if found.location != self.key(&Checkpoint::name(firm, read.seq)) => {
                Err(Finding::CheckpointForged { name, flaw: Flaw::Name })
            }
            Ok(read) => Ok(read),
        })
    }
}
