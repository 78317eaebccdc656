//! Counts for Prometheus: routes, statuses, times; never a firm, a client or an address.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use portal_core::{approvals::seal, db::Reach, edge::ClientAddress, outbox, portal::Portal};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{state::AppState, telemetry};

/// `GET /metrics`, for this machine or the bearer of the token; nobody else learns that it exists.
pub async fn metrics(State(state): State<AppState>, request: Request) -> Response {
    let address = request.extensions().get::<ClientAddress>();
    let token = state.metrics_token.as_ref();
    if !(is_from_here(address, request.headers()) || token.is_some_and(|token| bears(request.headers(), token))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Ok((age, dead)) = outbox_figures(&state.portal).await {
        metrics::gauge!("akkoord_outbox_oldest_seconds").set(age);
        metrics::gauge!("akkoord_outbox_given_up").set(dead as f64);
    }
    if let Ok(late) = seal::late(&state.portal).await {
        metrics::gauge!("akkoord_seals_late").set(late as f64);
    }
    for (why, tries) in state.portal.seal_failures.counts() {
        metrics::counter!("akkoord_seal_failures_total", "why" => why.code()).absolute(tries);
    }
    metrics::gauge!("akkoord_audit_chains_broken").set(state.portal.broken_chains.count() as f64);
    let text = telemetry::counts().render();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// A loopback peer that speaks for nobody else: a forwarded request is not from here, even when the
/// operator forgot to name the proxy.
fn is_from_here(address: Option<&ClientAddress>, headers: &HeaderMap) -> bool {
    !headers.contains_key("x-forwarded-for") && address.is_some_and(|address| address.0.is_loopback())
}

fn bears(headers: &HeaderMap, token: &SecretString) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    given.is_some_and(|given| given.as_bytes().ct_eq(token.expose_secret().as_bytes()).into())
}

/// How long the oldest mail waits, in seconds, and how many were given up.
async fn outbox_figures(portal: &Portal) -> portal_core::error::Result<(f64, i64)> {
    let mut tx = portal.db.read(Reach::Across).await?;
    let oldest = outbox::store::oldest_pending(&mut tx).await?;
    let age = oldest.map_or(0.0, |written| (portal.now() - written).as_seconds_f64().max(0.0));
    Ok((age, outbox::store::count_dead(&mut tx).await?))
}
