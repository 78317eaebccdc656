//! An upload on its way in: counted and hashed while it streams, gone when it is dropped (UPL-5).

use std::path::{Path, PathBuf};

use portal_types::{ErrorCode, Sha256Hex};
use sha2::{Digest, Sha256};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufWriter},
};

use crate::error::Result;

/// A temporary file with its size and digest.
pub struct Spool {
    path: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
    digest: String,
    bytes: u64,
    limit: u64,
    kept: bool,
}

impl Spool {
    /// An empty file in `folder` that takes at most `limit` bytes.
    pub async fn create(folder: &Path, limit: u64) -> Result<Self> {
        tokio::fs::create_dir_all(folder).await?;
        let mut name = [0; 16];
        crate::clock::Entropy::fill(&crate::clock::SystemEntropy, &mut name);
        let name: String = name.iter().map(|b| format!("{b:02x}")).collect();
        let path = folder.join(format!("upload-{name}"));
        let file = File::options().read(true).write(true).create_new(true).open(&path).await?;
        let file = BufWriter::with_capacity(256 * 1024, file);
        Ok(Self { path, file, hasher: Sha256::new(), digest: String::new(), bytes: 0, limit, kept: false })
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
    pub async fn head(&self) -> Result<Vec<u8>> {
        let mut head = vec![0; 1024];
        let mut file = self.open().await?;
        let mut filled = 0;
        while filled < head.len() {
            match file.read(&mut head[filled..]).await? {
                0 => break,
                read => filled += read,
            }
        }
        head.truncate(filled);
        Ok(head)
    }

    /// The content from its start.
    pub(super) async fn open(&self) -> Result<File> {
        let mut file = File::open(&self.path).await?;
        file.rewind().await?;
        Ok(file)
    }

    /// Moves the file to where it stays.
    pub(super) async fn rename(mut self, to: &Path) -> Result<()> {
        self.file.get_ref().sync_all().await?;
        tokio::fs::rename(&self.path, to).await?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "temporary upload stays behind");
        }
    }
}

/// Removes what a killed process left behind.
pub fn sweep(folder: &Path) -> std::io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("upload-") {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
