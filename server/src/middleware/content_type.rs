//! A changing request says what it carries, and only what its address expects (HTTP-1, LEP-5).

use axum::{
    extract::Request,
    http::{StatusCode, header},
};

/// Forms and calls. No multipart: server functions panic on a malformed boundary, and files have their own routes.
pub const ORDINARY: &[&str] = &["application/x-www-form-urlencoded", "application/json"];
/// Files: from a form, or alone.
pub const TRANSFER: &[&str] = &["multipart/form-data", "application/octet-stream", "application/pdf"];

/// Whether the request's body may be read.
pub fn check(request: &Request, allowed: &[&str]) -> Result<(), StatusCode> {
    if request.method().is_safe() || is_empty(request) {
        return Ok(());
    }
    let mut lines = request.headers().get_all(header::CONTENT_TYPE).iter();
    let line = lines.next().and_then(|line| line.to_str().ok()).unwrap_or_default();
    let essence = line.split(';').next().unwrap_or_default().trim();
    if lines.next().is_none() && allowed.iter().any(|known| known.eq_ignore_ascii_case(essence)) {
        return Ok(());
    }
    Err(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

fn is_empty(request: &Request) -> bool {
    let headers = request.headers();
    let length = headers.get(header::CONTENT_LENGTH);
    !headers.contains_key(header::TRANSFER_ENCODING)
        && !headers.contains_key(header::CONTENT_TYPE)
        && length.is_none_or(|length| length == "0")
}
