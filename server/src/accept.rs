//! Own accept loop: `axum::serve` installs no timer, so slow clients would hold connections for ever (HTTP-4).

mod activity;
mod connection;
mod request_body;
mod response_body;
mod slots;
mod watched_stream;

use std::{io, net::SocketAddr, pin::pin, time::Duration};

use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use crate::{
    config::{Limits, Proxies},
    readiness::Readiness,
};
use connection::Connection;
pub use request_body::BodyError;
use slots::Slots;

/// Pause after the operating system ran out of something, usually file descriptors.
const EXHAUSTED: Duration = Duration::from_millis(100);

/// The other end of the connection, in every request's extensions: a visitor or a proxy.
#[derive(Clone, Copy, Debug)]
pub struct PeerAddress(pub SocketAddr);

/// Serves until `shutdown`; then accepts nothing more, lets running requests finish, and returns.
pub async fn run(
    listener: TcpListener,
    app: Router,
    limits: &Limits,
    proxies: &Proxies,
    readiness: &Readiness,
    shutdown: impl Future<Output = ()>,
) {
    let slots = Slots::new(limits, proxies);
    let graceful = GracefulShutdown::new();
    let cut = CancellationToken::new();
    let connection = Connection::new(app, limits);
    // A balancer looks at `/readyz` before visitors are sent elsewhere, so it must have the time to.
    let mut shutdown = pin!(async {
        shutdown.await;
        readiness.stop();
        tokio::time::sleep(limits.farewell).await;
    });
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = next(&listener, &slots) => accepted,
        };
        let Some((stream, peer, slot)) = accepted else { continue };
        let served = connection.serve(stream, peer, graceful.watcher());
        let cut = cut.clone();
        tokio::spawn(async move {
            let _slot = slot;
            cut.run_until_cancelled(served).await;
        });
    }
    drop(listener);
    drain(graceful, limits.drain).await;
    cut.cancel();
}

/// The next connection that may stay. Waits for a free slot first: the kernel's queue is the waiting room.
async fn next(listener: &TcpListener, slots: &Slots) -> Option<(TcpStream, SocketAddr, slots::Slot)> {
    let permit = slots.permit().await?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            let slot = slots.claim(permit, peer.ip());
            if slot.is_none() {
                metrics::counter!("akkoord_connections_refused_total").increment(1);
            }
            Some((stream, peer, slot?))
        }
        Err(error) => {
            if !is_of_one_connection(&error) {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(EXHAUSTED).await;
            }
            None
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn drain(graceful: GracefulShutdown, time: Duration) {
    let open = graceful.count();
    tracing::info!(open, "stopping: running requests may finish");
    if tokio::time::timeout(time, graceful.shutdown()).await.is_err() {
        tracing::warn!("stopping: some requests did not finish in time and were cut");
    }
}
