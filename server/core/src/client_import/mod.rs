//! Importing clients and contacts from a file: read, mapped, looked at without changing anything, taken over, and taken
//! back (docs/client-import.md).

mod apply;
mod card;
mod check;
mod errors_file;
mod events;
mod existing;
mod items;
mod lines;
mod parts;
mod read;
mod run;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod undo;
mod upload;
mod work;

use portal_types::{
    ErrorCode, ImportId,
    client_import::{ALL_MAX, ChoicesForm, Counts, ImportMode, ImportState, RunForm},
};

pub use {
    card::{Listed, Shown, Told, list, show},
    errors_file::write as errors_file,
    items::Left,
    upload::upload,
    work::work,
};

use crate::{audit, error::Result, portal::Portal, scope::Scope};

/// Says what the columns hold, and has every row looked at.
pub async fn choose(portal: &Portal, scope: &Scope, id: ImportId, form: &ChoicesForm) -> Result<()> {
    scope.writer()?;
    let form = form.clone();
    let total = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let import = store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                if !import.state.may_be_discarded() {
                    return Err(ErrorCode::StateChanged.into());
                }
                let headers: Vec<String> = serde_json::from_str(&import.headers)?;
                let choices = form.check(headers.len())?;
                store::choose(tx, scope, id, &serde_json::to_string(&choices)?).await?;
                moved(store::set_state(tx, scope, id, import.state, ImportState::Checking).await?)?;
                Ok(import.total)
            })
        })
        .await?;
    work::begin(portal, id, total).await
}

fn moved(moved: bool) -> Result<()> {
    if moved { Ok(()) } else { Err(ErrorCode::StateChanged.into()) }
}

/// Takes the rows over that were looked at.
pub async fn run(portal: &Portal, scope: &Scope, id: ImportId, form: &RunForm) -> Result<()> {
    scope.writer()?;
    let (form, now) = (form.clone(), portal.now());
    let total = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let import = store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                let found: Counts = serde_json::from_str(&import.found.ok_or(ErrorCode::StateChanged)?)?;
                let choice = form.check(&found)?;
                if choice.mode == ImportMode::All && import.total > ALL_MAX {
                    return Err(ErrorCode::TooManyRows.into());
                }
                store::decide(tx, scope, id, choice.mode.code(), choice.accepts, &choice.reason).await?;
                moved(store::set_state(tx, scope, id, ImportState::Checked, ImportState::Running).await?)?;
                let event = events::ImportStarted { import: id, mode: choice.mode, accepts: choice.accepts };
                audit::record(tx, scope, now, &event).await?;
                Ok(import.total)
            })
        })
        .await?;
    work::begin(portal, id, total).await
}

/// Takes an import back.
pub async fn undo(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    scope.writer()?;
    let now = portal.now();
    let total = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let import = store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                if !import.state.may_be_undone() {
                    return Err(ErrorCode::StateChanged.into());
                }
                moved(store::set_state(tx, scope, id, import.state, ImportState::Undoing).await?)?;
                audit::record(tx, scope, now, &events::ImportUndoStarted { import: id }).await?;
                Ok(import.total)
            })
        })
        .await?;
    work::begin(portal, id, total).await
}

/// Removes a file of which nothing was taken over.
pub async fn discard(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    scope.writer()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let import = store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                if !import.state.may_be_discarded() {
                    return Err(ErrorCode::StateChanged.into());
                }
                store::forget(tx, scope, id).await?;
                audit::record(tx, scope, now, &events::ImportDiscarded { import: id }).await
            })
        })
        .await
}
