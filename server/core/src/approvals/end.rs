//! A round ends without a result, because the firm takes its request back or adds a version.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ErrorCode,
    annual_accounts::Effect,
    approvals::{RoundState, SignerState},
};

use super::{events, mails, readers, rounds};
use crate::{annual_accounts, audit, db::Tx, error::Result, portal::Portal, scope::Scope};

/// Carries out what a change of state means for the newest round; everybody who was asked or had approved is told.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: AnnualAccountsId,
    effects: &[Effect],
    now: DateTime<Utc>,
) -> Result<()> {
    if !effects.contains(&Effect::Supersede) {
        return Ok(());
    }
    let Some(kept) = rounds::newest(tx, scope, accounts).await? else { return Ok(()) };
    let row = &kept.row;
    let to = if row.state == RoundState::Sealed { RoundState::Superseded } else { RoundState::Withdrawn };
    let ended = row.ended_at.or(Some(now));
    if !rounds::set_state(tx, scope, row.id, row.state, to, ended, None).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    let mut round = kept.round();
    for signer in &mut round.signers {
        if matches!(signer.state, SignerState::Asked | SignerState::Waiting) {
            signer.state = SignerState::Released;
        }
    }
    rounds::save(tx, scope, row.id, &round).await?;
    let event = events::RoundEnded { accounts, round: row.id, version: row.version_id, how: to };
    audit::record(tx, scope, now, &event).await?;
    let found = annual_accounts::store::find(tx, scope, accounts).await?.ok_or(ErrorCode::NotFound)?;
    let told = kept.signers.iter().filter(|s| matches!(s.state, SignerState::Asked | SignerState::Approved));
    for signer in told {
        mails::withdrawn(tx, portal, scope, &found, signer, now).await?;
    }
    readers::called_off(tx, portal, scope, &kept, &found.name(), now).await
}
