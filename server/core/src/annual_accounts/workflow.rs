//! A change of state: decided by the pure function, stored with what it decides about.

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    AnnualAccountsId, EmployeeId, ErrorCode, LegalForm,
    annual_accounts::{Actor, Effect, Event, Rejected, Route, State, Workflow, transition},
};

use super::{AnnualAccounts, people, store};
use crate::{
    db::Tx,
    error::{Error, Result},
    fetch_optional, firms, links,
    scope::{self, Scope},
};

/// What decides besides the row itself.
#[derive(sqlx::FromRow)]
struct Facts {
    #[sqlx(try_from = "String")]
    legal_form: LegalForm,
    four_eyes: bool,
    employees: i64,
    reports: i64,
    signed_off: Option<EmployeeId>,
    zone: String,
}

const FACTS: &str = "SELECT c.legal_form, f.four_eyes, f.zone,
        (SELECT COUNT(*) FROM employees e WHERE e.firm_id = f.id AND e.active = $3) AS employees,
        (SELECT COUNT(*) FROM report_versions v WHERE v.firm_id = a.firm_id AND v.accounts_id = a.id) AS reports,
        (SELECT p.employee_id FROM accounts_people p
            WHERE p.firm_id = a.firm_id AND p.accounts_id = a.id AND p.part = 'signed_off') AS signed_off
    FROM annual_accounts a JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id JOIN firms f ON f.id = a.firm_id
    WHERE a.firm_id = $1 AND a.id = $2";

async fn facts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Facts> {
    Ok(fetch_optional!(tx, Facts, FACTS, scope.firm(), id, true)?.ok_or(ErrorCode::NotFound)?)
}

/// The row and what decides besides it, as the pure function wants it.
fn workflow(accounts: &AnnualAccounts, facts: &Facts) -> Workflow {
    Workflow {
        state: accounts.state,
        held: accounts.held_state,
        route: Route::of(accounts.kind, facts.legal_form),
        four_eyes: facts.four_eyes && facts.employees > 1,
        has_report: facts.reports > 0,
        signed_off: facts.signed_off,
        sealed: accounts.sealed,
        approved_on: accounts.approved_on,
        issued_on: accounts.issued_on,
        adopted_on: accounts.adopted_on,
        filed_on: accounts.filed_on,
        filed_provisionally: accounts.filed_provisionally,
    }
}

/// Where annual accounts stand, with everything that decides what can happen next.
pub(crate) async fn of(tx: &mut Tx, scope: &Scope, accounts: &AnnualAccounts) -> Result<Workflow> {
    Ok(workflow(accounts, &facts(tx, scope, accounts.id).await?))
}

/// A change of state that fits; nothing of it is stored.
pub(crate) struct Change {
    before: Workflow,
    after: Workflow,
    event: Event,
    effects: &'static [Effect],
}

/// Decides a change of state.
pub(crate) async fn decide(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    event: Event,
    now: DateTime<Utc>,
) -> Result<Change> {
    let facts = facts(tx, scope, accounts.id).await?;
    let (before, today) = (workflow(accounts, &facts), today(&facts.zone, now));
    let (after, effects) =
        transition(&before, event, actor(scope), today).map_err(|why| refusal(before.state, event, why))?;
    Ok(Change { before, after, event, effects })
}

/// Stores what was decided; gives what else must happen in this transaction.
pub(crate) async fn keep(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<&'static [Effect]> {
    let &Change { ref before, ref after, event, effects } = change;
    let since = if after.state == before.state { accounts.state_since } else { now };
    if !store::set_workflow(tx, scope, accounts, after, since).await? {
        return Err(ErrorCode::StateChanged.into());
    }
    if after.signed_off != before.signed_off {
        people::set_signed_off(tx, scope, accounts.id, after.signed_off).await?;
    }
    if effects.contains(&Effect::RevokeLinks) {
        // Who was sent a copy still has his one view of what was approved.
        match event {
            Event::Approved { .. } => links::store::revoke_approvals(tx, scope, accounts.id, now).await?,
            _ => links::store::revoke_of_accounts(tx, scope, accounts.id, now).await?,
        }
    }
    Ok(effects)
}

/// Decides and stores a change of state; gives what else must happen in this transaction.
pub(crate) async fn apply(
    tx: &mut Tx,
    scope: &Scope,
    accounts: &AnnualAccounts,
    event: Event,
    now: DateTime<Utc>,
) -> Result<&'static [Effect]> {
    let change = decide(tx, scope, accounts, event, now).await?;
    keep(tx, scope, accounts, &change, now).await
}

fn actor(scope: &Scope) -> Actor {
    match scope.actor() {
        scope::Actor::Employee { id, .. } => Actor::Employee(*id),
        scope::Actor::LinkHolder(_) => Actor::Signer,
        scope::Actor::System(_) => Actor::Product,
    }
}

/// The day it is at the scope's firm.
pub(crate) async fn today_of(tx: &mut Tx, scope: &Scope, now: DateTime<Utc>) -> Result<NaiveDate> {
    let firm = firms::store::find(tx, scope.firm()).await?.ok_or(ErrorCode::NotFound)?;
    Ok(today(&firm.zone, now))
}

fn today(zone: &str, now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&firms::store::zone(zone)).date_naive()
}

/// What a person is told when his act does not fit, or not any more.
fn refusal(state: State, event: Event, why: Rejected) -> Error {
    let signs = matches!(event, Event::Approved { .. } | Event::Returned);
    match why {
        Rejected::WrongState if signs && matches!(state, State::Approved | State::Returned) => {
            ErrorCode::AlreadyDecided
        }
        Rejected::WrongState if signs => ErrorCode::NewerVersion,
        Rejected::WrongState if matches!(event, Event::Undone { .. }) => ErrorCode::UndoOver,
        Rejected::WrongState => ErrorCode::StateChanged,
        Rejected::NotOnRoute => ErrorCode::NotOnRoute,
        Rejected::NoReport => ErrorCode::NoReport,
        Rejected::SameEyes => ErrorCode::SameEyes,
        Rejected::BeforeEarlierStep => ErrorCode::DateTooEarly,
        Rejected::Future => ErrorCode::DateInFuture,
        Rejected::NotSealed => ErrorCode::NotSealed,
        Rejected::Sealed => ErrorCode::UndoOver,
    }
    .into()
}
