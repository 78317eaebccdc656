//! Who gets a copy: told when approval is asked, given the proof when the round is sealed. They decide nothing.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ContactId, EmailAddress, ErrorCode, RoundId, links::Purpose, reports::ReportName,
};

use super::{
    ask::{Asked, invalid},
    mails,
    rounds::Kept,
};
use crate::{
    annual_accounts::offer,
    clients::{self, Contact},
    db::Tx,
    error::Result,
    execute, fetch_all, links,
    outbox::MailContent,
    portal::Portal,
    scope::Scope,
};

/// A reader as stored, with his name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReaderRow {
    /// In which round.
    pub round_id: RoundId,
    /// Who.
    pub contact_id: ContactId,
    /// His name.
    pub name: String,
    /// His address.
    pub email: EmailAddress,
}

const INSERT: &str = "INSERT INTO round_readers (firm_id, round_id, contact_id, position) VALUES ($1, $2, $3, $4)";
const REMOVE: &str = "DELETE FROM round_readers WHERE firm_id = $1 AND round_id = $2 AND contact_id = $3";
const OF_ROUND: &str = "SELECT d.round_id, d.contact_id, c.name, c.email
    FROM round_readers d JOIN contacts c ON c.firm_id = d.firm_id AND c.id = d.contact_id
    WHERE d.firm_id = $1 AND d.round_id = $2 ORDER BY d.position";
const OF_ACCOUNTS: &str = "SELECT d.round_id, d.contact_id, c.name, c.email
    FROM round_readers d JOIN contacts c ON c.firm_id = d.firm_id AND c.id = d.contact_id
        JOIN approval_rounds r ON r.firm_id = d.firm_id AND r.id = d.round_id
    WHERE d.firm_id = $1 AND r.accounts_id = $2 ORDER BY d.position";

/// The readers of one round.
pub(crate) async fn of_round(tx: &mut Tx, scope: &Scope, round: RoundId) -> Result<Vec<ReaderRow>> {
    Ok(fetch_all!(tx, ReaderRow, OF_ROUND, scope.firm(), round)?)
}

/// The readers of every round of annual accounts.
pub(crate) async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<ReaderRow>> {
    Ok(fetch_all!(tx, ReaderRow, OF_ACCOUNTS, scope.firm(), id)?)
}

/// Who was chosen. A stranger does not exist; nobody gets two copies, and who signs gets none.
pub(super) fn chosen(ids: &[ContactId], contacts: &[Contact], signers: &[Contact]) -> Result<Vec<Contact>> {
    let mut readers: Vec<Contact> = Vec::with_capacity(ids.len());
    for id in ids {
        let reader = contacts.iter().find(|contact| contact.id == *id).ok_or(ErrorCode::NotFound)?;
        let same = |other: &Contact| other.email.canonical() == reader.email.canonical();
        if signers.iter().any(same) || readers.iter().any(same) {
            return Err(invalid("readers"));
        }
        readers.push(reader.clone());
    }
    Ok(readers)
}

/// Notes the readers of a round that begins, and mails each a link of his own.
pub(super) async fn tell(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    about: &Asked<'_>,
    round: RoundId,
    readers: &[Contact],
    now: DateTime<Utc>,
) -> Result<()> {
    for (position, reader) in (1_i64..).zip(readers) {
        execute!(tx, INSERT, scope.firm(), round, reader.id, position)?;
        offer(tx, portal, scope, about.accounts, about.version, reader, Purpose::View, now).await?;
    }
    Ok(())
}

/// Somebody signs after all, in another's place: he is no reader any more.
pub(super) async fn signs_now(tx: &mut Tx, scope: &Scope, round: RoundId, contact: &Contact) -> Result<()> {
    for reader in of_round(tx, scope, round).await? {
        if reader.email.canonical() == contact.email.canonical() {
            execute!(tx, REMOVE, scope.firm(), round, reader.contact_id)?;
        }
    }
    Ok(())
}

/// The round came to nothing: what the readers were shown does not stand, and their links end.
pub(super) async fn called_off(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    kept: &Kept,
    report: &ReportName,
    now: DateTime<Utc>,
) -> Result<()> {
    let accounts = kept.row.accounts_id;
    for reader in of_round(tx, scope, kept.row.id).await? {
        links::store::revoke_views(tx, scope, accounts, reader.contact_id, now).await?;
        let Some(contact) = clients::store::contact(tx, scope, reader.contact_id).await? else { continue };
        mails::to_contact(
            tx,
            portal,
            scope,
            accounts,
            contact,
            MailContent::CopyWithdrawn { report: report.clone() },
            now,
        )
        .await?;
    }
    Ok(())
}

/// The round is sealed: everybody who got a copy gets the proof.
pub(super) async fn prove(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    kept: &Kept,
    content: MailContent,
    now: DateTime<Utc>,
) -> Result<()> {
    for reader in of_round(tx, scope, kept.row.id).await? {
        let Some(contact) = clients::store::contact(tx, scope, reader.contact_id).await? else { continue };
        mails::to_contact(tx, portal, scope, kept.row.accounts_id, contact, content.clone(), now).await?;
    }
    Ok(())
}
