//! A list as a file, on its way to the firm (UPL-7).

use std::path::Path;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{Error, Result, sheet::Kind};
use portal_types::ErrorCode;
use tokio_util::io::ReaderStream;

use super::disposition;
use crate::middleware::problem;

/// The file, or only what it would be called. It is removed from its folder at once; what is open stays readable.
pub async fn answer(written: Option<impl AsRef<Path>>, name: &str, kind: Kind) -> Result<Response> {
    let (body, bytes) = match written {
        None => (Body::empty(), None),
        Some(path) => {
            let file = tokio::fs::File::open(&path).await.map_err(Error::from)?;
            let bytes = file.metadata().await.map_err(Error::from)?.len();
            (Body::from_stream(ReaderStream::new(file)), Some(bytes))
        }
    };
    let mut answer = body.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    if let Some(bytes) = bytes {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    }
    headers.insert(header::CONTENT_DISPOSITION, disposition::attachment(name));
    Ok(answer)
}

/// Why there is none.
pub fn refused(error: &Error) -> Response {
    if error.code() == ErrorCode::Internal {
        tracing::error!(%error, "a list could not be written");
    }
    let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::NOT_FOUND);
    (status, problem::because(error.code())).into_response()
}
