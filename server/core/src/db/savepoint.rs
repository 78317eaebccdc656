//! One step of a transaction that can be taken back without the rest.

use crate::{db::Tx, error::Result, execute};

impl Tx {
    /// From here on can be taken back.
    pub(crate) async fn savepoint(&mut self) -> Result<()> {
        execute!(self, "SAVEPOINT step")?;
        Ok(())
    }

    /// Takes back what came since the savepoint, which ends.
    pub(crate) async fn take_back(&mut self) -> Result<()> {
        execute!(self, "ROLLBACK TO SAVEPOINT step")?;
        self.keep_step().await
    }

    /// Ends the savepoint; what came since stays.
    pub(crate) async fn keep_step(&mut self) -> Result<()> {
        execute!(self, "RELEASE SAVEPOINT step")?;
        Ok(())
    }
}
