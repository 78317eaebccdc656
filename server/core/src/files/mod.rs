//! Report files: immutable bytes under keys of our own (UPL-1), durable before a row names them (UPL-9).

pub mod spool;
#[cfg(test)]
mod tests;

use std::{path::PathBuf, sync::Arc};

use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use object_store::{
    ObjectStore, ObjectStoreExt, WriteMultipart, aws::AmazonS3Builder, local::LocalFileSystem, path::Path as Key,
};
use portal_types::{FirmId, Sha256Hex};
use tokio::io::AsyncReadExt;
use url::Url;

use crate::error::{Error, Result};

pub use spool::Spool;

/// Where files are.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    local: Option<Arc<LocalFileSystem>>,
    /// Copies of remote files, for programs that need a path.
    copies: PathBuf,
}

impl Files {
    /// Opens `file:<folder>` or `s3://bucket/prefix?endpoint=…`; S3 credentials come from the usual AWS variables.
    pub fn open(url: &str, data_dir: &std::path::Path) -> Result<Self> {
        let copies = data_dir.join("cache").join("files");
        if let Some(folder) = url.strip_prefix("file:") {
            std::fs::create_dir_all(folder)?;
            // Without fsync an acknowledged upload can vanish with the power (SECURITY F5).
            let local = Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true));
            return Ok(Self { store: local.clone(), local: Some(local), copies });
        }
        let url: Url = url.parse().map_err(|e| Error::Broken(format!("files address: {e}")))?;
        let bucket = url.host_str().ok_or_else(|| Error::Broken("files address without a bucket".into()))?;
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
        if let Some((_, endpoint)) = url.query_pairs().find(|(name, _)| name == "endpoint") {
            builder = builder.with_allow_http(endpoint.starts_with("http:")).with_endpoint(endpoint.into_owned());
        }
        Ok(Self { store: Arc::new(builder.build()?), local: None, copies })
    }

    /// Stores a finished upload; it is durable when this returns.
    pub async fn keep(&self, firm: FirmId, random: [u8; 16], spool: &Spool) -> Result<String> {
        let random: String = random.iter().map(|b| format!("{b:02x}")).collect();
        let key = format!("{firm}/{random}/{}", spool.sha256());
        let mut file = spool.open().await?;
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

    /// Removes bytes that no row names.
    pub async fn remove(&self, key: &str) -> Result<()> {
        Ok(self.store.delete(&Key::from(key)).await?)
    }

    /// The bytes, as a stream.
    pub async fn stream(&self, key: &str) -> Result<BoxStream<'static, std::io::Result<Bytes>>> {
        let found = self.store.get(&Key::from(key)).await?;
        Ok(found.into_stream().map(|part| part.map_err(std::io::Error::other)).boxed())
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
        let mut spool = Spool::create(&self.copies, u64::MAX).await?;
        let mut parts = self.stream(key).await?;
        while let Some(part) = parts.next().await {
            spool.write(&part?).await?;
        }
        spool.finish().await?;
        if spool.sha256() != sha256.as_str() {
            return Err(Error::Broken(format!("file {key} is not what was stored")));
        }
        spool.rename(&copy).await?;
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
