//! Fetches what a comparison needs, a bounded time long, and keeps the answer beside the newer PDF's pages.

use std::{
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::time::{Instant, timeout_at};

use super::{Comparison, Side, compare, leaf::Leaf, raster};
use crate::{
    keys::sha256,
    pages::{Failure, Outline, PageError, RenderedPage, Renderer, renderer::spawned, store::Record},
};

/// Pages of one PDF that are looked at.
const PAGES: u32 = 500;
/// How long one comparison may take; what was drawn until then stays drawn for the next.
const LONGEST: Duration = Duration::from_secs(180);

/// One of two PDFs.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its SHA-256 in hex.
    pub version: &'a str,
    /// Its bytes.
    pub pdf: &'a Path,
}

impl Renderer {
    /// What changed between two PDFs. Runs to its end also when nobody waits for it any more.
    pub async fn comparison(&self, old: Source<'_>, new: Source<'_>) -> Result<Comparison, PageError> {
        // The older one's digest becomes part of a file's name.
        self.shelf(old.version)?;
        if let Some(known) = self.shelf(new.version)?.comparison(old.version).await {
            return Ok(known?);
        }
        let renderer = self.clone();
        let own = |source: Source<'_>| (source.version.to_owned(), source.pdf.to_owned());
        let (old, new) = (own(old), own(new));
        spawned(async move { renderer.compared(borrowed(&old), borrowed(&new)).await }).await
    }

    async fn compared(&self, old: Source<'_>, new: Source<'_>) -> Result<Comparison, PageError> {
        let _turn = self.turns.wait(&format!("{} {}", old.version, new.version)).await;
        let shelf = self.shelf(new.version)?;
        if let Some(known) = shelf.comparison(old.version).await {
            return Ok(known?);
        }
        let until = Instant::now() + LONGEST;
        let (before, one) = self.gathered(old, until).await?;
        let (after, other) = self.gathered(new, until).await?;
        let alone = self.looking.clone().acquire_owned().await.map_err(io::Error::other)?;
        let look = move || {
            let _alone = alone;
            let (before, after) = (side(before)?, side(after)?);
            Ok::<_, io::Error>(compare(&before, &after, |old, new| look(old, new, until)))
        };
        let found = tokio::task::spawn_blocking(look).await.map_err(io::Error::other)??;
        // What lacked time is tried again, but not for everybody who asks.
        let whole = one && other && Instant::now() < until;
        let record = if whole { Record::Good(found.clone()) } else { Record::Passing(found.clone()) };
        shelf.keep_comparison(old.version, &record).await?;
        Ok(found)
    }

    /// The pages as far as they can be drawn in time, and whether that will not get better.
    async fn gathered(&self, source: Source<'_>, until: Instant) -> Result<(Gathered, bool), PageError> {
        let Source { version, pdf } = source;
        let outline = self.outline(version, pdf).await?;
        let last = (outline.pages.len() as u32).min(PAGES);
        let mut known = self.known(version, last).await?;
        if known.iter().any(Option::is_none) {
            if let Ok(drawn) = timeout_at(until, self.draw(version, pdf, last)).await {
                drawn?;
            }
            known = self.known(version, last).await?;
        }
        let settled = |page: &Page| !matches!(page, None | Some(Err(Failure::TooLong | Failure::TooBig)));
        let settled = known.iter().all(settled);
        let pages = known.into_iter().map(|page| page?.ok().map(|page| (page.png, page.text))).collect();
        Ok((Gathered { outline, pages }, settled))
    }

    async fn known(&self, version: &str, last: u32) -> io::Result<Vec<Page>> {
        let (shelf, mut pages) = (self.shelf(version)?, Vec::new());
        for number in 1..=last {
            pages.push(shelf.page(number).await);
        }
        Ok(pages)
    }
}

type Page = Option<Result<RenderedPage, Failure>>;

fn borrowed((version, pdf): &(String, PathBuf)) -> Source<'_> {
    Source { version, pdf }
}

struct Gathered {
    outline: Outline,
    pages: Vec<Option<(PathBuf, String)>>,
}

fn side(gathered: Gathered) -> io::Result<Side> {
    let leaf = |page: Option<(PathBuf, String)>| match page {
        // The renderer makes the same bytes of the same pixels.
        Some((png, text)) => Ok(Leaf::new(sha256(&fs::read(&png)?), png, text)),
        None => Ok(Leaf::default()),
    };
    let leaves = gathered.pages.into_iter().map(leaf).collect::<io::Result<_>>()?;
    Ok(Side { count: gathered.outline.count, leaves })
}

fn look(old: &Leaf, new: &Leaf, until: Instant) -> Option<super::grid::Grid> {
    if Instant::now() > until {
        return None;
    }
    let open = |leaf: &Leaf| File::open(&leaf.png).map(BufReader::new);
    let grid = open(old).and_then(|old| raster::differing(old, open(new)?));
    grid.inspect_err(|error| tracing::warn!(%error, "two pages cannot be compared")).ok()
}
