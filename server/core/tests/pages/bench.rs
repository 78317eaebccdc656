//! A renderer with a cache of its own and a log of its workers.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use portal_core::pages::{Limits, Outline, PageError, RenderedPage, Renderer, Seats};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::task::JoinHandle;

pub struct Bench {
    folder: TempDir,
    pub renderer: Renderer,
}

/// A PDF on disk.
#[derive(Clone)]
pub struct Pdf {
    pub version: String,
    pub path: PathBuf,
}

/// Time enough on the busiest machine, and little memory, so that bombs of that kind end soon.
pub fn limits() -> Limits {
    Limits { memory: 256 << 20, cpu_seconds: 60, wall: Duration::from_secs(180), niceness: 0, ..Limits::default() }
}

/// The example of this crate that is nothing but the worker.
pub fn worker() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let exe = tests.ancestors().nth(2).unwrap().join("examples/page_worker");
    assert!(exe.exists(), "first: cargo build -p portal-core --example page_worker");
    exe
}

impl Bench {
    pub fn new() -> Self {
        Self::with(limits())
    }

    pub fn with(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The shell becomes the worker, so the number it writes down is the worker's.
        let log = folder.path().join("workers");
        let script = format!("echo $$ >> '{}'; exec '{}' \"$@\"", log.display(), worker().display());
        let args = vec!["-c".into(), script, "worker".into()];
        let cache = folder.path().join("cache");
        let renderer = Renderer::new("/bin/sh".into(), args, &cache, limits, Seats::new(1));
        Self { folder, renderer }
    }

    pub fn pdf(&self, bytes: &[u8]) -> Pdf {
        let version: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        let path = self.folder.path().join(format!("{version}.pdf"));
        fs::write(&path, bytes).unwrap();
        Pdf { version, path }
    }

    pub async fn outline(&self, pdf: &Pdf) -> Result<Outline, PageError> {
        self.renderer.outline(&pdf.version, &pdf.path).await
    }

    pub async fn page(&self, pdf: &Pdf, number: u32) -> Result<RenderedPage, PageError> {
        self.renderer.page(&pdf.version, &pdf.path, number).await
    }

    /// The process numbers of all workers started so far.
    pub fn workers(&self) -> Vec<u32> {
        let log = fs::read_to_string(self.folder.path().join("workers")).unwrap_or_default();
        log.lines().map(|line| line.parse().unwrap()).collect()
    }

    /// The same question, asked from another task.
    pub fn ask_aside(&self, pdf: &Pdf, number: u32) -> JoinHandle<Result<RenderedPage, PageError>> {
        let (renderer, pdf) = (self.renderer.clone(), pdf.clone());
        tokio::spawn(async move { renderer.page(&pdf.version, &pdf.path, number).await })
    }
}
