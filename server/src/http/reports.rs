//! Bytes of reports: page images and the PDF, for the holder of a link and for the firm (UPL-2, LNK-8).

use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{
    Error, Portal, Result, Scope,
    annual_accounts::{self, ReportVersion, ShowError},
    approvals,
    edge::Visitor,
    firms, links, sessions,
};
use portal_types::{ErrorCode, LinkId};

use super::disposition;
use crate::middleware::problem;

type Asker = Extension<Arc<Visitor>>;

/// `GET /{slug}/view/{link}/pages/{number}`
pub async fn viewed_page(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link, number)): Path<(String, String, u32)>,
) -> Response {
    match viewer(&portal, &visitor, &slug, &link).await {
        Ok((_, version)) => image(&portal, &version, number).await,
        Err(error) => refusal(&error),
    }
}

/// `GET /{slug}/view/{link}/report.pdf`
pub async fn viewed_report(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link)): Path<(String, String)>,
) -> Response {
    let found = async {
        let (scope, version) = viewer(&portal, &visitor, &slug, &link).await?;
        let answer = pdf(&portal, &version).await?;
        links::downloaded(&portal, &scope).await?;
        Ok(answer)
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/office/reports/{version}/report.pdf`
pub async fn office_report(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version)): Path<(String, String)>,
) -> Response {
    let found = async {
        let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
        let scope = sessions::employee_scope(&portal, session, &slug, visitor.origin.clone()).await?;
        let id = version.parse().map_err(|_| ErrorCode::NotFound)?;
        let version = annual_accounts::version(&portal, &scope, id).await?;
        pdf(&portal, &version).await
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// What this browser's viewing session may see, which after the decision is nothing.
async fn viewer(portal: &Portal, visitor: &Visitor, slug: &str, link: &str) -> Result<(Scope, ReportVersion)> {
    let firm = firms::find(portal, slug).await?.ok_or(ErrorCode::NotFound)?;
    let link: LinkId = link.parse().map_err(|_| ErrorCode::NotFound)?;
    let cookie = visitor.cookie(&Visitor::viewing_cookie(link)).ok_or(ErrorCode::LinkGone)?;
    let (scope, _) = links::viewing_scope(portal, &firm, link, cookie, visitor.origin.clone()).await?;
    let version = approvals::shown_version(portal, &scope).await?;
    Ok((scope, version))
}

async fn image(portal: &Portal, version: &ReportVersion, number: u32) -> Response {
    let page = match annual_accounts::report_page(portal, version, number).await {
        Ok(page) => page,
        Err(ShowError::Core(error)) => return refusal(&error),
        Err(ShowError::Page(error)) => {
            tracing::warn!(%error, number, version = %version.id, "page cannot be drawn");
            return refusal(&ErrorCode::NotFound.into());
        }
    };
    match tokio::fs::read(&page.png).await {
        Ok(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        Err(error) => refusal(&error.into()),
    }
}

async fn pdf(portal: &Portal, version: &ReportVersion) -> Result<Response> {
    let bytes = portal.files.stream(&version.storage_key).await?;
    let mut answer = Body::from_stream(bytes).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(version.bytes));
    headers.insert(header::CONTENT_DISPOSITION, disposition::attachment(&version.file_name));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
    );
    Ok(answer)
}

/// Every refusal of one kind looks the same, whatever the reason behind it.
fn refusal(error: &Error) -> Response {
    if error.code() == ErrorCode::Internal {
        tracing::error!(%error, "report could not be given");
    }
    let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::NOT_FOUND);
    (status, problem::because(error.code())).into_response()
}
