//! Bytes of reports: page images and the PDF, for the holder of a link and for the firm (UPL-2, LNK-8).

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, Method, header},
    response::{IntoResponse, Response},
};
use portal_core::{
    Error, Portal, Result, Scope,
    annual_accounts::{self, Look, ReportVersion, ShowError},
    approvals,
    edge::Visitor,
    i18n, links,
    pages::PageError,
    sessions,
};
use portal_types::{ErrorCode, LinkId};

use super::{
    page_note,
    stored::{Stored, give, refusal},
};

/// Who asks.
pub(super) type Asker = Extension<Arc<Visitor>>;

/// `GET /{slug}/view/{link}/pages/{number}`
pub async fn viewed_page(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link, number)): Path<(String, String, u32)>,
) -> Response {
    match viewer(&portal, &visitor, &slug, &link).await {
        Ok((_, version)) => image(&portal, &visitor, &version, number).await.into_response(),
        Err(error) => refusal(&error),
    }
}

/// `GET /{slug}/view/{link}/report.pdf`
pub async fn viewed_report(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let (scope, version) = viewer(&portal, &visitor, &slug, &link).await?;
        let stored = stored(&version);
        let part = stored.part(&headers);
        let answer = give(&portal, &stored, part).await?;
        // Asking what there is, and going on after a break, are no further downloads.
        if method == Method::GET && part.is_start() {
            links::downloaded(&portal, &scope).await?;
        }
        Ok(answer)
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/office/reports/{version}/pages/{number}`
pub async fn office_page(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version, number)): Path<(String, String, u32)>,
    method: Method,
) -> Response {
    let found = async {
        let (scope, version) = office_version(&portal, &visitor, &slug, &version).await?;
        let image = image(&portal, &visitor, &version, number).await;
        if method == Method::GET && matches!(image, Image::Page(_)) {
            annual_accounts::seen_by_firm(&portal, &scope, &version, Look::Pages).await?;
        }
        Ok(image.into_response())
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/office/reports/{version}/report.pdf`
pub async fn office_report(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let (scope, version) = office_version(&portal, &visitor, &slug, &version).await?;
        let stored = stored(&version);
        let part = stored.part(&headers);
        let answer = give(&portal, &stored, part).await?;
        if method == Method::GET && part.is_start() {
            annual_accounts::seen_by_firm(&portal, &scope, &version, Look::Download).await?;
        }
        Ok(answer)
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// A version of the firm where this employee works.
pub(super) async fn office_version(
    portal: &Portal,
    visitor: &Visitor,
    slug: &str,
    version: &str,
) -> Result<(Scope, ReportVersion)> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    let id = version.parse().map_err(|_| ErrorCode::NotFound)?;
    let version = annual_accounts::version(portal, &scope, id).await?;
    Ok((scope, version))
}

/// What this browser's viewing session may see, which after the decision is nothing.
async fn viewer(portal: &Portal, visitor: &Visitor, slug: &str, link: &str) -> Result<(Scope, ReportVersion)> {
    let scope = holder(portal, visitor, slug, link).await?;
    let version = approvals::shown_version(portal, &scope).await?;
    Ok((scope, version))
}

/// Whose viewing session this is.
pub(super) async fn holder(portal: &Portal, visitor: &Visitor, slug: &str, link: &str) -> Result<Scope> {
    let firm = visitor.firm.as_ref().filter(|firm| firm.slug == slug).ok_or(ErrorCode::NotFound)?;
    let link: LinkId = link.parse().map_err(|_| ErrorCode::NotFound)?;
    let cookie = visitor.viewing(link).ok_or(ErrorCode::ViewingOver)?;
    Ok(links::viewing_scope(portal, firm, link, cookie, visitor.origin.clone()).await?.0)
}

/// What comes in the place of a page.
enum Image {
    /// The page.
    Page(Response),
    /// Words about why it is not there, or a refusal.
    None(Response),
}

impl IntoResponse for Image {
    fn into_response(self) -> Response {
        match self {
            Self::Page(answer) | Self::None(answer) => answer,
        }
    }
}

async fn image(portal: &Portal, visitor: &Visitor, version: &ReportVersion, number: u32) -> Image {
    let note = |key| Image::None(page_note::picture(&i18n::text(visitor.language, key)));
    let refusal = |error: &Error| Image::None(refusal(error));
    let page = match annual_accounts::report_page(portal, version, number).await {
        Ok(page) => page,
        Err(ShowError::Core(error)) => return refusal(&error),
        Err(ShowError::Page(PageError::NoSuchPage)) => return refusal(&ErrorCode::NotFound.into()),
        Err(ShowError::NotYet) => return note("ui-page-late"),
        Err(ShowError::Page(error)) => {
            tracing::warn!(%error, number, version = %version.id, "page cannot be drawn");
            return note("ui-page-failed");
        }
    };
    match tokio::fs::read(&page.png).await {
        Ok(png) => Image::Page(([(header::CONTENT_TYPE, "image/png")], png).into_response()),
        Err(error) => refusal(&error.into()),
    }
}

fn stored(version: &ReportVersion) -> Stored<'_> {
    Stored {
        key: &version.storage_key,
        sha256: &version.sha256,
        bytes: version.bytes.unsigned_abs(),
        name: version.file_name.clone(),
        kind: "application/pdf",
    }
}
