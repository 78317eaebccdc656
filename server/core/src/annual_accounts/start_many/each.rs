//! One chunk of starts, or of taking them back.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, BatchId, ClientId, ErrorCode,
    annual_accounts::{People, State},
    reports::ReportName,
};
use uuid::Uuid;

use super::store;
use crate::{
    annual_accounts::{
        self as accounts, AnnualAccounts, events,
        overview::bulk::{Act, Tally, store as batches},
        people as parts,
    },
    audit::{self, Pending, record_all},
    clients,
    db::Tx,
    error::Result,
    portal::Portal,
    scope::Scope,
};

/// It had annual accounts of that year.
const HAD: &str = "had";
/// Undoing left it alone: it is in another state,
const MOVED: &str = "kept-moved";
/// or something else happened to it.
const TOUCHED: &str = "kept-touched";

/// What a batch starts.
pub struct Started<'a> {
    /// The batch.
    pub batch: BatchId,
    /// Financial year.
    pub year: i32,
    /// Who does what, and by when.
    pub people: &'a People,
}

/// Starts those of the clients that have nothing of the year. Records come last, so that nobody waits for the audit
/// log while he holds it.
pub async fn start_each(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    what: &Started<'_>,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let (mut tally, mut told) = (Tally::default(), Vec::new());
    let name = ReportName::annual_accounts(what.year);
    for client in ids.iter().copied().map(ClientId) {
        let Some(fy_end) = clients::identity::fy_end(tx, scope, client, what.year).await? else {
            tally.add(ErrorCode::NotFound.code());
            continue;
        };
        let id = portal.new_id::<AnnualAccountsId>();
        if !accounts::store::insert(tx, scope, id, client, &name, fy_end, now).await? {
            tally.add(HAD);
            continue;
        }
        store::insert_made(tx, scope, what.batch, id).await?;
        told.push(Pending::of(&events::Started { accounts: id, client, report: name.clone() })?);
        assign(tx, scope, id, what.people, &mut told).await?;
        tally.done();
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}

async fn assign(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    people: &People,
    told: &mut Vec<Pending>,
) -> Result<()> {
    for (part, employee) in people.parts.into_iter().filter(|(_, employee)| employee.is_some()) {
        parts::set(tx, scope, id, part, employee).await?;
        told.push(Pending::of(&events::Assigned { accounts: id, part, employee })?);
    }
    if let Some(deadline) = people.deadline {
        accounts::store::set_deadline(tx, scope, id, Some(deadline)).await?;
        told.push(Pending::of(&events::DeadlineSet { accounts: id, deadline: Some(deadline) })?);
    }
    Ok(())
}

/// Removes what a batch started and nobody touched. A cancelled row would keep that year from being started again; the
/// audit log keeps both the start and its end.
pub async fn undo_each(
    tx: &mut Tx,
    scope: &Scope,
    started: BatchId,
    ids: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Tally> {
    let batch = batches::find(tx, scope, started).await?.ok_or(ErrorCode::NotFound)?;
    let records = match serde_json::from_str(&batch.act)? {
        Act::Start { people, .. } => records_of(&people),
        _ => return Err(ErrorCode::StateChanged.into()),
    };
    let (mut tally, mut told) = (Tally::default(), Vec::new());
    for id in ids.iter().copied().map(AnnualAccountsId) {
        let Some(found) = accounts::store::hold(tx, scope, id).await? else {
            tally.add(ErrorCode::NotFound.code());
            continue;
        };
        if let Some(why) = touched(tx, scope, &found, records).await? {
            store::keep(tx, scope, started, id, why).await?;
            tally.add(why);
            continue;
        }
        store::remove(tx, scope, id).await?;
        let (client, year) = (found.client_id, found.financial_year);
        told.push(Pending::of(&events::StartUndone { accounts: id, client, year })?);
        tally.done();
    }
    record_all(tx, scope, now, told).await?;
    Ok(tally)
}

/// How many records starting one wrote.
fn records_of(people: &People) -> i64 {
    let parts = people.parts.iter().filter(|(_, employee)| employee.is_some()).count() as i64;
    1 + parts + i64::from(people.deadline.is_some())
}

/// Why it is left alone. Whatever happens to annual accounts is recorded, so the count tells of everything else.
async fn touched(tx: &mut Tx, scope: &Scope, found: &AnnualAccounts, records: i64) -> Result<Option<&'static str>> {
    if found.state != State::Planned {
        return Ok(Some(MOVED));
    }
    let told = audit::store::count_of_item(tx, scope, found.id.0).await?;
    Ok((told != records).then_some(TOUCHED))
}
