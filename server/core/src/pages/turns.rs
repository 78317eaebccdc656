//! One run at a time per version of a report.
//!
//! So the same page is never drawn twice at once, and a PDF that fights its limits holds one slot only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

/// Whose turn it is.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<String, Weak<Turn<()>>>>);

impl Turns {
    /// Waits until nobody else works on this version.
    pub async fn wait(&self, version: &str) -> OwnedMutexGuard<()> {
        self.of(version).lock_owned().await
    }

    fn of(&self, version: &str) -> Arc<Turn<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(version).and_then(Weak::upgrade) {
            return turn;
        }
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::new(Turn::default());
        turns.insert(version.to_owned(), Arc::downgrade(&turn));
        turn
    }
}
