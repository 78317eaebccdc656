//! Whether the server wants new work: true until it is told to stop (OPS-1).

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Shared by the accept loop, which clears it, and `/readyz`, which shows it.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<AtomicBool>);

impl Readiness {
    /// No new work, please.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether [`Self::stop`] was called.
    pub fn is_stopping(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
