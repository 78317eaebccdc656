//! The clockwork. What is due is a query, so a missed tick loses nothing, and a second node does no harm (F9).

use std::{sync::Arc, time::Duration};

use portal_core::{Error, Portal, annual_accounts::overview, client_import};
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

use crate::{
    notify::{self, Moment},
    telemetry,
};

const TICK: Duration = Duration::from_secs(5);
/// Work on many annual accounts that a server left when it ended.
const LEFT: Duration = Duration::from_secs(60);
const CLEAN: Duration = Duration::from_secs(300);
const SIGN: Duration = Duration::from_secs(60);
/// Every night (UTC); reads all files.
const NIGHT: &str = "0 17 2 * * *";

/// Starts ticking; [`JobScheduler::shutdown`] ends it.
pub async fn start(portal: Portal) -> Result<JobScheduler, JobSchedulerError> {
    let scheduler = JobScheduler::new().await?;
    let outbox = portal.clone();
    let tick = Job::new_repeated(TICK, move |_, _| {
        telemetry::counts().run_upkeep();
        outbox.wake_outbox();
        notify::tell(Moment::Alive);
    })?;
    scheduler.add(tick).await?;

    let cleaning = Arc::new(Mutex::new(()));
    let cleaned = portal.clone();
    let clean = Job::new_repeated_async(CLEAN, move |_, _| {
        let (portal, cleaning) = (cleaned.clone(), cleaning.clone());
        Box::pin(async move {
            // A long one is not overtaken by the next.
            let Ok(_turn) = cleaning.try_lock() else { return };
            match portal.purge().await {
                Ok(rows) => tracing::debug!(rows, "removed what is over"),
                Err(error) => tracing::error!(%error, "expired rows stay"),
            }
        })
    })?;
    scheduler.add(clean).await?;

    let (signing, signed) = (Arc::new(Mutex::new(())), portal.clone());
    let sign = Job::new_repeated_async(SIGN, move |_, _| {
        let (portal, signing) = (signed.clone(), signing.clone());
        Box::pin(async move {
            let Ok(_turn) = signing.try_lock() else { return };
            note_checkpoints(portal.write_checkpoints().await);
        })
    })?;
    scheduler.add(sign).await?;
    let left = portal.clone();
    let resume = Job::new_repeated_async(LEFT, move |_, _| {
        let portal = left.clone();
        Box::pin(async move {
            if let Err(error) = overview::bulk::work(&portal).await {
                tracing::error!(%error, "work on many annual accounts stopped");
            }
            if let Err(error) = client_import::work(&portal).await {
                tracing::error!(%error, "work on imports stopped");
            }
        })
    })?;
    scheduler.add(resume).await?;

    let night = Job::new_async(NIGHT, move |_, _| {
        let portal = portal.clone();
        Box::pin(async move {
            note_checkpoints(portal.write_all_checkpoints().await);
            look_after_files(&portal).await;
        })
    })?;
    scheduler.add(night).await?;
    scheduler.start().await?;
    Ok(scheduler)
}

/// Whoever rewrites the audit log is found out by what was signed before (AUD-2).
fn note_checkpoints(signed: Result<usize, Error>) {
    match signed {
        Ok(0) => {}
        Ok(chains) => tracing::debug!(chains, "signed the audit log"),
        Err(error) => tracing::error!(%error, "the audit log is not signed"),
    }
}

/// Removes bytes without a row, and looks whether the others are still what was stored (UPL-9).
async fn look_after_files(portal: &Portal) {
    match portal.sweep_files().await {
        Ok(files) => tracing::info!(files, "removed files that no row names"),
        Err(error) => tracing::error!(%error, "files without a row stay"),
    }
    match portal.check_files().await {
        Ok((files, damaged)) => {
            metrics::gauge!("akkoord_files_damaged").set(damaged.len() as f64);
            tracing::info!(files, damaged = damaged.len(), "read all files");
        }
        Err(error) => tracing::error!(%error, "files could not be read"),
    }
}
