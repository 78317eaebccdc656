//! One client's annual accounts of one financial year, with its immutable report versions.

mod assign;
mod compare;
pub mod events;
mod moves;
pub mod notes;
mod offer;
pub mod overview;
mod pages;
pub mod people;
mod recipients;
mod seen;
mod share;
pub mod start_many;
pub mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_compare;
pub mod timeline;
mod upload;
mod workflow;

use chrono::NaiveDate;
use portal_types::{
    AnnualAccountsId, Capability, ClientId, EmployeeId, ErrorCode, Right, RoundId,
    annual_accounts::{Actor, Event, Move, StartAnnualAccounts, transition},
    approvals::{Act, Decision},
    links::Purpose,
    reports::{NewReportForm, ReportName},
};

pub use {
    assign::assign,
    compare::{Compared, Differences, Since, compare, since},
    moves::make_move,
    notes::add_note,
    pages::{ReportPage, ReportPages, ShowError, draw_ahead, outline, report_page, report_pages},
    seen::{Look, seen_by_firm},
    share::{ask_approval, renew_link, share, share_to_view},
    store::{AnnualAccounts, ReportVersion},
    upload::{NewReport, add_version, check_pdf},
};
use {
    moves::make_move_in,
    share::{remind_in, share_in},
};
pub(crate) use {offer::offer, workflow::apply};

use crate::{
    approvals, audit,
    clients::{self, Client, Contact},
    error::Result,
    links,
    portal::Portal,
    scope::Scope,
    texts,
};

/// Everything the firm's page of one annual accounts shows.
pub struct Card {
    /// The annual accounts.
    pub accounts: AnnualAccounts,
    /// Their client.
    pub client: Client,
    /// The client's contacts.
    pub contacts: Vec<Contact>,
    /// Newest first.
    pub versions: Vec<ReportVersion>,
    /// Newest first.
    pub links: Vec<links::store::Link>,
    /// Oldest first.
    pub timeline: Vec<timeline::Entry>,
    /// Newest first.
    pub rounds: Vec<approvals::rounds::Kept>,
    /// Who gets a copy, in which round.
    pub readers: Vec<approvals::readers::ReaderRow>,
    /// The rounds that have a proof.
    pub proven: Vec<RoundId>,
    /// What signers took back after sealing, oldest first.
    pub withdrawals: Vec<approvals::withdrawal::Withdrawal>,
    /// Every act, oldest first.
    pub approvals: Vec<approvals::Approval>,
    /// What each round asks.
    pub acts: Vec<(RoundId, Act)>,
    /// The texts that can be asked now.
    pub texts: Vec<texts::Current>,
    /// Who has which part.
    pub people: Vec<people::Assigned>,
    /// Newest first.
    pub notes: Vec<notes::Note>,
    /// Everybody who works here now.
    pub employees: Vec<(EmployeeId, String)>,
    /// What this employee can do now, the likeliest first.
    pub moves: Vec<Move>,
    /// The newest report can be shared for viewing.
    pub may_show: bool,
    /// Approval of the newest report can be asked.
    pub may_ask: bool,
    /// Another version can be uploaded.
    pub may_upload: bool,
    /// The day it is at the firm.
    pub today: NaiveDate,
    /// What [`stamp`] gives while this is all that happened.
    pub stamp: i64,
}

impl Card {
    /// The act that returned the newest version, when that is where things stand.
    pub fn returned(&self) -> Option<&approvals::Approval> {
        let newest = self.versions.first()?;
        self.approvals.iter().rev().find(|act| act.version_id == newest.id && act.decision == Decision::Returned)
    }
}

/// Starts the annual accounts of a year; starting what is there already gives what is there.
pub async fn start(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    form: &StartAnnualAccounts,
) -> Result<AnnualAccountsId> {
    scope.may(Right::Work)?;
    start_named(portal, scope, client, ReportName::annual_accounts(form.check()?)).await
}

/// Starts a report of any kind; starting what is there already gives what is there.
pub async fn start_report(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    form: &NewReportForm,
) -> Result<AnnualAccountsId> {
    scope.may(Right::Work)?;
    start_named(portal, scope, client, form.check()?).await
}

async fn start_named(portal: &Portal, scope: &Scope, client: ClientId, name: ReportName) -> Result<AnnualAccountsId> {
    let year = name.year;
    let (id, now) = (portal.new_id::<AnnualAccountsId>(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let fy_end = clients::identity::fy_end(tx, scope, client, year).await?.ok_or(ErrorCode::NotFound)?;
                if let Some(found) = store::find_by_name(tx, scope, client, &name).await? {
                    return Ok(found.id);
                }
                if !store::insert(tx, scope, id, client, &name, fy_end, now).await? {
                    let first = store::find_by_name(tx, scope, client, &name).await?;
                    return first.map(|found| found.id).ok_or_else(|| ErrorCode::StateChanged.into());
                }
                audit::record(tx, scope, now, &events::Started { accounts: id, client, report: name }).await?;
                Ok(id)
            })
        })
        .await
}

/// Everything about one annual accounts.
pub async fn show(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<Card> {
    let me = scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let accounts = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(&mut tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let contacts = clients::store::contacts(&mut tx, scope, client.id).await?;
    let versions = store::versions(&mut tx, scope, id).await?;
    let links = links::store::of_accounts(&mut tx, scope, id).await?;
    let timeline = timeline::load(&mut tx, scope, id).await?;
    let rounds = approvals::rounds::of_accounts(&mut tx, scope, id).await?;
    let readers = approvals::readers::of_accounts(&mut tx, scope, id).await?;
    let proven = approvals::proof::proven(&mut tx, scope, id).await?;
    let withdrawals = approvals::withdrawal::of_accounts(&mut tx, scope, id).await?;
    let approvals = approvals::store::of_accounts(&mut tx, scope, id).await?;
    let acts = texts::acts_of_accounts(&mut tx, scope, id).await?;
    let people = people::of_accounts(&mut tx, scope, id).await?;
    let notes = notes::of_accounts(&mut tx, scope, id).await?;
    let standing = workflow::of(&mut tx, scope, &accounts).await?;
    let today = workflow::today_of(&mut tx, scope, portal.now()).await?;
    let me = Actor::Employee(me);
    let can = |right, event| scope.has(right) && transition(&standing, event, me, today).is_ok();
    let may_ask = can(Right::Send, Event::Shared(Purpose::Approve)) && client.allows(Capability::Approve);
    Ok(Card {
        texts: if may_ask { texts::current(&mut tx, scope).await? } else { Vec::new() },
        moves: Move::possible(&standing, me, scope.role()?, today),
        may_show: can(Right::Send, Event::Shared(Purpose::View)),
        may_ask,
        may_upload: can(Right::Work, Event::VersionAdded),
        employees: crate::people::store::working_here(&mut tx, scope).await?,
        stamp: audit::store::last_of_item(&mut tx, scope, id.0).await?,
        accounts,
        client,
        contacts,
        versions,
        links,
        timeline,
        rounds,
        readers,
        proven,
        withdrawals,
        approvals,
        acts,
        people,
        notes,
        today,
    })
}

/// A client's annual accounts, newest year first.
pub async fn of_client(portal: &Portal, scope: &Scope, client: ClientId) -> Result<Vec<AnnualAccounts>> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    store::of_client(&mut tx, scope, client).await
}

/// A number that grows when anything happens to the annual accounts.
pub async fn stamp(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<i64> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    audit::store::last_of_item(&mut tx, scope, id.0).await
}

/// One version of the scope's firm, for downloads and page images by employees.
pub async fn version(portal: &Portal, scope: &Scope, id: portal_types::ReportVersionId) -> Result<ReportVersion> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    Ok(store::version(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?)
}

/// What sharing is for, with clients who may do this.
pub fn purpose_of(capabilities: portal_types::Capabilities) -> Purpose {
    if capabilities.allows(Capability::Approve) { Purpose::Approve } else { Purpose::View }
}
