//! Pages and server functions: small requests, answered soon, or not begun at all (HTTP-4).

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use super::{Edge, body_limit, content_type};

/// Checks and reads the body, sheds load, runs the handler within its time.
pub async fn layer(State(edge): State<Arc<Edge>>, request: Request, next: Next) -> Response {
    if let Err(refusal) = content_type::check(&request, content_type::ORDINARY) {
        return refusal.into_response();
    }
    let patience = edge.handler_timeout;
    // Before a place is taken: slow senders wait at their own expense.
    let request = match timeout(patience, body_limit::read(request)).await {
        Ok(Ok(request)) => request,
        Ok(Err(refusal)) => return refusal,
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let Ok(_permit) = edge.requests.try_acquire() else {
        metrics::counter!("akkoord_requests_shed_total").increment(1);
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    timeout(patience, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!("the handler did not answer in time");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    })
}
