//! Bytes of reports: page images and the PDF, for the holder of a link and for the firm (UPL-2, LNK-8).

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{
    Error, Portal, Result, Scope,
    annual_accounts::{self, ReportVersion, ShowError},
    approvals::{
        self,
        proof::{self, Proof},
    },
    edge::Visitor,
    i18n, links,
    pages::PageError,
    sessions,
};
use portal_types::{ErrorCode, LinkId, Sha256Hex};

use super::{
    disposition,
    download::{self, Part},
    page_note,
};
use crate::middleware::problem;

type Asker = Extension<Arc<Visitor>>;

/// `GET /{slug}/view/{link}/pages/{number}`
pub async fn viewed_page(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link, number)): Path<(String, String, u32)>,
) -> Response {
    match viewer(&portal, &visitor, &slug, &link).await {
        Ok((_, version)) => image(&portal, &visitor, &version, number).await,
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
) -> Response {
    match office_version(&portal, &visitor, &slug, &version).await {
        Ok(version) => image(&portal, &visitor, &version, number).await,
        Err(error) => refusal(&error),
    }
}

/// `GET /{slug}/office/reports/{version}/report.pdf`
pub async fn office_report(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let version = office_version(&portal, &visitor, &slug, &version).await?;
        let stored = stored(&version);
        let part = stored.part(&headers);
        give(&portal, &stored, part).await
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/office/reports/{version}/{proof}`, a PDF or JSON
pub async fn office_proof(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, version, kind)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
        let scope = sessions::employee_scope(&portal, session, &slug, visitor.origin.clone()).await?;
        let id = version.parse().map_err(|_| ErrorCode::NotFound)?;
        proof(&portal, &visitor, &proof::office_proof(&portal, &scope, id).await?, &kind, &headers).await
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// `GET /{slug}/view/{link}/{proof}`, a PDF or JSON
pub async fn viewed_proof(
    State(portal): State<Portal>,
    Extension(visitor): Asker,
    Path((slug, link, kind)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let scope = holder(&portal, &visitor, &slug, &link).await?;
        proof(&portal, &visitor, &proof::viewed_proof(&portal, &scope).await?, &kind, &headers).await
    };
    found.await.unwrap_or_else(|error: Error| refusal(&error))
}

/// One of a proof's two files.
async fn proof(portal: &Portal, visitor: &Visitor, proof: &Proof, kind: &str, headers: &HeaderMap) -> Result<Response> {
    let name = i18n::text(visitor.language, "mail-approval-receipt-file");
    let stored = match kind {
        "proof.pdf" => Stored {
            key: &proof.pdf_key,
            sha256: &proof.pdf_sha256,
            bytes: proof.pdf_bytes.unsigned_abs(),
            name: format!("{name}.pdf"),
            kind: "application/pdf",
        },
        "proof.json" => Stored {
            key: &proof.json_key,
            sha256: &proof.json_sha256,
            bytes: proof.json_bytes.unsigned_abs(),
            name: format!("{name}.json"),
            kind: "application/json",
        },
        _ => return Err(ErrorCode::NotFound.into()),
    };
    let part = stored.part(headers);
    give(portal, &stored, part).await
}

/// A version of the firm where this employee works.
async fn office_version(portal: &Portal, visitor: &Visitor, slug: &str, version: &str) -> Result<ReportVersion> {
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(portal, session, slug, visitor.origin.clone()).await?;
    let id = version.parse().map_err(|_| ErrorCode::NotFound)?;
    annual_accounts::version(portal, &scope, id).await
}

/// What this browser's viewing session may see, which after the decision is nothing.
async fn viewer(portal: &Portal, visitor: &Visitor, slug: &str, link: &str) -> Result<(Scope, ReportVersion)> {
    let scope = holder(portal, visitor, slug, link).await?;
    let version = approvals::shown_version(portal, &scope).await?;
    Ok((scope, version))
}

/// Whose viewing session this is.
async fn holder(portal: &Portal, visitor: &Visitor, slug: &str, link: &str) -> Result<Scope> {
    let firm = visitor.firm.as_ref().filter(|firm| firm.slug == slug).ok_or(ErrorCode::NotFound)?;
    let link: LinkId = link.parse().map_err(|_| ErrorCode::NotFound)?;
    let cookie = visitor.viewing(link).ok_or(ErrorCode::ViewingOver)?;
    Ok(links::viewing_scope(portal, firm, link, cookie, visitor.origin.clone()).await?.0)
}

async fn image(portal: &Portal, visitor: &Visitor, version: &ReportVersion, number: u32) -> Response {
    let note = |key| page_note::picture(&i18n::text(visitor.language, key));
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
        Ok(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        Err(error) => refusal(&error.into()),
    }
}

/// A file as it is stored and handed out.
struct Stored<'a> {
    key: &'a str,
    sha256: &'a Sha256Hex,
    bytes: u64,
    name: String,
    kind: &'static str,
}

impl Stored<'_> {
    /// Bytes of one digest never change.
    fn tag(&self) -> String {
        format!("\"{}\"", self.sha256)
    }

    fn part(&self, headers: &HeaderMap) -> Part {
        Part::of(headers, self.bytes, &self.tag())
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

async fn give(portal: &Portal, stored: &Stored<'_>, part: Part) -> Result<Response> {
    let file = portal.files.open_checked(stored.key, stored.sha256).await?;
    let mut answer = download::answer(file, stored.bytes, &stored.tag(), part).await?;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(stored.kind));
    headers.insert(header::CONTENT_DISPOSITION, disposition::attachment(&stored.name));
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
