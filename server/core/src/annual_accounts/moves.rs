//! An employee moves annual accounts along.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ErrorCode, NoteId,
    annual_accounts::{CheckedMove, MoveForm},
};

use super::{apply, events, notes, store, workflow};
use crate::{approvals, audit, db::Tx, error::Result, links, portal::Portal, scope::Scope};

/// Does what the form says, if that fits now.
pub async fn make_move(portal: &Portal, scope: &Scope, id: AnnualAccountsId, form: &MoveForm) -> Result<()> {
    let checked = form.check()?;
    scope.may(checked.step.right())?;
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move { make_move_in(tx, &inside, scope, id, checked, now).await })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// The same within a transaction.
pub(super) async fn make_move_in(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: AnnualAccountsId,
    checked: CheckedMove,
    now: DateTime<Utc>,
) -> Result<()> {
    let CheckedMove { step, on, reason } = checked;
    scope.may(step.right())?;
    let found = store::hold(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    // Before the audit log, as whoever opens a link does: what ends a round ends its readers' links last.
    links::store::hold_of_accounts(tx, scope, id).await?;
    let today = workflow::today_of(tx, scope, now).await?;
    let effects = apply(tx, scope, &found, step.event(on.unwrap_or(today)), now).await?;
    let to = store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?.state;
    let reason = match reason {
        Some(text) => {
            let note: NoteId = portal.new_id();
            notes::insert(tx, scope, note, id, &text, now).await?;
            Some(note)
        }
        None => None,
    };
    audit::record(tx, scope, now, &events::Moved { accounts: id, step, from: found.state, to, on, reason }).await?;
    approvals::carry_out(tx, portal, scope, id, effects, now).await
}
