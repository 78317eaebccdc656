//! The clockwork. What is due is a query, so a missed tick loses nothing, and a second node does no harm (F9).

use std::{sync::Arc, time::Duration};

use portal_core::Portal;
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

use crate::telemetry;

const TICK: Duration = Duration::from_secs(5);
const CLEAN: Duration = Duration::from_secs(300);

/// Starts ticking; [`JobScheduler::shutdown`] ends it.
pub async fn start(portal: Portal) -> Result<JobScheduler, JobSchedulerError> {
    let scheduler = JobScheduler::new().await?;
    let outbox = portal.clone();
    let tick = Job::new_repeated(TICK, move |_, _| {
        telemetry::counts().run_upkeep();
        outbox.wake_outbox();
    })?;
    scheduler.add(tick).await?;

    let cleaning = Arc::new(Mutex::new(()));
    let clean = Job::new_repeated_async(CLEAN, move |_, _| {
        let (portal, cleaning) = (portal.clone(), cleaning.clone());
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
    scheduler.start().await?;
    Ok(scheduler)
}
