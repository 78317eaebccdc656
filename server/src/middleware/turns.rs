//! Lists take turns. Each is a few milliseconds of work; of dozens that are asked for at once all would be done late if
//! all were begun at once, and some much later than others.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use tokio::sync::Semaphore;

/// Lists that are made at a time, per core: while one waits for the database, others are written.
const PER_CORE: usize = 3;

/// As many turns as this machine should have.
pub fn turns() -> Arc<Semaphore> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new(PER_CORE * cores))
}

/// A list begins when it is its turn, in the order in which they were asked for.
pub async fn layer(State(turns): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    // Nobody closes it; then there is nothing to wait for.
    let _turn = if is_list(&request) { turns.acquire().await.ok() } else { None };
    next.run(request).await
}

/// `/{slug}/office/clients` and `/{slug}/office/annual-accounts`: all that waits for nothing but the database.
fn is_list(request: &Request) -> bool {
    let mut parts = request.uri().path().split('/').skip(2);
    request.method() == Method::GET
        && parts.next() == Some("office")
        && matches!(parts.next(), Some("clients" | "annual-accounts"))
        && parts.next().is_none()
}
