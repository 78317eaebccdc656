//! The running server, from its first connection to its last.

use std::time::Duration;

use portal_core::{Portal, approvals, error::Error, outbox};
use tokio::net::TcpListener;
use tokio_cron_scheduler::JobSchedulerError;
use tokio_util::sync::CancellationToken;

use crate::{
    accept,
    config::Config,
    lock::{LockError, ServerLock},
    notify::{self, Moment},
    open::{self, OpenError},
    patience::once_free,
    readiness::Readiness,
    router, scheduler,
    state::AppState,
    telemetry,
};

/// How long the mail in hand may take when the server stops; after that the lease lets another worker repeat it.
const LAST_MAIL: Duration = Duration::from_secs(10);

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// A part of the product.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Another server.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The database.
    #[error(transparent)]
    Portal(#[from] Error),
    /// The clockwork.
    #[error(transparent)]
    Scheduler(#[from] JobSchedulerError),
}

/// Opens the product and serves it until `shutdown`; then drains and returns (OPS-1).
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let portal = open::portal(&config).await?;
    serve_portal(&config, portal, listener, shutdown).await
}

/// Serves a product that was put together elsewhere, as tests do.
pub async fn serve_portal(
    config: &Config,
    portal: Portal,
    listener: TcpListener,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    telemetry::counts();
    telemetry::note_panics();
    let held = |error: &LockError| matches!(error, LockError::Held(_));
    let lock = once_free(held, || ServerLock::of(config)).await?;
    open::prepare(config, &portal).await?;
    if lock.is_some() {
        outbox::worker::release(&portal).await?;
    }
    let readiness = Readiness::default();
    let state = AppState::new(config, portal.clone(), readiness.clone());
    let stop = CancellationToken::new();
    let worker = tokio::spawn(outbox::worker::run(portal.clone(), stop.clone().cancelled_owned()));
    let sealing = tokio::spawn(approvals::seal::run(portal.clone(), stop.clone().cancelled_owned()));
    let mut clockwork = scheduler::start(portal.clone()).await?;
    tracing::info!(address = %config.base.url.origin(), "ready");
    notify::tell(Moment::Ready);

    accept::run(listener, router::build(state), &config.limits, &config.proxies, &readiness, async {
        shutdown.await;
        notify::tell(Moment::Stopping);
    })
    .await;

    stop.cancel();
    let work = futures::future::join(worker, sealing);
    let ended = clockwork.shutdown().await.is_ok() & tokio::time::timeout(LAST_MAIL, work).await.is_ok();
    if !ended {
        tracing::warn!("background work did not end in time");
    }
    portal.mail.close().await;
    portal.db.close().await;
    tracing::info!("stopped");
    Ok(())
}
