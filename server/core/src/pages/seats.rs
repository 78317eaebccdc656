//! How many workers run at once, and who waits for whom.

use std::{sync::Arc, time::Duration};

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

/// An honest page takes a few hundredths of this.
const PATIENCE: Duration = Duration::from_secs(1);
/// Workers that may go on after they lost patience with them.
const SLOW: usize = 2;

/// Room for workers. A page that takes long moves over to seats of its own, so that PDFs that fight their limits keep
/// each other waiting, and nobody else.
#[derive(Debug, Clone)]
pub struct Seats {
    quick: Arc<Semaphore>,
    slow: Arc<Semaphore>,
}

impl Seats {
    /// Room for so many quick workers.
    pub fn new(quick: usize) -> Self {
        Self { quick: Arc::new(Semaphore::new(quick)), slow: Arc::new(Semaphore::new(SLOW)) }
    }

    /// As many as this machine bears.
    pub fn for_cores(cores: usize) -> Self {
        Self::new(cores.saturating_sub(1).max(2))
    }

    pub(super) async fn take(&self) -> Result<Seat, AcquireError> {
        Ok(Seat { permit: self.quick.clone().acquire_owned().await?, slow: Some(self.slow.clone()) })
    }
}

/// The right to run a worker, until it is dropped.
pub(super) struct Seat {
    permit: OwnedSemaphorePermit,
    /// Where to move; `None` after the move.
    slow: Option<Arc<Semaphore>>,
}

impl Seat {
    /// Waits for a worker, and changes seats when that takes long and there is one.
    pub async fn wait_for<T>(&mut self, work: impl Future<Output = T>) -> T {
        tokio::pin!(work);
        if let Some(slow) = self.slow.clone() {
            let moved = async {
                sleep(PATIENCE).await;
                slow.acquire_owned().await
            };
            tokio::select! {
                done = &mut work => return done,
                Ok(permit) = moved => (self.permit, self.slow) = (permit, None),
            }
        }
        work.await
    }
}
