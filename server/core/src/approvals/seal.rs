//! Sealing: once nobody can undo any more, the evidence is made, the signers get it and the firm is told (APP-2).
//!
//! What is due is a query, and the round's state decides once more inside the transaction; so any number of nodes may
//! try, and a killed one loses nothing. One that fails is left alone for a while, longer each time (`trouble.rs`).

mod store;
mod trouble;

use std::time::Duration;

use chrono::{DateTime, Utc};
use portal_types::{
    ErrorCode, FirmId, RoundId,
    annual_accounts::Event,
    approvals::{RoundState, SignerState},
};
use uuid::Uuid;

use super::{
    events, mails,
    proof::{self, Proof},
    readers,
    rounds::{self, Kept},
    store as approvals,
};
use crate::{
    annual_accounts, audit, clients,
    db::{Reach, Tx},
    error::{Error, Result},
    outbox::{self, MailContent, content::StoredFile},
    portal::Portal,
    scope::Scope,
};

pub(crate) use trouble::accounts_in_trouble;
pub use trouble::{Failures, Trouble, late, try_again};

/// How often the table is looked at when nobody wakes the worker.
const POLL: Duration = Duration::from_secs(5);

/// Seals until `stop` completes.
pub async fn run(portal: Portal, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        let wake = portal.seal_wake.notified();
        if let Err(error) = seal_due(&portal).await {
            tracing::error!(%error, "rounds are not sealed");
        }
        tokio::select! {
            () = &mut stop => return,
            () = wake => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Seals everything that is due; how many rounds.
pub async fn seal_due(portal: &Portal) -> Result<usize> {
    let mut tx = portal.db.glance(Reach::Across).await?;
    let found = store::due(&mut tx, portal.now()).await?;
    drop(tx);
    let mut sealed = 0;
    for due in found {
        match seal(portal, due.firm_id, due.id).await {
            Ok(true) => sealed += 1,
            Ok(false) => {}
            // One that cannot be sealed does not stop the others.
            Err(error) => {
                tracing::error!(firm = %due.firm_id, round = %due.id, %error, "a round is not sealed");
                trouble::note(portal, due, &error).await?;
            }
        }
    }
    Ok(sealed)
}

/// Seals one round; `false` when there was nothing to do, because another node was faster or a signer undid.
pub async fn seal(portal: &Portal, firm: FirmId, id: RoundId) -> Result<bool> {
    let (now, inside, scope) = (portal.now(), portal.clone(), portal.system_scope(firm, "sealing"));
    let mut tx = portal.db.glance(&scope).await?;
    let Some(kept) = rounds::by_id(&mut tx, &scope, id).await? else { return Ok(false) };
    drop(tx);
    if !is_due(&kept, now) {
        return Ok(false);
    }
    // Bytes first, durable, then the row. What is due can no longer change, so the facts are those of the transaction.
    let made = proof::make(portal, &scope, &kept).await?;
    let (files, unused) = (made.clone(), portal.new_id());
    let sealed = portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move { store_seal(tx, &inside, scope, id, (unused, &files), now).await })
        })
        .await;
    // Certainly no row names these bytes; where not even that is certain they stay.
    if matches!(sealed, Ok(false) | Err(Error::Portal(_))) {
        proof::discard(portal, &made).await;
    }
    portal.outbox_wake.notify_one();
    sealed
}

fn is_due(kept: &Kept, now: DateTime<Utc>) -> bool {
    let row = &kept.row;
    let waits = row.seal_try_at.is_some_and(|again| again > now);
    row.state == RoundState::Complete && row.seal_due_at.is_some_and(|due| due <= now) && !waits
}

async fn store_seal(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: RoundId,
    (proof_id, proof): (Uuid, &Proof),
    now: DateTime<Utc>,
) -> Result<bool> {
    let Some(asked) = rounds::by_id(tx, scope, id).await? else { return Ok(false) };
    let held = annual_accounts::store::hold(tx, scope, asked.row.accounts_id).await?.ok_or(ErrorCode::NotFound)?;
    // Read again now that nobody else can change it.
    let kept = rounds::by_id(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    if !is_due(&kept, now) {
        return Ok(false);
    }
    let ended = kept.row.ended_at;
    if !rounds::set_state(tx, scope, id, RoundState::Complete, RoundState::Sealed, ended, kept.row.seal_due_at).await? {
        return Ok(false);
    }
    annual_accounts::apply(tx, scope, &held, Event::Sealed, now).await?;
    proof::insert(tx, scope, proof_id, proof, now).await?;
    let (version, evidence) = (kept.row.version_id, proof.pdf_sha256.clone());
    let event = events::Sealed { accounts: held.id, round: id, version, evidence };
    audit::record(tx, scope, now, &event).await?;
    tell(tx, portal, scope, &held, &kept, proof, now).await?;
    Ok(true)
}

/// One mail per signer who approved, one to the firm.
async fn tell(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &annual_accounts::AnnualAccounts,
    kept: &Kept,
    proof: &Proof,
    now: DateTime<Utc>,
) -> Result<()> {
    let version = annual_accounts::store::version(tx, scope, kept.row.version_id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let approved = kept.signers.iter().filter(|signer| signer.state == SignerState::Approved);
    let mut names = Vec::new();
    for signer in approved {
        let given = approvals::of_signer(tx, scope, kept.row.id, signer.contact_id).await?;
        let Some(his) = given.first().cloned() else { continue };
        let act = mails::act(accounts, &version, &client.name, &his.signer_name, his.decided_at);
        // An approval alone is what the mail is about anyhow.
        let acts = if given.len() > 1 { given.iter().map(|act| act.act).collect() } else { Vec::new() };
        let act = outbox::content::Act { acts, ..act };
        let evidence = Some(StoredFile { key: proof.pdf_key.clone(), sha256: proof.pdf_sha256.clone() });
        let content = MailContent::ApprovalReceipt { act, evidence };
        mails::to_signer(tx, portal, scope, &his, content, now).await?;
        names.push(his.signer_name);
    }
    let at = kept.row.ended_at.unwrap_or(now);
    let act = mails::act(accounts, &version, &client.name, &names.join(", "), at);
    let evidence = StoredFile { key: proof.pdf_key.clone(), sha256: proof.pdf_sha256.clone() };
    let copy = MailContent::ProofCopy { act: act.clone(), evidence };
    readers::prove(tx, portal, scope, kept, copy, now).await?;
    let about = (&version, kept.row.opened_by);
    mails::to_firm(tx, portal, scope, accounts, about, now, |path| MailContent::ApprovalReceived { act, path }).await
}
