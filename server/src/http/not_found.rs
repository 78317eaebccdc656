//! Addresses that nobody answers; the outermost layer gives them their page.

use axum::http::StatusCode;

/// Any method, any address.
pub async fn not_found() -> StatusCode {
    StatusCode::NOT_FOUND
}

/// A known address, another method.
pub async fn method_not_allowed() -> StatusCode {
    StatusCode::METHOD_NOT_ALLOWED
}
