//! Approvals: signers' acts on one report version, with their evidence (APP-1 to APP-5).
//!
//! A *round* asks contacts about a version, by a rule. Each act is a record that never changes; a signer who changes
//! his mind adds one.

mod ask;
mod decide;
mod delegate;
mod end;
pub mod events;
mod mails;
mod matter;
pub mod proof;
pub mod readers;
mod record;
pub mod rounds;
pub mod seal;
pub mod store;
#[cfg(test)]
mod tests;
pub(crate) mod told;
mod undo;
pub mod verify;
pub mod withdrawal;

use chrono::{DateTime, Duration, Utc};
use portal_types::{
    ErrorCode,
    approvals::{Act, Decision, RoundState, SignerState},
    links::Purpose,
    texts::ActText,
};

pub(crate) use {
    ask::{Asked, Opening, open, opening},
    end::carry_out,
};
pub use {
    decide::{approve, return_report},
    delegate::{delegate, stand_ins},
    store::Approval,
    undo::undo,
};

use crate::{
    annual_accounts::{AnnualAccounts, ReportVersion},
    clients::{Client, Contact},
    error::Result,
    firms::{self, Firm},
    portal::Portal,
    scope::Scope,
    texts,
};

/// What a round about this kind of report asks its signers to agree to (DOMAIN 1.5); other acts come beside it.
pub fn main_act(accounts: &AnnualAccounts) -> Act {
    if accounts.kind.is_tax_return() { Act::TaxReturn } else { Act::Concept }
}

/// Until when an approval of this moment can be taken back.
pub fn undo_until(firm: &Firm, decided_at: DateTime<Utc>) -> DateTime<Utc> {
    decided_at + Duration::minutes(firm.undo_minutes.max(0))
}

/// What the holder of a link sees: the matter, and his decision when there is one.
pub struct Shared {
    /// The annual accounts.
    pub accounts: AnnualAccounts,
    /// The version the link opens.
    pub version: ReportVersion,
    /// The client.
    pub client: Client,
    /// The recipient.
    pub contact: Contact,
    /// Where the round stands, for who is asked to approve.
    pub standing: Option<store::Standing>,
    /// His last act in it, unless he took it back.
    pub decision: Option<Approval>,
    /// What he agreed to in the same press.
    pub more: Vec<Approval>,
    /// The exact texts that he is asked to agree to, the main act first.
    pub texts: Vec<ActText>,
}

/// Reads what a link opens.
pub async fn shared(portal: &Portal, scope: &Scope) -> Result<Shared> {
    let holder = scope.link_holder()?.clone();
    let mut tx = portal.db.glance(scope).await?;
    let found = matter::load(&mut tx, scope, &holder).await?.ok_or(ErrorCode::NotFound)?;
    let (accounts, version, client, contact) = found;
    let (mut decision, mut more, mut asked) = (None, Vec::new(), Vec::new());
    let standing = match holder.purpose {
        Purpose::Approve => store::standing(&mut tx, scope, &holder).await?,
        Purpose::View => None,
    };
    if let Some(mine) = standing.as_ref().filter(|mine| mine.acted) {
        let mut acts = store::of_signer(&mut tx, scope, mine.round_id, contact.id).await?.into_iter();
        (decision, more) = (acts.next(), acts.collect());
    }
    if let Some(mine) = standing.as_ref().filter(|mine| mine.state == RoundState::Open) {
        let firm = firms::store::find(&mut tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
        let about = texts::About {
            firm: &firm,
            accounts: &accounts,
            version: version.number,
            client: client.name.as_str(),
            signer: &contact,
            now: portal.now(),
        };
        let main = main_act(&accounts);
        asked = texts::of_round(&mut tx, scope, mine.round_id, main, about, contact.language).await?;
    }
    Ok(Shared { accounts, version, client, contact, standing, decision, more, texts: asked })
}

impl Shared {
    /// Whether there is nothing to decide through this link any more.
    pub fn is_decided(&self) -> bool {
        let acted = self.decision.as_ref().is_some_and(|act| act.decision != Decision::Undone);
        acted || self.standing.as_ref().is_some_and(|standing| standing.state != RoundState::Open)
    }
}

/// The version a link still shows: after the decision it shows none (DESIGN 3).
pub async fn shown_version(portal: &Portal, scope: &Scope) -> Result<ReportVersion> {
    let shared = shared(portal, scope).await?;
    let asked = shared.standing.as_ref().is_none_or(|standing| standing.mine == SignerState::Asked);
    if shared.is_decided() || !asked { Err(ErrorCode::LinkGone.into()) } else { Ok(shared.version) }
}
