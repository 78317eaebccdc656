//! One client's annual accounts of one financial year, with its immutable report versions.

pub mod events;
mod pages;
mod share;
pub mod store;
#[cfg(test)]
mod tests;
pub mod timeline;
mod upload;

use chrono::NaiveDate;
use portal_types::{
    AnnualAccountsId, ClientId, ErrorCode,
    annual_accounts::{Effect, Event, StartAnnualAccounts, State, transition},
    links::Purpose,
};

pub use {
    pages::{ReportPage, ReportPages, ShowError, draw_ahead, outline, report_page, report_pages},
    share::{renew_link, share},
    store::{AnnualAccounts, ReportVersion},
    upload::{NewReport, add_version, check_pdf},
};

use crate::{
    approvals, audit,
    clients::{self, Client, Contact},
    db::Tx,
    error::{Error, Result},
    links,
    portal::Portal,
    scope::Scope,
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
    /// The decision about the newest version, when there is one.
    pub decision: Option<approvals::store::Approval>,
}

/// Starts the annual accounts of a year; starting what is there already gives what is there.
pub async fn start(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    form: &StartAnnualAccounts,
) -> Result<AnnualAccountsId> {
    scope.writer()?;
    let year = form.check()?;
    let (id, now) = (portal.new_id::<AnnualAccountsId>(), portal.now());
    let fy_end = NaiveDate::from_ymd_opt(year, 12, 31).ok_or(ErrorCode::InvalidForm)?;
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                clients::store::find(tx, scope, client).await?.ok_or(ErrorCode::NotFound)?;
                if let Some(found) = store::find_by_year(tx, scope, client, year).await? {
                    return Ok(found.id);
                }
                if !store::insert(tx, scope, id, client, fy_end, now).await? {
                    let first = store::find_by_year(tx, scope, client, year).await?;
                    return first.map(|found| found.id).ok_or_else(|| ErrorCode::StateChanged.into());
                }
                audit::record(tx, scope, now, &events::Started { accounts: id, client, year }).await?;
                Ok(id)
            })
        })
        .await
}

/// Everything about one annual accounts.
pub async fn show(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<Card> {
    scope.employee()?;
    let mut tx = portal.db.read().await?;
    let accounts = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let client = clients::store::find(&mut tx, scope, accounts.client_id).await?.ok_or(ErrorCode::NotFound)?;
    let contacts = clients::store::contacts(&mut tx, scope, client.id).await?;
    let versions = store::versions(&mut tx, scope, id).await?;
    let links = links::store::of_accounts(&mut tx, scope, id).await?;
    let timeline = timeline::load(&mut tx, scope, id).await?;
    let decision = match versions.first() {
        Some(newest) => approvals::store::of_version(&mut tx, scope, newest.id).await?,
        None => None,
    };
    Ok(Card { accounts, client, contacts, versions, links, timeline, decision })
}

/// A client's annual accounts, newest year first.
pub async fn of_client(portal: &Portal, scope: &Scope, client: ClientId) -> Result<Vec<AnnualAccounts>> {
    scope.employee()?;
    let mut tx = portal.db.read().await?;
    store::of_client(&mut tx, scope, client).await
}

/// A number that grows when anything happens to the annual accounts.
pub async fn stamp(portal: &Portal, scope: &Scope, id: AnnualAccountsId) -> Result<i64> {
    scope.employee()?;
    let mut tx = portal.db.glance().await?;
    store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    audit::store::last_of_item(&mut tx, scope, id.0).await
}

/// One version of the scope's firm, for downloads and page images by employees.
pub async fn version(portal: &Portal, scope: &Scope, id: portal_types::ReportVersionId) -> Result<ReportVersion> {
    scope.employee()?;
    let mut tx = portal.db.glance().await?;
    Ok(store::version(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?)
}

/// Decides and stores a change of state; gives what else must happen in this transaction.
pub(crate) async fn apply(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    event: Event,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<&'static [Effect]> {
    let (state, effects) = transition(accounts.state, event).map_err(|_| refusal(accounts.state, event))?;
    let since = if state == accounts.state { accounts.state_since } else { now };
    if !store::set_state(tx, scope, accounts, state, since).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    if effects.contains(&Effect::RevokeLinks) {
        links::store::revoke_of_accounts(tx, scope, accounts.id, now).await?;
    }
    Ok(effects)
}

/// What a person is told when his act no longer fits.
fn refusal(state: State, event: Event) -> Error {
    match (state, event) {
        (State::Approved | State::Returned, Event::Approved | Event::Returned) => ErrorCode::AlreadyDecided,
        (_, Event::Approved | Event::Returned) => ErrorCode::NewerVersion,
        (State::Planned, Event::Shared(_)) => ErrorCode::NoReport,
        _ => ErrorCode::StateChanged,
    }
    .into()
}

/// Whether the client's tier has what a purpose needs.
pub fn purpose_of(tier: portal_types::Tier) -> Purpose {
    if tier.allows(portal_types::Capability::Approve) { Purpose::Approve } else { Purpose::View }
}
