//! What is already known of a PDF, on disk: `<cache>/<edition>/<aa>/<version>/`.
//!
//! Files are written under another name first, so a reader never sees half of one. A page's record
//! is written after its image and names the image's length: after a power cut a lost page is drawn again.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::fs;

use super::{Failure, Outline, RenderedPage, compare::Comparison};

/// To be raised when the renderer draws or reads better: what was remembered is then forgotten.
const EDITION: &str = "1";
/// The same for comparisons alone.
const COMPARED: &str = "1";
const OUTLINE: &str = "outline.json";
const STRIKES: &str = "strikes.json";
/// A failure that may have been the machine's, such as too little time, is believed this long.
const DOUBTFUL_FOR: Duration = Duration::from_secs(600);

/// An answer kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record<T> {
    Good(T),
    /// Good for now: it lacks what may be known later, and is believed as long as a doubtful failure.
    Passing(T),
    Bad {
        failure: Failure,
        doubtful: bool,
    },
}

/// What is kept of a page beside its image.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PageRecord {
    pub png_bytes: u64,
    pub text: String,
}

/// The folder of one version of a report.
pub(super) struct Shelf(PathBuf);

pub(super) type Known<T> = Option<Result<T, Failure>>;

impl Shelf {
    /// `version` is the SHA-256 of the PDF in lower case hex; anything else could be a path.
    pub fn of(cache: &Path, version: &str) -> io::Result<Self> {
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if version.len() != 64 || !version.bytes().all(hex) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a SHA-256 in hex"));
        }
        Ok(Self(cache.join(EDITION).join(&version[..2]).join(version)))
    }

    pub async fn create(&self) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0).await
    }

    pub async fn outline(&self) -> Known<Outline> {
        self.read(OUTLINE).await
    }

    pub async fn page(&self, number: u32) -> Known<RenderedPage> {
        let record: PageRecord = match self.read(&record_name(number)).await? {
            Ok(record) => record,
            Err(failure) => return Some(Err(failure)),
        };
        let png = self.0.join(image_name(number));
        let whole = fs::metadata(&png).await.is_ok_and(|file| file.len() == record.png_bytes);
        whole.then_some(Ok(RenderedPage { png, text: record.text }))
    }

    pub async fn keep_outline(&self, record: &Record<Outline>) -> io::Result<()> {
        self.write(OUTLINE, &serde_json::to_vec(record)?).await
    }

    pub async fn keep_page(&self, number: u32, png: &[u8], text: String) -> io::Result<()> {
        self.write(&image_name(number), png).await?;
        let record = Record::Good(PageRecord { png_bytes: png.len() as u64, text });
        self.write(&record_name(number), &serde_json::to_vec(&record)?).await
    }

    pub async fn keep_failure(&self, number: u32, failure: Failure, doubtful: bool) -> io::Result<()> {
        if !doubtful && matches!(failure, Failure::TooLong | Failure::TooBig) {
            let mut strikes = self.strikes().await;
            strikes.push(failure);
            self.write(STRIKES, &serde_json::to_vec(&strikes)?).await?;
        }
        let record: Record<PageRecord> = Record::Bad { failure, doubtful };
        self.write(&record_name(number), &serde_json::to_vec(&record)?).await
    }

    /// What changed since another version.
    pub async fn comparison(&self, old: &str) -> Known<Comparison> {
        self.read(&comparison_name(old)).await
    }

    pub async fn keep_comparison(&self, old: &str, record: &Record<Comparison>) -> io::Result<()> {
        self.write(&comparison_name(old), &serde_json::to_vec(record)?).await
    }

    /// The pages' failures that cost a whole run.
    pub async fn strikes(&self) -> Vec<Failure> {
        let bytes = fs::read(self.0.join(STRIKES)).await.unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Removes everything known of this version.
    pub async fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.0).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    async fn read<T: DeserializeOwned>(&self, name: &str) -> Known<T> {
        let path = self.0.join(name);
        match serde_json::from_slice(&fs::read(&path).await.ok()?).ok()? {
            Record::Good(value) => Some(Ok(value)),
            Record::Passing(value) => is_young(&path).await.then_some(Ok(value)),
            Record::Bad { failure, doubtful: false } => Some(Err(failure)),
            Record::Bad { failure, doubtful: true } => is_young(&path).await.then_some(Err(failure)),
        }
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let turn = NEXT.fetch_add(1, Ordering::Relaxed);
        let part = self.0.join(format!("{name}.{}-{turn}.part", std::process::id()));
        fs::write(&part, bytes).await?;
        fs::rename(&part, self.0.join(name)).await
    }
}

/// Whether what may have been the machine's doing is still believed.
async fn is_young(path: &Path) -> bool {
    let written = async { fs::metadata(path).await?.modified() };
    written.await.is_ok_and(|at| at.elapsed().unwrap_or_default() < DOUBTFUL_FOR)
}

fn record_name(number: u32) -> String {
    format!("{number}.json")
}

fn comparison_name(old: &str) -> String {
    format!("compared-{COMPARED}-{old}.json")
}

fn image_name(number: u32) -> String {
    format!("{number}.png")
}
