//! Report files: immutable bytes under keys of our own (UPL-1), durable before a row names them (UPL-9).

pub mod spool;
#[cfg(test)]
mod tests;
mod upkeep;

use std::{
    collections::HashMap,
    io::{self, Seek},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use object_store::{
    ObjectStore, ObjectStoreExt, WriteMultipart, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key,
};
use portal_types::{FirmId, Sha256Hex};
use sha2::{Digest, Sha256};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
};
use url::Url;

use crate::{
    error::{Error, Result},
    keys::{sha256, sha256_of},
};

pub use {spool::Spool, upkeep::Damage};

/// Where files are.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    local: Option<Arc<LocalFileSystem>>,
    /// Copies of remote files, for programs that need a path.
    copies: PathBuf,
    /// Inode, size and time of change of files that were compared with their digest.
    seen: Arc<Mutex<HashMap<PathBuf, Stamp>>>,
}

type Stamp = (u64, u64, i64, i64);

/// Files whose comparison is remembered.
const SEEN: usize = 10_000;

impl Files {
    /// Opens `file:<folder>` or `s3://bucket?endpoint=…&region=…`; S3 credentials come from the usual AWS variables.
    pub fn open(url: &str, data_dir: &Path) -> Result<Self> {
        let copies = data_dir.join("cache").join("files");
        if let Some(folder) = url.strip_prefix("file:") {
            std::fs::create_dir_all(folder)?;
            // Without fsync an acknowledged upload can vanish with the power (SECURITY F5).
            let local = Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true));
            return Ok(Self { store: local.clone(), local: Some(local), copies, seen: Arc::default() });
        }
        let broken = |what: &str| Error::Broken(format!("files address: {what}"));
        let url: Url = url.parse().map_err(|_| broken("neither file:<folder> nor s3://bucket"))?;
        let bucket = url.host_str().filter(|_| url.scheme() == "s3").ok_or_else(|| broken("not s3://bucket"))?;
        if !matches!(url.path(), "" | "/") || !url.username().is_empty() {
            return Err(broken("only a bucket and options; credentials come from the AWS variables"));
        }
        // The HTTP client brings no cryptography of its own; somebody else may have chosen the same already.
        let _chosen_already = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
        for (name, value) in url.query_pairs() {
            builder = match &*name {
                "endpoint" => builder.with_allow_http(value.starts_with("http:")).with_endpoint(value),
                "region" => builder.with_region(value),
                _ => return Err(broken("the only options are endpoint and region")),
            };
        }
        Ok(Self { store: Arc::new(builder.build()?), local: None, copies, seen: Arc::default() })
    }

    /// Stores a finished upload; it is durable when this returns.
    pub async fn keep(&self, firm: FirmId, random: [u8; 16], spool: &mut Spool) -> Result<String> {
        let random: String = random.iter().map(|b| format!("{b:02x}")).collect();
        let key = format!("{firm}/{random}/{}", spool.sha256());
        let file = spool.content().await?;
        let mut upload = WriteMultipart::new(self.store.put_multipart(&Key::from(key.as_str())).await?);
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let read = file.read(&mut buffer).await?;
            if read == 0 {
                break;
            }
            upload.wait_for_capacity(4).await?;
            upload.write(&buffer[..read]);
        }
        upload.finish().await?;
        Ok(key)
    }

    /// Stores bytes of our own making; they are durable when this returns. Gives their key and digest.
    pub async fn keep_bytes(&self, firm: FirmId, random: [u8; 16], bytes: Vec<u8>) -> Result<(String, Sha256Hex)> {
        let random: String = random.iter().map(|b| format!("{b:02x}")).collect();
        let sha256 = Sha256Hex::from_bytes(&sha256(&bytes));
        let key = format!("{firm}/{random}/{sha256}");
        self.store.put(&Key::from(key.as_str()), Bytes::from(bytes).into()).await?;
        Ok((key, sha256))
    }

    /// Where the audit log keeps its checkpoints too.
    pub(crate) fn store(&self) -> Arc<dyn ObjectStore> {
        self.store.clone()
    }

    /// Removes bytes that no row names.
    pub async fn remove(&self, key: &str) -> Result<()> {
        Ok(self.store.delete(&Key::from(key)).await?)
    }

    /// The bytes, as a stream.
    pub async fn stream(&self, key: &str) -> Result<BoxStream<'static, io::Result<Bytes>>> {
        let found = self.store.get(&Key::from(key)).await?;
        Ok(found.into_stream().map(|part| part.map_err(io::Error::other)).boxed())
    }

    /// The bytes from their start, after a look that they still are what the digest says: nobody is shown, or approves,
    /// anything else (APP-3).
    pub async fn open_checked(&self, key: &str, sha256: &Sha256Hex) -> Result<File> {
        let path = self.local_path(key, sha256).await?;
        if let Some(file) = self.checked(&path, sha256).await? {
            return Ok(file);
        }
        // A copy can be had anew.
        if self.local.is_none() {
            tokio::fs::remove_file(&path).await?;
            if let Some(file) = self.checked(&self.local_path(key, sha256).await?, sha256).await? {
                return Ok(file);
            }
        }
        Err(Error::Broken(format!("file {key} is not what was stored")))
    }

    /// The file, if it is what the digest says. Read once for as long as nobody writes to it.
    async fn checked(&self, path: &Path, sha256: &Sha256Hex) -> Result<Option<File>> {
        let (path, sha256, seen) = (path.to_owned(), sha256.clone(), self.seen.clone());
        let looked = tokio::task::spawn_blocking(move || {
            let mut file = std::fs::File::open(&path)?;
            let found = file.metadata()?;
            let stamp = (found.ino(), found.len(), found.ctime(), found.ctime_nsec());
            let mut known = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if known.get(&path) == Some(&stamp) {
                return Ok(Some(file));
            }
            drop(known);
            if sha256_of(&mut file)? != sha256 {
                return Ok(None);
            }
            file.rewind()?;
            known = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= SEEN {
                known.clear();
            }
            known.insert(path, stamp);
            io::Result::Ok(Some(file))
        });
        Ok(looked.await.map_err(io::Error::other)??.map(File::from_std))
    }

    /// A path to the bytes on this machine, checked against the digest when it is a copy.
    pub async fn local_path(&self, key: &str, sha256: &Sha256Hex) -> Result<PathBuf> {
        if let Some(local) = &self.local {
            return Ok(local.path_to_filesystem(&Key::from(key))?);
        }
        let copy = self.copies.join(sha256.as_str());
        if tokio::fs::try_exists(&copy).await? {
            return Ok(copy);
        }
        tokio::fs::create_dir_all(&self.copies).await?;
        let (file, place) = tempfile::NamedTempFile::new_in(&self.copies)?.into_parts();
        let (mut file, mut hasher) = (File::from_std(file), Sha256::new());
        let mut parts = self.stream(key).await?;
        while let Some(part) = parts.next().await {
            let part = part?;
            hasher.update(&part);
            file.write_all(&part).await?;
        }
        file.sync_all().await?;
        if Sha256Hex::from_bytes(&hasher.finalize()) != *sha256 {
            return Err(Error::Broken(format!("file {key} is not what was stored")));
        }
        place.persist(&copy).map_err(|failed| failed.error)?;
        Ok(copy)
    }

    /// Whether the store takes and gives bytes back, for the health page.
    pub async fn check(&self) -> Result<()> {
        let key = Key::from("health");
        self.store.put(&key, Bytes::from_static(b"ok").into()).await?;
        self.store.get(&key).await?;
        Ok(())
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Files({})", self.store)
    }
}
