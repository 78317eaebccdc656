//! Approvals: one signer's act on one report version, with its evidence (APP-1 to APP-5).

mod matter;
pub mod store;

use chrono::{DateTime, Utc};
use portal_types::{
    ApprovalId, ErrorCode, MailId,
    annual_accounts::Event,
    approvals::{Decision, Shown, check_reason},
    links::Purpose,
};

pub use store::Approval;

use crate::{
    annual_accounts::{self, AnnualAccounts, ReportVersion, events},
    audit,
    clients::{self, Client, Contact},
    db::Tx,
    error::Result,
    firms, i18n, links,
    outbox::{self, MailContent, NewMail, content::Act},
    people,
    portal::Portal,
    scope::{LinkHolder, Scope},
};

/// Everything an act is about, read inside its transaction.
struct Matter {
    accounts: AnnualAccounts,
    version: ReportVersion,
    client: Client,
    contact: Contact,
}

/// The exact sentence somebody agrees to, in his language.
pub fn declaration(contact: &Contact, client: &str, year: i32, version: i64) -> String {
    let values = [("client", client.to_owned()), ("year", year.to_string()), ("version", version.to_string())];
    i18n::text_with(contact.language, "approvals-declaration", &values)
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
    let (id, now) = (portal.new_id::<ApprovalId>(), portal.now());
    let mails: [MailId; 2] = [portal.new_id(), portal.new_id()];
    let done = portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let matter = load(tx, scope, &holder, &shown).await?;
                let event = if reason.is_some() { Event::Returned } else { Event::Approved };
                if !links::store::consume(tx, scope, holder.link, now).await? {
                    return Err(already(tx, scope, &matter).await?);
                }
                annual_accounts::apply(tx, scope, &matter.accounts, event, now).await?;
                let approval = record_of(scope, &holder, &matter, id, reason, now);
                store::insert(tx, scope, &approval).await?;
                audit_act(tx, scope, &approval, now).await?;
                send_mails(tx, scope, &matter, &approval, mails, now).await?;
                Ok(id)
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(done)
}

/// Loads the matter and refuses when what was shown is not what is there now (APP-3).
async fn load(tx: &mut Tx, scope: &Scope, holder: &LinkHolder, shown: &Shown) -> Result<Matter> {
    let accounts = annual_accounts::store::hold(tx, scope, holder.accounts).await?.ok_or(ErrorCode::NotFound)?;
    let version = annual_accounts::store::newest(tx, scope, holder.accounts).await?.ok_or(ErrorCode::NoReport)?;
    let same = version.id == shown.version && version.id == holder.version && version.sha256 == shown.sha256;
    if !same {
        return Err(ErrorCode::NewerVersion.into());
    }
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let contact = clients::store::contact(tx, scope, holder.contact).await?.ok_or(ErrorCode::NotFound)?;
    if !contact.may_sign || !client.tier.allows(portal_types::Capability::Approve) {
        return Err(ErrorCode::NotAllowed.into());
    }
    Ok(Matter { accounts, version, client, contact })
}

/// Why a link that was live a moment ago is not any more.
async fn already(tx: &mut Tx, scope: &Scope, matter: &Matter) -> Result<crate::error::Error> {
    let decided = store::of_version(tx, scope, matter.version.id).await?.is_some();
    Ok(if decided { ErrorCode::AlreadyDecided } else { ErrorCode::LinkGone }.into())
}

fn record_of(
    scope: &Scope,
    holder: &LinkHolder,
    matter: &Matter,
    id: ApprovalId,
    reason: Option<String>,
    now: DateTime<Utc>,
) -> Approval {
    let Matter { accounts, version, client, contact } = matter;
    let decision = if reason.is_some() { Decision::Returned } else { Decision::Approved };
    Approval {
        id,
        accounts_id: accounts.id,
        version_id: version.id,
        contact_id: contact.id,
        link_id: holder.link,
        decision,
        reason,
        declaration: declaration(contact, &client.name, accounts.financial_year, version.number),
        language: contact.language,
        sha256: version.sha256.clone(),
        signer_name: contact.name.clone(),
        signer_email: contact.email.to_string(),
        client_name: client.name.clone(),
        proof: "link+mailed-code".to_owned(),
        decided_at: now,
        address: scope.origin().address.map(|a| a.to_string()),
        user_agent: scope.origin().user_agent.clone(),
        request_id: scope.origin().request_id.clone(),
    }
}

async fn audit_act(tx: &mut Tx, scope: &Scope, approval: &Approval, now: DateTime<Utc>) -> Result<()> {
    let Approval { id, accounts_id: accounts, version_id: version, contact_id: contact, .. } = *approval;
    match approval.decision {
        Decision::Approved => {
            let sha256 = approval.sha256.clone();
            let event = events::Approved { accounts, approval: id, contact, version, sha256 };
            audit::record(tx, scope, now, &event).await
        }
        Decision::Returned => {
            audit::record(tx, scope, now, &events::Returned { accounts, approval: id, contact, version }).await
        }
    }
}

/// A receipt to the signer, word to whoever uploaded the report.
async fn send_mails(
    tx: &mut Tx,
    scope: &Scope,
    matter: &Matter,
    approval: &Approval,
    ids: [MailId; 2],
    now: DateTime<Utc>,
) -> Result<()> {
    let [receipt, word] = ids;
    let act = Act {
        client: matter.client.name.clone(),
        year: matter.accounts.financial_year,
        version: matter.version.number,
        file_name: matter.version.file_name.clone(),
        signer: matter.contact.name.clone(),
        at: now,
        sha256: matter.version.sha256.clone(),
    };
    let item = Some(matter.accounts.id.0);
    if approval.decision == Decision::Approved {
        let mail = NewMail {
            id: receipt,
            item,
            to_name: matter.contact.name.clone(),
            to_email: matter.contact.email.clone(),
            language: matter.contact.language,
            content: MailContent::ApprovalReceipt(act.clone()),
        };
        outbox::enqueue(tx, scope, now, mail).await?;
    }
    let Some(person) = people::store::employee_person(tx, scope, matter.version.uploaded_by).await? else {
        return Ok(());
    };
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let path = format!("/{}/office/annual-accounts/{}", firm.slug, matter.accounts.id);
    let content = match &approval.reason {
        Some(reason) => MailContent::ReportReturned { act, reason: reason.clone(), path },
        None => MailContent::ApprovalReceived { act, path },
    };
    let mail =
        NewMail { id: word, item, to_name: person.name, to_email: person.email, language: person.language, content };
    outbox::enqueue(tx, scope, now, mail).await
}

/// What the holder of a link sees: the matter, and the decision when there is one.
pub struct Shared {
    /// The annual accounts.
    pub accounts: AnnualAccounts,
    /// The version the link opens.
    pub version: ReportVersion,
    /// The client.
    pub client: Client,
    /// The recipient.
    pub contact: Contact,
    /// Made through this link.
    pub decision: Option<Approval>,
}

/// Reads what a link opens.
pub async fn shared(portal: &Portal, scope: &Scope) -> Result<Shared> {
    let holder = scope.link_holder()?.clone();
    let mut tx = portal.db.glance().await?;
    let found = matter::load(&mut tx, scope, &holder).await?.ok_or(ErrorCode::NotFound)?;
    let (accounts, version, client, contact) = found;
    let decision = store::of_version(&mut tx, scope, holder.version).await?;
    Ok(Shared { accounts, version, client, contact, decision })
}

/// The version a link still shows: after the decision it shows none (DESIGN 3).
pub async fn shown_version(portal: &Portal, scope: &Scope) -> Result<ReportVersion> {
    let shared = shared(portal, scope).await?;
    match shared.decision {
        None => Ok(shared.version),
        Some(_) => Err(ErrorCode::LinkGone.into()),
    }
}
