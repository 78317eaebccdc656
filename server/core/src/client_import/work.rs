//! Work on imports behind the page: claimed for a while, done in transactions of its own, gone on with after a crash.

use chrono::TimeDelta;
use portal_types::{ErrorCode, ImportId, client_import::ImportState};

use super::{check, run, store, undo};
use crate::{error::Result, portal::Portal};

/// Rows that are done while somebody waits for the page.
const AT_ONCE: i64 = 1_000;
/// Tries without getting further before it is given up.
const MOST_ATTEMPTS: i64 = 5;

/// Begins: a few rows are done at once, many behind the page.
pub(super) async fn begin(portal: &Portal, id: ImportId, rows: i64) -> Result<()> {
    if rows <= AT_ONCE {
        return work_on(portal, Some(id)).await;
    }
    let portal = portal.clone();
    tokio::spawn(async move {
        if let Err(error) = work_on(&portal, Some(id)).await {
            tracing::error!(%error, "work on an import stopped; the next tick goes on");
        }
    });
    Ok(())
}

/// Does what is left to do, whoever began it.
pub async fn work(portal: &Portal) -> Result<()> {
    work_on(portal, None).await
}

/// One import after the other. One that fails is left alone for a while, and stops no other.
async fn work_on(portal: &Portal, id: Option<ImportId>) -> Result<()> {
    loop {
        let now = portal.now();
        let claim = portal.write_system(move |tx| Box::pin(async move { store::claim(tx, id, now, lease).await }));
        let Some(claim) = claim.await? else { return Ok(()) };
        if let Err(error) = one(portal, &claim).await {
            let (id, attempts) = (claim.id, claim.attempts);
            tracing::error!(%error, %id, attempts, "work on an import failed");
        }
    }
}

async fn one(portal: &Portal, claim: &store::Claim) -> Result<()> {
    let scope = claim.scope();
    if claim.attempts > MOST_ATTEMPTS || !claim.active || scope.writer().is_err() {
        return run::give_up(portal, &scope, claim.id, claim.state).await;
    }
    let done = match claim.state {
        ImportState::Checking => check::run(portal, &scope, claim.id).await,
        ImportState::Running => run::run(portal, &scope, claim.id).await,
        ImportState::Undoing => undo::run(portal, &scope, claim.id).await,
        _ => Ok(()),
    };
    match done {
        // Somebody slower than his lease did it.
        Err(error) if error.code() == ErrorCode::StateChanged => Ok(()),
        other => other,
    }
}

/// How long an import is left alone that was taken for the `attempts`-th time.
pub(super) fn lease(attempts: i64) -> TimeDelta {
    TimeDelta::minutes(match attempts {
        ..=1 => 2,
        2 => 10,
        _ => 60,
    })
}
