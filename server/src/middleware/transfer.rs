//! Uploads: long requests that stream, a few at a time.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Edge, content_type};

/// Sheds load and checks the content type; size and time are the route's own.
pub async fn layer(State(edge): State<Arc<Edge>>, request: Request, next: Next) -> Response {
    let Ok(_permit) = edge.transfers.try_acquire() else {
        metrics::counter!("akkoord_requests_shed_total").increment(1);
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    if let Err(refusal) = content_type::check(&request, content_type::TRANSFER) {
        return refusal.into_response();
    }
    next.run(request).await
}
