//! Asking for approval: a round begins, and whoever is asked first gets a link.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use portal_types::{
    Capability, EmployeeId, ErrorCode, FieldError, FormErrors, RoundId,
    annual_accounts::Route,
    approvals::{Ask, Round, RoundError},
    links::Purpose,
};

use super::{events, main_act, readers, rounds};
use crate::{
    annual_accounts::{AnnualAccounts, ReportVersion, offer},
    audit,
    clients::{self, Client, Contact},
    db::Tx,
    error::{Error, Result},
    people,
    portal::Portal,
    scope::Scope,
    texts,
};

/// What a round is about, read inside its transaction.
pub(crate) struct Asked<'a> {
    pub accounts: &'a AnnualAccounts,
    pub version: &'a ReportVersion,
    pub client: &'a Client,
    pub by: EmployeeId,
}

/// Opens a round and mails the links of those who are asked first.
pub(crate) async fn open(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    about: Asked<'_>,
    ask: &Ask,
    now: DateTime<Utc>,
) -> Result<()> {
    if !about.client.tier.allows(Capability::Approve) {
        return Err(ErrorCode::NotAllowed.into());
    }
    let contacts = clients::store::contacts(tx, scope, about.client.id).await?;
    let chosen = chosen(ask, &contacts)?;
    for contact in &chosen {
        if people::store::works_here(tx, scope, &contact.email).await? {
            return Err(ErrorCode::SignerIsEmployee.into());
        }
    }
    let mailboxes: HashSet<_> = chosen.iter().map(|contact| contact.email.canonical()).collect();
    // One mailbox is one signer, whatever names it has.
    if mailboxes.len() < chosen.len() {
        return Err(invalid("signers"));
    }
    let copies = readers::chosen(&ask.readers, &contacts, &chosen)?;
    let ids: Vec<_> = chosen.iter().map(|contact| contact.id).collect();
    let round = Round::open(ask.rule, ask.needed, &ids).map_err(refusal)?;
    let number = rounds::newest(tx, scope, about.accounts.id).await?.map_or(1, |kept| kept.row.number + 1);
    let route = Route::of(about.accounts.kind, about.client.legal_form);
    let acts = portal_types::texts::asked(route, main_act(about.accounts), &ask.acts).ok_or_else(|| invalid("acts"))?;
    let id = portal.new_id::<RoundId>();
    let (accounts, version, opened_by) = (about.accounts.id, about.version.id, about.by);
    let new = rounds::NewRound { id, accounts, version, number, opened_by };
    rounds::insert(tx, scope, &new, &round, now).await?;
    texts::freeze(tx, scope, id, &acts, ask).await?;
    let event = events::RoundOpened {
        accounts,
        round: id,
        version,
        rule: round.rule,
        needed: round.needed,
        signers: ids,
        readers: copies.iter().map(|contact| contact.id).collect(),
        acts,
    };
    audit::record(tx, scope, now, &event).await?;
    readers::tell(tx, portal, scope, &about, id, &copies, now).await?;
    invite(tx, portal, scope, about.accounts, about.version, &round.asked(), now).await
}

/// Mails each of these contacts a link of his own.
pub(super) async fn invite(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    version: &ReportVersion,
    contacts: &[portal_types::ContactId],
    now: DateTime<Utc>,
) -> Result<()> {
    for id in contacts {
        let contact = clients::store::contact(tx, scope, *id).await?.ok_or(ErrorCode::NotFound)?;
        offer(tx, portal, scope, accounts, version, &contact, Purpose::Approve, now).await?;
    }
    Ok(())
}

/// Who signs: who was chosen, or everybody who may.
fn chosen(ask: &Ask, contacts: &[Contact]) -> Result<Vec<Contact>> {
    if ask.signers.is_empty() {
        let all: Vec<_> = contacts.iter().filter(|contact| contact.authority.may_sign()).cloned().collect();
        return if all.is_empty() { Err(ErrorCode::NoContact.into()) } else { Ok(all) };
    }
    let find = |id| contacts.iter().find(|contact| contact.id == id && contact.authority.may_sign()).cloned();
    let found: Option<Vec<_>> = ask.signers.iter().map(|id| find(*id)).collect();
    found.ok_or_else(|| invalid("signers"))
}

fn refusal(why: RoundError) -> Error {
    match why {
        RoundError::Nobody => ErrorCode::NoContact.into(),
        RoundError::Needed => invalid("needed"),
        _ => invalid("signers"),
    }
}

pub(super) fn invalid(name: &str) -> Error {
    let mut errors = FormErrors::default();
    errors.add(name, FieldError::Invalid);
    portal_types::PortalError::from(errors).into()
}
