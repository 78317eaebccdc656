//! The body of an ordinary request, read as a whole: server functions have no limit of their own.

use std::error::Error;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use http_body_util::LengthLimitError;

use crate::accept::BodyError;

/// Most bytes of a form or call.
pub const BYTES: usize = 256 * 1024;

/// The same request with its body in memory; 413 when it is too large, 408 when it stops coming, 400 when it breaks off.
pub async fn read(request: Request) -> Result<Request, Response> {
    if request.method().is_safe() {
        return Ok(request);
    }
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > BYTES as u64) {
        return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
    }
    let (head, body) = request.into_parts();
    match to_bytes(body, BYTES).await {
        Ok(bytes) => Ok(Request::from_parts(head, Body::from(bytes))),
        Err(error) => Err(refusal(&error).into_response()),
    }
}

/// Why the body could not be read, from the innermost cause that we know.
fn refusal(error: &axum::Error) -> StatusCode {
    let mut cause: Option<&dyn Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        if matches!(error.downcast_ref(), Some(BodyError::Stalled)) {
            return StatusCode::REQUEST_TIMEOUT;
        }
        cause = error.source();
    }
    StatusCode::BAD_REQUEST
}
