//! A signer takes his approval back, within the time for it.

use chrono::{DateTime, Utc};
use portal_types::{
    ApprovalId, ErrorCode,
    annual_accounts::Event,
    approvals::{Decision, RoundError, RoundState},
};

use super::{Approval, ask, events, rounds, store, undo_until};
use crate::{
    annual_accounts, audit,
    db::Tx,
    error::{Error, Result},
    firms, links,
    portal::Portal,
    scope::{LinkHolder, Scope},
};

/// Takes the holder's approval back. He, and whoever is asked again because of it, gets a new link: one that was used
/// stays used.
pub async fn undo(portal: &Portal, scope: &Scope) -> Result<()> {
    let holder = scope.link_holder()?.clone();
    let (id, now, inside) = (portal.new_id::<ApprovalId>(), portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| Box::pin(async move { take_back(tx, &inside, scope, &holder, id, now).await }))
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

async fn take_back(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    holder: &LinkHolder,
    id: ApprovalId,
    now: DateTime<Utc>,
) -> Result<()> {
    let accounts = annual_accounts::store::hold(tx, scope, holder.accounts).await?.ok_or(ErrorCode::NotFound)?;
    let kept = rounds::newest(tx, scope, accounts.id).await?.ok_or(ErrorCode::UndoOver)?;
    let acts = store::of_signer(tx, scope, kept.row.id, holder.contact).await?;
    let last = acts.first().ok_or(ErrorCode::UndoOver)?;
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    // Only through the link it was made with, and only while there is time.
    let mine = last.decision == Decision::Approved && last.link_id == holder.link;
    let open = matches!(kept.row.state, RoundState::Open | RoundState::Complete);
    if !mine || !open || now >= undo_until(&firm, last.decided_at) {
        return Err(ErrorCode::UndoOver.into());
    }
    let mut round = kept.round();
    let undone = round.undo(holder.contact).map_err(refusal)?;
    let version = annual_accounts::store::version(tx, scope, holder.version).await?.ok_or(ErrorCode::NotFound)?;
    let event = Event::Undone { others: undone.others };
    annual_accounts::apply(tx, scope, &accounts, event, now).await?;
    rounds::save(tx, scope, kept.row.id, &round).await?;
    rounds::decided(tx, scope, kept.row.id, holder.contact, None).await?;
    if !rounds::set_state(tx, scope, kept.row.id, kept.row.state, RoundState::Open, None, None).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    let origin = scope.origin();
    for (place, act) in acts.iter().enumerate() {
        let record = Approval {
            id: if place == 0 { id } else { portal.new_id() },
            turn: act.turn + 1,
            decision: Decision::Undone,
            decided_at: now,
            address: origin.address.map(|a| a.to_string()),
            user_agent: origin.user_agent.clone(),
            request_id: origin.request_id.clone(),
            ..act.clone()
        };
        store::insert(tx, scope, &record).await?;
    }
    let (round_id, contact) = (kept.row.id, holder.contact);
    let event = events::Undone { accounts: accounts.id, approval: id, round: round_id, contact, version: version.id };
    audit::record(tx, scope, now, &event).await?;
    for contact in &undone.called_off {
        links::store::end_of_recipient(tx, scope, accounts.id, *contact, now).await?;
    }
    ask::invite(tx, portal, scope, &accounts, &version, &undone.asked, now).await
}

fn refusal(why: RoundError) -> Error {
    match why {
        RoundError::OthersFollowed => ErrorCode::OthersFollowed,
        _ => ErrorCode::UndoOver,
    }
    .into()
}
