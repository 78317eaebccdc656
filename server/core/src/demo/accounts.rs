//! Annual accounts in great number, for measurements.

use chrono::{Days, Duration, NaiveDate};
use portal_types::{
    AnnualAccountsId, ClientId, EmailAddress, EmployeeId, ErrorCode, Language, LegalForm, Role, Slug, Tier,
    annual_accounts::State,
};

use super::names;
use crate::{
    clients,
    db::Tx,
    error::Result,
    execute,
    firms::{self, NewFirm},
    people::{self, NewEmployee},
    portal::Portal,
    scope::Scope,
};

/// Employees who share the work.
const EMPLOYEES: usize = 40;
/// Clients of a firm beside the first.
const BESIDE: usize = 100;
/// Clients per transaction.
const CHUNK: usize = 500;

const INSERT: &str = "INSERT INTO annual_accounts
        (id, firm_id, client_id, financial_year, fy_end, state, state_since, row_version, created_at, deadline)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $7, $8)";
const INSERT_PART: &str =
    "INSERT INTO accounts_people (firm_id, accounts_id, part, employee_id) VALUES ($1, $2, $3, $4)";

/// Adds `count` annual accounts, of `years` years per client, to a firm that has its first employees. States, people and
/// deadlines are spread without following each other, so that no two filters help one another.
pub async fn fill_accounts(portal: &Portal, slug: &str, count: usize, years: usize) -> Result<()> {
    let firm = firms::find(portal, slug).await?.ok_or(ErrorCode::NotFound)?;
    let mut employees = Vec::new();
    for number in 0..EMPLOYEES {
        let email = EmailAddress::parse(&format!("medewerker{number}@{slug}.example")).ok_or(ErrorCode::InvalidForm)?;
        let name = format!("Medewerker {}", number + 1);
        let new = NewEmployee { email, name, language: Language::Nl, role: Role::Accountant };
        employees.push(people::invite_employee(portal, firm.id, new).await?);
    }
    let clients = count.div_ceil(years.max(1));
    for first in (0..clients).step_by(CHUNK) {
        let scope = portal.system_scope(firm.id, "demo");
        let employees = employees.clone();
        let ids: Vec<_> = (first..clients.min(first + CHUNK)).map(|at| Ids::new(portal, at, years)).collect();
        let now = portal.now();
        portal
            .write_within(firm.id, move |tx| {
                Box::pin(async move {
                    for ids in ids {
                        add(tx, &scope, &ids, &employees, now).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}

/// Firms beside those with a name, each with a hundred clients: neighbours that a measurement must not notice.
pub async fn fill_firms(portal: &Portal, count: usize) -> Result<()> {
    for number in 0..count {
        let slug = Slug::parse(&format!("kantoor-{number}")).ok_or(ErrorCode::InvalidForm)?;
        let new = NewFirm {
            slug: slug.clone(),
            name: format!("Kantoor {}", number + 1),
            accent: None,
            phone: None,
            email: None,
            four_eyes: false,
            second_factor: false,
        };
        firms::create(portal, new).await?;
        super::fill_clients(portal, slug.as_str(), BESIDE).await?;
    }
    Ok(())
}

struct Ids {
    number: usize,
    client: ClientId,
    contact: portal_types::ContactId,
    accounts: Vec<AnnualAccountsId>,
}

impl Ids {
    fn new(portal: &Portal, number: usize, years: usize) -> Self {
        let accounts = (0..years).map(|_| portal.new_id()).collect();
        Self { number, client: portal.new_id(), contact: portal.new_id(), accounts }
    }
}

/// Spreads numbers evenly and without pattern.
fn mixed(seed: usize, of: usize) -> usize {
    let mut x = (seed as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((x ^ (x >> 32)) % of.max(1) as u64) as usize
}

async fn add(
    tx: &mut Tx,
    scope: &Scope,
    ids: &Ids,
    employees: &[EmployeeId],
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let mut form = names::client(ids.number, 7);
    form.legal_form = LegalForm::ALL[mixed(ids.number * 13 + 1, 12)].code().to_owned();
    form.tier = Tier::SHIPPED[mixed(ids.number * 17 + 2, Tier::SHIPPED.len())].code().to_owned();
    clients::insert(tx, scope, ids.client, ids.contact, &form.check()?, now).await?;
    for (index, id) in ids.accounts.iter().enumerate() {
        let (seed, year) = ((ids.number * ids.accounts.len() + index) * 31, 2025 - index as i32);
        let fy_end = NaiveDate::from_ymd_opt(year, 12, 31).ok_or(ErrorCode::InvalidForm)?;
        let state = State::ALL[mixed(seed, State::ALL.len())].code();
        let since = now - Duration::minutes(mixed(seed + 1, 60 * 24 * 90) as i64);
        let due = now.date_naive().checked_add_days(Days::new(mixed(seed + 2, 120) as u64));
        let due = due.and_then(|due| due.checked_sub_days(Days::new(40))).filter(|_| mixed(seed + 3, 10) > 0);
        execute!(tx, INSERT, id, scope.firm(), ids.client, year, fy_end, state, since, due)?;
        for (at, part) in ["preparer", "reviewer", "partner"].into_iter().enumerate() {
            // A tenth has nobody yet; few are partners.
            let pool = [employees.len(), employees.len() / 2, employees.len() / 8][at];
            let who = mixed(seed + 5 + at, pool * 11 / 10);
            if let Some(who) = employees.get(who).filter(|_| who < pool) {
                execute!(tx, INSERT_PART, scope.firm(), id, part, who)?;
            }
        }
    }
    Ok(())
}
