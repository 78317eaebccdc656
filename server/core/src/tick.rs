//! What the scheduler's tick does: wakes the outbox and forgets what is over. What is due is a query; the tick only
//! asks.

use crate::{error::Result, flash, links, portal::Portal, sessions, submissions, throttle};

impl Portal {
    /// Runs every few seconds.
    pub fn wake_outbox(&self) {
        self.outbox_wake.notify_one();
    }

    /// Removes expired rows; runs every few minutes. Gives how many.
    pub async fn purge(&self) -> Result<u64> {
        let now = self.now();
        self.write_system(move |tx| {
            Box::pin(async move {
                Ok(sessions::store::purge(tx, now).await?
                    + links::viewing_store::purge(tx, now).await?
                    + flash::purge(tx, now).await?
                    + submissions::purge(tx, now).await?
                    + throttle::purge(tx, now).await?)
            })
        })
        .await
    }
}
