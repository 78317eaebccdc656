//! Signs what grew. What is due is a query, so any number of nodes may ask.

use chrono::{DateTime, Duration, Utc};
use portal_types::FirmId;

use super::{checkpoint::Checkpoint, continues, shelf::Shelf, store};
use crate::{
    db::Reach,
    error::{Error, Result},
    portal::Portal,
};

/// A chain that grew by this many records is due.
const RECORDS: i64 = 500;

/// A chain that grew at all is due this long after its last checkpoint.
const INTERVAL: Duration = Duration::minutes(60);

/// The end of a chain that is to be signed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Due {
    pub firm_id: FirmId,
    pub seq: i64,
    pub hash: Vec<u8>,
    pub checkpoint_seq: i64,
}

impl Portal {
    /// Signs the chains that grew by 500 records, or an hour ago; gives how many. Runs every minute.
    pub async fn write_checkpoints(&self) -> Result<usize> {
        self.sign_chains(RECORDS, self.now() - INTERVAL).await
    }

    /// Signs every chain that grew at all; runs every night.
    pub async fn write_all_checkpoints(&self) -> Result<usize> {
        self.sign_chains(1, self.now()).await
    }

    async fn sign_chains(&self, records: i64, before: DateTime<Utc>) -> Result<usize> {
        let due = store::due(&mut self.db.glance(Reach::Across).await?, records, before).await?;
        let mut signed = 0;
        for chain in due {
            let firm = chain.firm_id;
            // One firm's trouble leaves the others their checkpoints.
            let outcome = self.sign_chain(chain).await;
            self.broken_chains.note(firm, outcome.is_err());
            match outcome {
                Ok(true) => signed += 1,
                Ok(false) => {}
                Err(error) => tracing::error!(%firm, %error, "the audit chain has no new checkpoint"),
            }
        }
        Ok(signed)
    }

    /// Keeps the checkpoint before a row says that there is one; `false` when another node did.
    async fn sign_chain(&self, due: Due) -> Result<bool> {
        let Some(previous) = continues::last(self, &due).await? else { return Ok(false) };
        let (firm, seq, at) = (due.firm_id, due.seq, self.now());
        let hash = due.hash.try_into().map_err(|_| Error::Broken("the head of the chain is no digest".into()))?;
        let checkpoint = Checkpoint { firm, seq, hash, at, previous };
        let bytes = checkpoint.sign(self.keys.audit());
        Shelf::of(&self.files).keep(&Checkpoint::name(firm, seq), bytes).await?;
        self.write_within(firm, move |tx| Box::pin(async move { store::mark_signed(tx, firm, seq, at).await })).await?;
        Ok(true)
    }
}
