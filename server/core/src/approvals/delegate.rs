//! A signer lets somebody else decide, where the firm allows that.

use portal_types::{
    ContactId, EmailAddress, ErrorCode,
    approvals::{RoundState, Shown},
    links::Purpose,
};

use super::{
    ask,
    decide::{self, Matter},
    events, readers,
    rounds::{self, Kept},
};
use crate::{
    audit, clients,
    db::Tx,
    error::Result,
    firms::{self, Firm},
    links, people,
    portal::Portal,
    scope::{LinkHolder, Scope},
    texts,
};

/// Who may decide instead of the holder: nobody where the firm does not allow it, or nothing is asked.
pub async fn stand_ins(portal: &Portal, scope: &Scope, firm: &Firm) -> Result<Vec<(ContactId, String)>> {
    let holder = scope.link_holder()?;
    if !firm.may_delegate || holder.purpose != Purpose::Approve {
        return Ok(Vec::new());
    }
    let mut tx = portal.db.glance(scope).await?;
    let Some(kept) = rounds::newest(&mut tx, scope, holder.accounts).await? else { return Ok(Vec::new()) };
    let (needed, asked) = (kept.round().needed, |email: &EmailAddress| signs(&kept, email));
    if in_person(&mut tx, scope, &kept).await? {
        return Ok(Vec::new());
    }
    let contacts = clients::store::contacts(&mut tx, scope, holder.client).await?;
    let free = contacts.into_iter().filter(|contact| contact.authority.suffices(needed) && !asked(&contact.email));
    Ok(free.map(|contact| (contact.id, contact.name)).collect())
}

/// Whether somebody with this mailbox is one of the signers: one mailbox is one signer.
fn signs(kept: &Kept, email: &EmailAddress) -> bool {
    kept.signers.iter().any(|signer| signer.email.canonical() == email.canonical())
}

/// Whether the round asks what nobody can do for another.
async fn in_person(tx: &mut Tx, scope: &Scope, kept: &Kept) -> Result<bool> {
    let acts = texts::acts_of_accounts(tx, scope, kept.row.accounts_id).await?;
    Ok(acts.iter().any(|(round, act)| *round == kept.row.id && portal_types::texts::in_person(*act)))
}

/// Hands the holder's decision on what was shown to another contact of the same client who may sign. Whoever could not
/// decide cannot hand it over either.
pub async fn delegate(portal: &Portal, scope: &Scope, shown: Shown, to: ContactId) -> Result<()> {
    let holder = scope.link_holder()?.clone();
    if holder.purpose != Purpose::Approve {
        return Err(ErrorCode::NotAllowed.into());
    }
    let (now, inside) = (portal.now(), portal.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move { hand_over(tx, &inside, scope, &holder, &shown, to, now).await })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

async fn hand_over(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    holder: &LinkHolder,
    shown: &Shown,
    to: ContactId,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    if !firm.may_delegate {
        return Err(ErrorCode::NotAllowed.into());
    }
    let Matter { accounts, version, client, kept, .. } = decide::load(tx, portal, scope, holder, shown).await?;
    if kept.row.state != RoundState::Open || !links::store::consume(tx, scope, holder.link, now).await? {
        return Err(ErrorCode::LinkGone.into());
    }
    let contacts = clients::store::contacts(tx, scope, client.id).await?;
    let stand_in = contacts.into_iter().find(|contact| contact.id == to && contact.authority.may_sign());
    let stand_in = stand_in.ok_or(ErrorCode::NotFound)?;
    if people::store::works_here(tx, scope, &stand_in.email).await? {
        return Err(ErrorCode::SignerIsEmployee.into());
    }
    if in_person(tx, scope, &kept).await? {
        return Err(ErrorCode::NotAllowed.into());
    }
    if signs(&kept, &stand_in.email) {
        return Err(ErrorCode::StateChanged.into());
    }
    let mut round = kept.round();
    if !stand_in.authority.suffices(round.needed) {
        return Err(ErrorCode::JointlyOnly.into());
    }
    round.delegate(holder.contact, to).map_err(|_| ErrorCode::StateChanged)?;
    rounds::save(tx, scope, kept.row.id, &round).await?;
    readers::signs_now(tx, scope, kept.row.id, &stand_in).await?;
    links::store::end_of_recipient(tx, scope, accounts.id, holder.contact, now).await?;
    let event = events::Delegated { accounts: accounts.id, round: kept.row.id, contact: holder.contact, to };
    audit::record(tx, scope, now, &event).await?;
    ask::invite(tx, portal, scope, &accounts, &version, &[to], now).await
}
