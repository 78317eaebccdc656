//! A report version as page images with their words.

use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

use super::ReportVersion;
use crate::{
    error::Result,
    pages::{Failure, Outline, PageError, PageSize, RenderedPage, Whole},
    portal::Portal,
};

/// How long a reader waits for pages that nobody drew ahead: the page then comes without them, and they follow.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long the firm's page waits for what it only says beside the report.
const OFFICE_PATIENCE: Duration = Duration::from_secs(1);
/// How long one image may take, drawing and waiting for a turn together; less than a page may take to answer.
const IMAGE_PATIENCE: Duration = Duration::from_secs(25);

/// A report as far as it can be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPages {
    /// The pages, from the first on.
    pub pages: Vec<ReportPage>,
    /// How many more there are that are not shown.
    pub beyond: u32,
}

/// One page of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// On paper.
    pub size: PageSize,
    /// Whether there is an image, or may be one when it is asked for.
    pub drawn: bool,
    /// Its words; empty while it is not drawn.
    pub text: String,
}

/// Why a report or one of its pages is not shown.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// The renderer's word on the file.
    #[error(transparent)]
    Page(#[from] PageError),
    /// Still being drawn, or waiting for that.
    #[error("not drawn yet")]
    NotYet,
    /// The file store.
    #[error(transparent)]
    Core(#[from] crate::Error),
}

/// Every page of a report. What is not drawn soon is left to be drawn when its image is asked for.
pub async fn report_pages(portal: &Portal, version: &ReportVersion) -> Result<ReportPages, ShowError> {
    let (sha256, until) = (version.sha256.as_str(), Instant::now() + PATIENCE);
    if let Some(whole) = portal.renderer.recall(sha256) {
        let page = |(size, text): &(PageSize, String)| ReportPage { size: *size, drawn: true, text: text.clone() };
        return Ok(ReportPages { pages: whole.pages.iter().map(page).collect(), beyond: whole.beyond });
    }
    let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await?;
    let outline = timeout_at(until, portal.renderer.outline(sha256, &pdf)).await.map_err(|_| ShowError::NotYet)??;
    let beyond = outline.count.saturating_sub(outline.pages.len() as u32);
    let mut pages = Vec::with_capacity(outline.pages.len());
    let mut whole = true;
    for (number, size) in (1..).zip(outline.pages) {
        let drawn = timeout_at(until, portal.renderer.page(sha256, &pdf, number)).await;
        whole &= matches!(drawn, Ok(Ok(_)));
        pages.push(match drawn {
            Ok(Ok(page)) => ReportPage { size, drawn: true, text: page.text },
            Ok(Err(error)) => {
                tracing::warn!(%error, number, version = %version.id, "page cannot be drawn");
                ReportPage { size, drawn: false, text: String::new() }
            }
            Err(_) => ReportPage { size, drawn: true, text: String::new() },
        });
    }
    if whole {
        let pages = pages.iter().map(|page: &ReportPage| (page.size, page.text.clone())).collect();
        portal.renderer.remember(sha256, Whole { pages, beyond });
    }
    Ok(ReportPages { pages, beyond })
}

/// What the renderer found in a report, as far as that is known soon.
pub async fn outline(portal: &Portal, version: &ReportVersion) -> Option<Result<Outline, Failure>> {
    let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await.ok()?;
    let found = timeout(OFFICE_PATIENCE, portal.renderer.outline(version.sha256.as_str(), &pdf)).await.ok()?;
    match found {
        Ok(outline) => Some(Ok(outline)),
        Err(error) => error.failure().map(Err),
    }
}

/// One page's image.
pub async fn report_page(portal: &Portal, version: &ReportVersion, number: u32) -> Result<RenderedPage, ShowError> {
    let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await?;
    let drawn = timeout(IMAGE_PATIENCE, portal.renderer.page(version.sha256.as_str(), &pdf, number));
    Ok(drawn.await.map_err(|_| ShowError::NotYet)??)
}

/// Draws all pages ahead of the first reader, in the background; failures are remembered by the renderer.
pub fn draw_ahead(portal: &Portal, version: ReportVersion) {
    let portal = portal.clone();
    tokio::spawn(async move {
        let drawn = async {
            let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await?;
            Ok::<_, ShowError>(portal.renderer.warm(version.sha256.as_str(), &pdf).await?)
        };
        if let Err(error) = drawn.await {
            tracing::info!(%error, version = %version.id, "report cannot be drawn ahead");
        }
    });
}
