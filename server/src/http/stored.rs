//! A stored file handed out as a download, checked against its digest (UPL-2, LNK-8).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{Error, Portal, Result};
use portal_types::{ErrorCode, Sha256Hex};

use super::{
    disposition,
    download::{self, Part},
};
use crate::middleware::problem;

/// A file as it is stored and handed out.
pub(super) struct Stored<'a> {
    pub key: &'a str,
    pub sha256: &'a Sha256Hex,
    pub bytes: u64,
    pub name: String,
    pub kind: &'static str,
}

impl Stored<'_> {
    /// Bytes of one digest never change.
    fn tag(&self) -> String {
        format!("\"{}\"", self.sha256)
    }

    /// Which part of it is asked for.
    pub fn part(&self, headers: &HeaderMap) -> Part {
        Part::of(headers, self.bytes, &self.tag())
    }
}

/// The file, as a download.
pub(super) async fn give(portal: &Portal, stored: &Stored<'_>, part: Part) -> Result<Response> {
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
pub(super) fn refusal(error: &Error) -> Response {
    if error.code() == ErrorCode::Internal {
        tracing::error!(%error, "report could not be given");
    }
    let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::NOT_FOUND);
    (status, problem::because(error.code())).into_response()
}
