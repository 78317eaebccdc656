//! Pages for the server: from the cache, or from a worker run.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::Semaphore;

use super::job::Job;
use super::recent::{Recent, Whole};
use super::run::Program;
use super::store::Shelf;
use super::turns::Turns;
use super::{Limits, Outline, PageError, Seats};
use crate::keys::sha256_of;

/// Pages drawn by one process when nobody waits for them.
const AHEAD: u32 = 8;

/// One page, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPage {
    /// The image.
    pub png: PathBuf,
    /// Its words, for who cannot see it: lines, tabs between cells, empty lines between paragraphs.
    pub text: String,
}

/// Draws pages of PDFs in limited processes and remembers them; cheap to clone.
#[derive(Debug, Clone)]
pub struct Renderer {
    program: Arc<Program>,
    cache: Arc<Path>,
    limits: Arc<Limits>,
    seats: Seats,
    pub(super) turns: Arc<Turns>,
    recent: Arc<Recent>,
    /// One comparison at a time reads images.
    pub(super) looking: Arc<Semaphore>,
}

impl Renderer {
    /// `exe` with `args` must run [`super::worker::run`]; `cache` is a folder of its own.
    pub fn new(exe: PathBuf, args: Vec<String>, cache: &Path, limits: Limits, seats: Seats) -> Self {
        Self {
            program: Arc::new(Program { exe, args }),
            cache: Arc::from(cache),
            limits: Arc::new(limits),
            seats,
            turns: Arc::default(),
            recent: Arc::default(),
            looking: Arc::new(Semaphore::new(1)),
        }
    }

    /// What the PDF holds; `version` is its SHA-256 in hex.
    pub async fn outline(&self, version: &str, pdf: &Path) -> Result<Outline, PageError> {
        if let Some(known) = self.shelf(version)?.outline().await {
            return Ok(known?);
        }
        let job = self.job(version, pdf).await?;
        spawned(async move { job.outline().await }).await
    }

    /// The image and text of a page, counted from one.
    pub async fn page(&self, version: &str, pdf: &Path, number: u32) -> Result<RenderedPage, PageError> {
        if number == 0 {
            return Err(PageError::NoSuchPage);
        }
        if let Some(known) = self.shelf(version)?.page(number).await {
            return Ok(known?);
        }
        let job = self.job(version, pdf).await?;
        spawned(async move { job.page(number).await }).await
    }

    /// Draws what is missing before anybody asks, a few pages at a time so that askers come between.
    pub async fn warm(&self, version: &str, pdf: &Path) -> Result<(), PageError> {
        let pages = self.outline(version, pdf).await?.pages.len() as u32;
        self.draw(version, pdf, pages).await
    }

    /// The same, up to this page.
    pub(super) async fn draw(&self, version: &str, pdf: &Path, last: u32) -> Result<(), PageError> {
        for first in (1..=last).step_by(AHEAD as usize) {
            let job = self.job(version, pdf).await?;
            spawned(async move { job.pages(first, (first + AHEAD - 1).min(last)).await }).await?;
        }
        Ok(())
    }

    /// A report that was whole a while ago.
    pub fn recall(&self, version: &str) -> Option<Arc<Whole>> {
        self.recent.get(version)
    }

    /// Keeps a report in memory, because who reads it comes back.
    pub fn remember(&self, version: &str, whole: Whole) {
        self.recent.keep(version, whole);
    }

    /// Removes what is remembered of a PDF, when it is removed itself.
    pub async fn forget(&self, version: &str) -> Result<(), PageError> {
        self.recent.forget(version);
        let _turn = self.turns.wait(version).await;
        Ok(self.shelf(version)?.clear().await?)
    }

    pub(super) fn shelf(&self, version: &str) -> io::Result<Shelf> {
        Shelf::of(&self.cache, version)
    }

    async fn job(&self, version: &str, pdf: &Path) -> io::Result<Job> {
        let turn = self.turns.wait(version).await;
        check(version, pdf.to_owned()).await?;
        Ok(Job {
            program: self.program.clone(),
            limits: self.limits.clone(),
            seats: self.seats.clone(),
            shelf: self.shelf(version)?,
            pdf: pdf.to_owned(),
            _turn: turn,
        })
    }
}

/// Only the bytes that the version names are drawn (APP-3).
async fn check(version: &str, pdf: PathBuf) -> io::Result<()> {
    let digest = tokio::task::spawn_blocking(move || sha256_of(std::fs::File::open(pdf)?));
    match digest.await.map_err(io::Error::other)??.as_str() == version {
        true => Ok(()),
        false => Err(io::Error::other("the file is not what was stored")),
    }
}

/// Runs to its end, also when nobody waits for it any more: a closed browser must not stop what others want.
pub(super) async fn spawned<T: Send + 'static>(
    job: impl Future<Output = Result<T, PageError>> + Send + 'static,
) -> Result<T, PageError> {
    tokio::spawn(job).await.map_err(io::Error::other)?
}
