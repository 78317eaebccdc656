use futures::future::BoxFuture;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    db::{Reach, Tx},
    error::{Error, Result},
    portal::Portal,
    scope::Scope,
    submissions,
};

impl Portal {
    /// The one write shape: a transaction in a task of its own, so that a closed browser tab cannot cancel it
    /// half-way (DB-3). Commits on `Ok`, rolls back on `Err`.
    ///
    /// A scope that carries a submission key makes the write idempotent: the same key with the same body gets
    /// the stored answer again, another body is refused (APP-5).
    pub async fn write<T, F>(&self, scope: &Scope, work: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx, &'a Scope) -> BoxFuture<'a, Result<T>> + Send + 'static,
    {
        let (db, scope, now) = (self.db.clone(), scope.clone(), self.now());
        let task = tokio::spawn(async move {
            let mut tx = db.begin(&scope).await?;
            if let Some(answer) = submissions::claim(&mut tx, &scope, now).await? {
                return Ok(serde_json::from_str(&answer)?);
            }
            let answer = work(&mut tx, &scope).await?;
            let stored = serde_json::to_string(&answer)?;
            submissions::settle(&mut tx, &scope, stored).await?;
            tx.commit().await?;
            Ok(answer)
        });
        task.await.map_err(|e| Error::Broken(format!("write task: {e}")))?
    }

    /// A write of the product itself across firms: sign-in, claims, the clean-up.
    pub(crate) async fn write_system<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, Result<T>> + Send + 'static,
    {
        self.write_within(Reach::Across, work).await
    }

    /// A write of the product itself, of which it is known how far it reaches.
    pub(crate) async fn write_within<T, F>(&self, reach: impl Into<Reach>, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, Result<T>> + Send + 'static,
    {
        let (db, reach) = (self.db.clone(), reach.into());
        let task = tokio::spawn(async move {
            let mut tx = db.begin(reach).await?;
            let answer = work(&mut tx).await?;
            tx.commit().await?;
            Ok(answer)
        });
        task.await.map_err(|e| Error::Broken(format!("write task: {e}")))?
    }
}
