//! A signer approves, or returns the report.

use chrono::{DateTime, Utc};
use portal_types::{
    ApprovalId, ContactId, ErrorCode,
    annual_accounts::Event,
    approvals::{Decision, RoundError, RoundState, Shown, check_reason},
    links::Purpose,
    texts::ActText,
};

use super::{
    Approval, ask, events, mails, main_act, readers, record,
    rounds::{self, Kept},
    store, undo_until,
};
use crate::{
    annual_accounts::{self, AnnualAccounts, ReportVersion},
    audit,
    clients::{self, Client, Contact},
    db::Tx,
    error::{Error, Result},
    firms, links, people,
    portal::Portal,
    scope::{LinkHolder, Scope},
    texts,
};

/// Everything an act is about, read inside its transaction.
pub(super) struct Matter {
    pub accounts: AnnualAccounts,
    pub version: ReportVersion,
    pub client: Client,
    pub contact: Contact,
    pub kept: Kept,
    /// What is asked, the main act first.
    pub texts: Vec<ActText>,
}

/// Approves what was shown.
pub async fn approve(portal: &Portal, scope: &Scope, shown: Shown) -> Result<ApprovalId> {
    decide(portal, scope, shown, None).await
}

/// Returns what was shown to the firm, with a reason.
pub async fn return_report(portal: &Portal, scope: &Scope, shown: Shown, reason: &str) -> Result<ApprovalId> {
    let reason = check_reason(reason)?;
    decide(portal, scope, shown, Some(reason)).await
}

async fn decide(portal: &Portal, scope: &Scope, shown: Shown, reason: Option<String>) -> Result<ApprovalId> {
    let holder = scope.link_holder()?.clone();
    if holder.purpose != Purpose::Approve {
        return Err(ErrorCode::NotAllowed.into());
    }
    let (id, now, inside) = (portal.new_id::<ApprovalId>(), portal.now(), portal.clone());
    let done = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let matter = load(tx, &inside, scope, &holder, &shown).await?;
                if !links::store::consume(tx, scope, holder.link, now).await? {
                    return Err(already(&matter, holder.contact));
                }
                links::store::end_of_recipient(tx, scope, holder.accounts, holder.contact, now).await?;
                rounds::decided(tx, scope, matter.kept.row.id, holder.contact, Some(now)).await?;
                match reason {
                    None => {
                        record::same_texts(&shown, &matter.texts)?;
                        approved(tx, &inside, scope, &holder, &matter, id, now).await?;
                    }
                    Some(reason) => returned(tx, &inside, scope, &holder, &matter, (id, reason), now).await?,
                }
                Ok(id)
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    portal.seal_wake.notify_one();
    Ok(done)
}

/// Loads the matter and refuses when what was shown is not what is there now (APP-3).
pub(super) async fn load(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    holder: &LinkHolder,
    shown: &Shown,
) -> Result<Matter> {
    let accounts = annual_accounts::store::hold(tx, scope, holder.accounts).await?.ok_or(ErrorCode::NotFound)?;
    let version = annual_accounts::store::newest(tx, scope, holder.accounts).await?.ok_or(ErrorCode::NoReport)?;
    let same = version.id == shown.version && version.id == holder.version && version.sha256 == shown.sha256;
    if !same {
        return Err(ErrorCode::NewerVersion.into());
    }
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let contact = clients::store::contact(tx, scope, holder.contact).await?.ok_or(ErrorCode::NotFound)?;
    if !contact.authority.may_sign() || !client.allows(portal_types::Capability::Approve) {
        return Err(ErrorCode::NotAllowed.into());
    }
    // The address may have become another since he was asked.
    if people::store::works_here(tx, scope, &contact.email).await? {
        return Err(ErrorCode::SignerIsEmployee.into());
    }
    let kept = rounds::newest(tx, scope, accounts.id).await?.filter(|kept| kept.row.version_id == version.id);
    let kept = kept.ok_or(ErrorCode::LinkGone)?;
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let (name, number, now) = (client.name.as_str(), version.number, portal.now());
    let about = texts::About { firm: &firm, accounts: &accounts, version: number, client: name, signer: &contact, now };
    let texts = texts::of_round(tx, scope, kept.row.id, main_act(&accounts), about, contact.language).await?;
    Ok(Matter { accounts, version, client, contact, kept, texts })
}

/// Why a link that was live a moment ago is not any more.
fn already(matter: &Matter, contact: ContactId) -> Error {
    let mine = matter.kept.signers.iter().find(|signer| signer.contact_id == contact);
    let decided = mine.is_some_and(|signer| signer.decided_at.is_some());
    let over = matches!(matter.kept.row.state, RoundState::Complete | RoundState::Sealed | RoundState::Returned);
    if decided || over { ErrorCode::AlreadyDecided } else { ErrorCode::LinkGone }.into()
}

async fn approved(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    holder: &LinkHolder,
    matter: &Matter,
    id: ApprovalId,
    now: DateTime<Utc>,
) -> Result<()> {
    let (mut round, row) = (matter.kept.round(), &matter.kept.row);
    // His authority may have become another since he was asked.
    if !matter.contact.authority.suffices(round.needed) {
        return Err(ErrorCode::JointlyOnly.into());
    }
    let turn = store::turns(tx, scope, row.id, holder.contact).await? + 1;
    let outcome = round.approve(matter.contact.id).map_err(|why| refusal(why, matter))?;
    let event = Event::Approved { complete: outcome.complete };
    annual_accounts::apply(tx, scope, &matter.accounts, event, now).await?;
    rounds::save(tx, scope, row.id, &round).await?;
    for (place, text) in matter.texts.iter().enumerate() {
        let id = if place == 0 { id } else { portal.new_id() };
        let approval = record::of(scope, holder, matter, text, (id, turn), now);
        store::insert(tx, scope, &approval).await?;
        let Approval { accounts_id: accounts, version_id: version, contact_id: contact, act, sha256, .. } = approval;
        let event = events::Approved { accounts, approval: id, round: row.id, contact, version, sha256, act };
        audit::record(tx, scope, now, &event).await?;
    }
    if outcome.complete {
        let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
        let due = undo_until(&firm, now);
        if !rounds::set_state(tx, scope, row.id, RoundState::Open, RoundState::Complete, Some(now), Some(due)).await? {
            return Err(ErrorCode::StateChanged.into());
        }
    }
    ask::invite(tx, portal, scope, &matter.accounts, &matter.version, &outcome.asked, now).await
}

async fn returned(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    holder: &LinkHolder,
    matter: &Matter,
    (id, reason): (ApprovalId, String),
    now: DateTime<Utc>,
) -> Result<()> {
    let (mut round, row) = (matter.kept.round(), &matter.kept.row);
    let turn = store::turns(tx, scope, row.id, holder.contact).await? + 1;
    // Who returns the report returns it as a whole: one record, of the main act.
    let main = matter.texts.first().ok_or(ErrorCode::LinkGone)?;
    let record = record::of(scope, holder, matter, main, (id, turn), now);
    let approval = &Approval { decision: Decision::Returned, reason: Some(reason), ..record };
    store::insert(tx, scope, approval).await?;
    round.return_report(matter.contact.id).map_err(|why| refusal(why, matter))?;
    annual_accounts::apply(tx, scope, &matter.accounts, Event::Returned, now).await?;
    rounds::save(tx, scope, row.id, &round).await?;
    if !rounds::set_state(tx, scope, row.id, RoundState::Open, RoundState::Returned, Some(now), None).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    let (accounts, version, contact) = (approval.accounts_id, approval.version_id, approval.contact_id);
    let event = events::Returned { accounts, approval: approval.id, round: row.id, contact, version };
    audit::record(tx, scope, now, &event).await?;
    readers::called_off(tx, portal, scope, &matter.kept, &matter.accounts.name(), now).await?;
    mails::returned(tx, portal, scope, matter, approval, now).await
}

fn refusal(why: RoundError, matter: &Matter) -> Error {
    let open = matter.kept.row.state == RoundState::Open;
    match why {
        RoundError::NotAsked if open => ErrorCode::NotAllowed,
        _ => ErrorCode::AlreadyDecided,
    }
    .into()
}
