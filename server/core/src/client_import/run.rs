//! Takes rows over: part by part, or all in one transaction.

use portal_types::{
    ErrorCode, ImportId,
    client_import::{Choices, Counts, ImportMode, ImportState},
};

use super::{apply, events, parts, store, work::lease};
use crate::{
    audit,
    db::{Tx, is_unique_violation},
    error::{Error, Result},
    portal::Portal,
    scope::Scope,
};

/// An import that is at work.
pub(super) struct Running {
    pub id: ImportId,
    pub choices: Choices,
    pub mode: ImportMode,
    pub accepts: bool,
    pub reason: Option<String>,
    pub done: i64,
    pub outcome: Counts,
}

impl TryFrom<store::Row> for Running {
    type Error = Error;
    fn try_from(row: store::Row) -> Result<Self> {
        let missing = || Error::from(ErrorCode::StateChanged);
        Ok(Self {
            id: row.id,
            choices: serde_json::from_str(&row.choices.ok_or_else(missing)?)?,
            mode: row.mode.as_deref().and_then(ImportMode::from_code).ok_or_else(missing)?,
            accepts: row.accepts,
            reason: row.reason,
            done: row.done,
            outcome: row.outcome.map_or(Ok(Counts::default()), |counts| serde_json::from_str(&counts))?,
        })
    }
}

pub(super) async fn run(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    let mut tx = portal.db.glance(scope).await?;
    let import: Running = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?.try_into()?;
    drop(tx);
    match import.mode {
        ImportMode::Good => while part(portal, scope, id).await? {},
        ImportMode::All => all(portal, scope, id).await?,
    }
    Ok(())
}

/// Holds the import for this transaction.
async fn held(tx: &mut Tx, portal: &Portal, scope: &Scope, id: ImportId) -> Result<Running> {
    let until = portal.now() + lease(1);
    if !store::hold(tx, scope, id, ImportState::Running, until).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?.try_into()
}

/// One part; `false` when there was none left, and the import is done.
pub(super) async fn part(portal: &Portal, scope: &Scope, id: ImportId) -> Result<bool> {
    let (inside, asker) = (portal.clone(), scope.clone());
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                let mut import = held(tx, &inside, &asker, id).await?;
                let Some(chunk) = parts::to_do(tx, &asker, id).await? else {
                    finish(tx, &inside, &asker, &import).await?;
                    return Ok(false);
                };
                let counts = apply::chunk(tx, &inside, &asker, &import, &chunk).await?;
                import.outcome.add(counts);
                let outcome = serde_json::to_string(&import.outcome)?;
                store::progress(tx, &asker, id, import.done + chunk.items, Some(&outcome)).await?;
                Ok(true)
            })
        })
        .await
}

/// Everything, or nothing: one transaction.
async fn all(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    let (inside, asker) = (portal.clone(), scope.clone());
    let done = portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                let mut import = held(tx, &inside, &asker, id).await?;
                let mut done = 0;
                while let Some(chunk) = parts::to_do(tx, &asker, id).await? {
                    let counts = apply::chunk(tx, &inside, &asker, &import, &chunk).await?;
                    // Something changed since the dry run: nothing is taken over, and the rows are looked at again.
                    if counts.refused > 0 {
                        return Err(ErrorCode::NotEverybody.into());
                    }
                    done += chunk.items;
                    import.outcome.add(counts);
                }
                let outcome = serde_json::to_string(&import.outcome)?;
                store::progress(tx, &asker, id, done, Some(&outcome)).await?;
                finish(tx, &inside, &asker, &import).await
            })
        })
        .await;
    match done {
        Err(error) if error.code() == ErrorCode::NotEverybody => look_again(portal, scope, id).await,
        Err(Error::Db(error)) if is_unique_violation(&error) => look_again(portal, scope, id).await,
        other => other,
    }
}

async fn look_again(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    let scope = scope.clone();
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                store::set_state(tx, &scope, id, ImportState::Running, ImportState::Checking).await.map(drop)
            })
        })
        .await
}

async fn finish(tx: &mut Tx, portal: &Portal, scope: &Scope, import: &Running) -> Result<()> {
    let now = portal.now();
    if !store::finish(tx, scope, import.id, ImportState::Running, ImportState::Done, now).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    let event = events::ImportEnded { import: import.id, counts: import.outcome };
    audit::record(tx, scope, now, &event).await
}

/// It failed too often, or whoever wanted it may not any more. What was taken over stays, and can be taken back.
pub(super) async fn give_up(portal: &Portal, scope: &Scope, id: ImportId, state: ImportState) -> Result<()> {
    let (scope, now) = (scope.clone(), portal.now());
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                // A dry run changed nothing: it can be begun again.
                let to = if state == ImportState::Checking { ImportState::Uploaded } else { ImportState::Stopped };
                let row = store::find(tx, &scope, id).await?.ok_or(ErrorCode::NotFound)?;
                if !store::finish(tx, &scope, id, state, to, now).await? || to == ImportState::Uploaded {
                    return Ok(());
                }
                let counts = row.outcome.map_or(Ok(Counts::default()), |counts| serde_json::from_str(&counts))?;
                audit::record(tx, &scope, now, &events::ImportStopped { import: id, counts }).await
            })
        })
        .await
}
