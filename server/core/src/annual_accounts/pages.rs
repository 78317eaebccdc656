//! A report version as page images with their words.

use super::ReportVersion;
use crate::{
    error::Result,
    pages::{PageError, PageSize, RenderedPage},
    portal::Portal,
};

/// One page of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// On paper.
    pub size: PageSize,
    /// Whether there is an image.
    pub drawn: bool,
    /// Its words.
    pub text: String,
}

/// Why a report or one of its pages is not shown.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// The renderer's word on the file.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The file store.
    #[error(transparent)]
    Core(#[from] crate::Error),
}

/// Every page of a report. The first time they are drawn, from then on read from the cache.
pub async fn report_pages(portal: &Portal, version: &ReportVersion) -> Result<Vec<ReportPage>, ShowError> {
    let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await?;
    let outline = portal.renderer.outline(version.sha256.as_str(), &pdf).await?;
    let mut pages = Vec::with_capacity(outline.pages.len());
    for (number, size) in (1..).zip(outline.pages) {
        let drawn = portal.renderer.page(version.sha256.as_str(), &pdf, number).await;
        if let Err(error) = &drawn {
            tracing::warn!(%error, number, version = %version.id, "page cannot be drawn");
        }
        let text = drawn.as_ref().map(|page| page.text.clone()).unwrap_or_default();
        pages.push(ReportPage { size, drawn: drawn.is_ok(), text });
    }
    Ok(pages)
}

/// One page's image.
pub async fn report_page(portal: &Portal, version: &ReportVersion, number: u32) -> Result<RenderedPage, ShowError> {
    let pdf = portal.files.local_path(&version.storage_key, &version.sha256).await?;
    Ok(portal.renderer.page(version.sha256.as_str(), &pdf, number).await?)
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
