//! Pages and server functions: small requests, answered soon, or not begun at all (HTTP-4).

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;

use super::{body_limit, content_type, forms};
use crate::state::AppState;

/// Sheds load, checks and reads the body, runs the handler within its time.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Ok(_permit) = state.edge.requests.try_acquire() else {
        metrics::counter!("akkoord_requests_shed_total").increment(1);
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    if let Err(refusal) = content_type::check(&request, content_type::ORDINARY) {
        return refusal;
    }
    let patience = state.edge.handler_timeout;
    let request = match timeout(patience, body_limit::read(request)).await {
        Ok(Ok(request)) => request,
        Ok(Err(refusal)) => return refusal,
        Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
    };
    let answered = async {
        if forms::is_form_post(&request) {
            forms::answer(&state, request, next).await
        } else {
            forms::show_flash(&state, request, next).await
        }
    };
    timeout(patience, answered).await.unwrap_or_else(|_| {
        tracing::warn!("the handler did not answer in time");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    })
}
