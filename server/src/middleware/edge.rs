//! The outermost layer: every answer leaves through here, refusals, panics and files included.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Instant};

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use portal_core::clock::Entropy;
use tokio::sync::Semaphore;
use tracing::Instrument;

use super::{access_log, client_address, host, problem, request_id, same_origin, security_headers};
use crate::{
    config::{BaseUrl, Config, Proxies},
    http::health,
    readiness::Readiness,
};

/// What the outer layers need to know; the same for every request.
pub struct Edge {
    /// The one origin that is ours.
    pub base: BaseUrl,
    /// Who may speak for others.
    pub proxies: Proxies,
    /// Requests being worked on.
    pub(super) requests: Semaphore,
    /// Uploads being received.
    pub(super) transfers: Semaphore,
    /// Time in which a page must begin to answer.
    pub(super) handler_timeout: std::time::Duration,
    /// Whether new work is wanted.
    pub readiness: Readiness,
    /// Whether the parts work.
    pub health: health::Recent,
    entropy: Arc<dyn Entropy>,
}

impl Edge {
    /// Reads what the layers need from the configuration.
    pub fn new(config: &Config, readiness: Readiness, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            base: config.base.url.clone(),
            proxies: config.proxies.clone(),
            requests: Semaphore::new(config.limits.requests),
            transfers: Semaphore::new(config.limits.requests.div_ceil(4)),
            handler_timeout: config.limits.handler,
            readiness,
            health: health::Recent::default(),
            entropy,
        }
    }
}

/// Identifies, checks, runs, and dresses the answer.
pub async fn layer(State(edge): State<Arc<Edge>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let random = request_id::Random::draw(&*edge.entropy);
    let id = request_id::assign(&mut request, &random);
    let nonce = security_headers::assign_nonce(&mut request, &random);
    let address = client_address::assign(&mut request, &edge.proxies);
    host::forget_forwarded(&mut request);
    let entry = access_log::Entry::begin(&request, &id, address, started);
    let reader = problem::Reader::of(&request, &id, &nonce);
    let page = security_headers::Page::of(&request);

    let checked = host::check(&request, &edge.base).and_then(|()| same_origin::check(&request, &edge.base));
    let mut answer = match checked {
        Ok(()) => survive(next.run(request)).instrument(entry.span()).await,
        Err(refusal) => *refusal,
    };
    problem::dress(&mut answer, &reader);
    security_headers::add(&mut answer, &page, &nonce, &edge.base);
    request_id::add(&mut answer, &id);
    entry.end(&answer);
    answer
}

/// A panicking handler becomes a plain error page; the panic hook has logged and counted it.
async fn survive(handler: impl Future<Output = Response>) -> Response {
    let outcome = AssertUnwindSafe(handler).catch_unwind().await;
    outcome.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
