//! Whoever relies on an approval learns that it was withdrawn.

use portal_types::{ErrorCode, approvals::SignerState};

use super::Withdrawal;
use crate::{
    annual_accounts::{self, AnnualAccounts},
    approvals::{Approval, mails, readers, rounds::Kept, store as approvals},
    clients,
    db::Tx,
    error::Result,
    outbox::MailContent,
    portal::Portal,
    scope::Scope,
};

/// To every signer, him included, to who got a copy of the proof, and to the firm's people.
pub(super) async fn spread(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    kept: &Kept,
    act: &Approval,
    withdrawal: &Withdrawal,
) -> Result<()> {
    let now = withdrawal.recorded_at;
    let version = annual_accounts::store::version(tx, scope, kept.row.version_id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let facts = mails::act(accounts, &version, &client.name, &act.signer_name, act.decided_at);
    let on = withdrawal.withdrawn_on;
    let word = |reason: Option<String>, path: Option<String>| MailContent::ApprovalWithdrawn {
        act: facts.clone(),
        on,
        reason,
        path,
    };
    for signer in kept.signers.iter().filter(|signer| signer.state == SignerState::Approved) {
        let given = approvals::of_signer(tx, scope, kept.row.id, signer.contact_id).await?;
        let Some(his) = given.into_iter().next() else { continue };
        // The reason is between him and the firm.
        let reason = (signer.contact_id == act.contact_id).then(|| withdrawal.reason.clone());
        mails::to_signer(tx, portal, scope, &his, word(reason, None), now).await?;
    }
    readers::prove(tx, portal, scope, kept, word(None, None), now).await?;
    let about = (&version, kept.row.opened_by);
    let reason = Some(withdrawal.reason.clone());
    mails::to_firm(tx, portal, scope, accounts, about, now, |path| word(reason, Some(path))).await
}
