//! Who is told what, in the same transaction.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, EmailAddress, EmployeeId, ErrorCode, Sha256Hex, approvals::SealFailure};

use super::{Approval, decide::Matter, rounds::SignerRow, told};
use crate::{
    annual_accounts::{AnnualAccounts, ReportVersion},
    clients,
    db::Tx,
    error::{Error, Result},
    firms,
    outbox::{self, MailContent, NewMail, content::Act},
    people,
    portal::Portal,
    scope::Scope,
};

/// Word to the firm: a client returned the report.
pub(super) async fn returned(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    matter: &Matter,
    approval: &Approval,
    now: DateTime<Utc>,
) -> Result<()> {
    let act = act(&matter.accounts, &matter.version, &matter.client.name, &approval.signer_name, now);
    let reason = approval.reason.clone().unwrap_or_default();
    let about = (&matter.version, matter.kept.row.opened_by);
    to_firm(tx, portal, scope, &matter.accounts, about, now, |path| MailContent::ReportReturned { act, reason, path })
        .await
}

/// The facts of an act, as a mail tells them.
pub(super) fn act(
    accounts: &AnnualAccounts,
    version: &ReportVersion,
    client: &str,
    signer: &str,
    at: DateTime<Utc>,
) -> Act {
    let sha256: Sha256Hex = version.sha256.clone();
    Act {
        client: client.to_owned(),
        report: accounts.name(),
        version: version.number,
        file_name: version.file_name.clone(),
        signer: signer.to_owned(),
        at,
        sha256,
        acts: Vec::new(),
    }
}

/// Word to the firm's people who work on annual accounts.
pub(super) async fn to_firm(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    (version, asked_by): (&ReportVersion, EmployeeId),
    now: DateTime<Utc>,
    content: impl FnOnce(String) -> MailContent,
) -> Result<()> {
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let content = content(format!("/{}/office/annual-accounts/{}", firm.slug, accounts.id));
    let told = told::people(tx, scope, accounts.id, Some(asked_by), version.uploaded_by).await?;
    to_people(tx, portal, scope, accounts.id, told, content, now).await
}

/// Word to those who administer the firm: an approval cannot be sealed.
pub(super) async fn not_sealed(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    (why, since): (SealFailure, DateTime<Utc>),
    now: DateTime<Utc>,
) -> Result<()> {
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let path = format!("/{}/office/annual-accounts/{}", firm.slug, accounts.id);
    let content = MailContent::NotSealed { client: client.name, report: accounts.name(), why, since, path };
    let told = people::store::administrators(tx, scope).await?;
    to_people(tx, portal, scope, accounts.id, told, content, now).await
}

async fn to_people(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: AnnualAccountsId,
    told: Vec<people::store::Person>,
    content: MailContent,
    now: DateTime<Utc>,
) -> Result<()> {
    for person in told {
        let mail = NewMail {
            id: portal.new_id(),
            item: Some(accounts.0),
            to_name: person.name,
            to_email: person.email,
            language: person.language,
            content: content.clone(),
        };
        outbox::enqueue(tx, scope, now, mail).await?;
    }
    Ok(())
}

/// A mail to a signer, under the name and at the address with which he signed: the contact may have another by now.
pub(super) async fn to_signer(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    act: &Approval,
    content: MailContent,
    now: DateTime<Utc>,
) -> Result<()> {
    let email = EmailAddress::parse(&act.signer_email);
    let mail = NewMail {
        id: portal.new_id(),
        item: Some(act.accounts_id.0),
        to_name: act.signer_name.clone(),
        to_email: email.ok_or_else(|| Error::Broken("a signer without an address".to_owned()))?,
        language: act.language,
        content,
    };
    outbox::enqueue(tx, scope, now, mail).await
}

/// Word to a signer: nothing is asked any more.
pub(super) async fn withdrawn(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    signer: &SignerRow,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(contact) = clients::store::contact(tx, scope, signer.contact_id).await? else { return Ok(()) };
    let approved = signer.state == portal_types::approvals::SignerState::Approved;
    let content = MailContent::RequestWithdrawn { report: accounts.name(), approved };
    to_contact(tx, portal, scope, accounts.id, contact, content, now).await
}

/// A mail to a contact about annual accounts.
pub(super) async fn to_contact(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: AnnualAccountsId,
    contact: clients::Contact,
    content: MailContent,
    now: DateTime<Utc>,
) -> Result<()> {
    let mail = NewMail {
        id: portal.new_id(),
        item: Some(accounts.0),
        to_name: contact.name,
        to_email: contact.email,
        language: contact.language,
        content,
    };
    outbox::enqueue(tx, scope, now, mail).await
}
