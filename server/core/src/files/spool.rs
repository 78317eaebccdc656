//! An upload on its way in: counted and hashed while it streams (UPL-5). Its file has no name, so it is gone when it is
//! dropped, and also when the server is killed.

use std::path::Path;

use portal_types::{ErrorCode, Sha256Hex};
use sha2::{Digest, Sha256};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter},
};

use crate::error::Result;

/// A temporary file with its size and digest.
pub struct Spool {
    file: BufWriter<File>,
    hasher: Sha256,
    digest: String,
    bytes: u64,
    limit: u64,
}

impl Spool {
    /// An empty file on the disk of `folder` that takes at most `limit` bytes.
    pub async fn create(folder: &Path, limit: u64) -> Result<Self> {
        tokio::fs::create_dir_all(folder).await?;
        let file = BufWriter::with_capacity(256 * 1024, File::from_std(tempfile::tempfile_in(folder)?));
        Ok(Self { file, hasher: Sha256::new(), digest: String::new(), bytes: 0, limit })
    }

    /// Takes the next bytes, or refuses beyond the limit.
    pub async fn write(&mut self, part: &[u8]) -> Result<()> {
        self.bytes += part.len() as u64;
        if self.bytes > self.limit {
            return Err(ErrorCode::FileTooLarge.into());
        }
        self.hasher.update(part);
        Ok(self.file.write_all(part).await?)
    }

    /// Closes the content; size and digest are final.
    pub async fn finish(&mut self) -> Result<()> {
        self.file.flush().await?;
        self.digest = Sha256Hex::from_bytes(&self.hasher.finalize_reset()).to_string();
        Ok(())
    }

    /// Bytes taken.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Digest in hexadecimal, after [`Self::finish`].
    pub fn sha256(&self) -> &str {
        &self.digest
    }

    /// The first bytes, to tell the type from (UPL-2).
    pub async fn head(&mut self) -> Result<Vec<u8>> {
        let mut head = Vec::new();
        self.content().await?.take(1024).read_to_end(&mut head).await?;
        Ok(head)
    }

    /// Everything, for what is small enough to be read whole.
    pub async fn all(&mut self) -> Result<Vec<u8>> {
        let mut all = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or_default());
        self.content().await?.read_to_end(&mut all).await?;
        Ok(all)
    }

    /// The content from its start.
    pub(super) async fn content(&mut self) -> Result<&mut File> {
        self.file.rewind().await?;
        Ok(self.file.get_mut())
    }
}
