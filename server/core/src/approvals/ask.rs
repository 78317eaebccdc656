//! Asking for approval: a round begins, and whoever is asked first gets a link.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use portal_types::{
    Capability, EmployeeId, ErrorCode, FieldError, FormErrors, LegalForm, PortalError, RoundId,
    annual_accounts::Route,
    approvals::{Act, Ask, Round, RoundError, Rule, default_signers, lone_joint},
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
    pub by: EmployeeId,
}

/// A round that can be opened; nothing of it is written.
pub(crate) struct Opening {
    round: Round,
    number: i64,
    acts: Vec<Act>,
    signers: Vec<Contact>,
    copies: Vec<Contact>,
}

impl Opening {
    /// Who gets a mail when it begins.
    pub(crate) fn mailed(&self) -> impl Iterator<Item = &Contact> {
        let asked = self.round.asked();
        self.signers.iter().filter(move |signer| asked.contains(&signer.id)).chain(&self.copies)
    }
}

/// Whether approval can be asked of whom was chosen.
pub(crate) async fn opening(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    client: &Client,
    ask: &Ask,
) -> Result<Opening> {
    if !client.allows(Capability::Approve) {
        return Err(ErrorCode::NotAllowed.into());
    }
    let contacts = clients::store::contacts(tx, scope, client.id).await?;
    let (rule, needed, signers) = chosen(ask, client.legal_form, &contacts)?;
    for contact in &signers {
        if people::store::works_here(tx, scope, &contact.email).await? {
            return Err(ErrorCode::SignerIsEmployee.into());
        }
    }
    let mailboxes: HashSet<_> = signers.iter().map(|contact| contact.email.canonical()).collect();
    // One mailbox is one signer, whatever names it has.
    if mailboxes.len() < signers.len() {
        return Err(invalid("signers"));
    }
    let copies = readers::chosen(&ask.readers, &contacts, &signers)?;
    let ids: Vec<_> = signers.iter().map(|contact| contact.id).collect();
    let round = Round::open(rule, needed, &ids).map_err(refusal)?;
    jointly(round.needed, &signers)?;
    let number = rounds::newest(tx, scope, accounts.id).await?.map_or(1, |kept| kept.row.number + 1);
    let route = Route::of(accounts.kind, client.legal_form);
    let acts = portal_types::texts::asked(route, main_act(accounts), &ask.acts).ok_or_else(|| invalid("acts"))?;
    // Some of them do not adopt (article 2:210 lid 5 BW).
    if acts.contains(&Act::Adoption) && round.needed < round.signers.len() {
        return Err(ErrorCode::NotEverybody.into());
    }
    Ok(Opening { round, number, acts, signers, copies })
}

/// Opens a round and mails the links of those who are asked first.
pub(crate) async fn open(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    about: Asked<'_>,
    opening: Opening,
    ask: &Ask,
    now: DateTime<Utc>,
) -> Result<()> {
    let Opening { round, number, acts, signers, copies } = opening;
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
        signers: signers.iter().map(|contact| contact.id).collect(),
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

/// Who signs and by which rule: as was chosen, or as the legal form has it (DOMAIN 2.1).
fn chosen(ask: &Ask, form: LegalForm, contacts: &[Contact]) -> Result<(Rule, usize, Vec<Contact>)> {
    let known: Vec<_> = contacts.iter().map(|contact| (contact.id, contact.authority)).collect();
    let (rule, needed, ids) = match (ask.rule, ask.signers.as_slice()) {
        (None, []) => default_signers(form, &known),
        (Some(rule), []) => (rule, ask.needed, default_signers(form, &known).2),
        (rule, chosen) => (rule.unwrap_or(Rule::All), ask.needed, chosen.to_vec()),
    };
    if ids.is_empty() {
        return Err(ErrorCode::NoContact.into());
    }
    let find = |id| contacts.iter().find(|contact| contact.id == id && contact.authority.may_sign()).cloned();
    let found: Option<Vec<_>> = ids.iter().map(|id| find(*id)).collect();
    Ok((rule, needed, found.ok_or_else(|| invalid("signers"))?))
}

/// Refuses a round that somebody who signs jointly could complete by himself, and says who that is.
fn jointly(needed: usize, signers: &[Contact]) -> Result<()> {
    let known: Vec<_> = signers.iter().map(|contact| (contact.id, contact.authority)).collect();
    let lone = lone_joint(needed, &known).and_then(|id| signers.iter().find(|contact| contact.id == id));
    let Some(lone) = lone else { return Ok(()) };
    let mut errors = FormErrors::default();
    errors.add("signers", FieldError::JointlyOnly(lone.name.clone()));
    Err(PortalError { code: ErrorCode::JointlyOnly, ..errors.into() }.into())
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
    PortalError::from(errors).into()
}
