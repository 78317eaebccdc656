//! Who does what for annual accounts.

use portal_types::{AnnualAccountsId, EmployeeId, annual_accounts::Part};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// One part with the name of who has it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Assigned {
    /// Which part.
    #[sqlx(try_from = "String")]
    pub part: Part,
    /// Who.
    pub employee_id: EmployeeId,
    /// His name.
    pub name: String,
}

/// What is not there, or is another firm's, is left out.
const SET: &str = "INSERT INTO accounts_people (firm_id, accounts_id, part, employee_id)
    SELECT a.firm_id, a.id, $3, $4 FROM annual_accounts a WHERE a.firm_id = $1 AND a.id = $2
    ON CONFLICT (firm_id, accounts_id, part) DO UPDATE SET employee_id = excluded.employee_id
        WHERE accounts_people.employee_id <> excluded.employee_id";
const CLEAR: &str = "DELETE FROM accounts_people WHERE firm_id = $1 AND accounts_id = $2 AND part = $3";
const OF_ACCOUNTS: &str = "SELECT a.part, a.employee_id, p.name FROM accounts_people a
        JOIN employees e ON e.firm_id = a.firm_id AND e.id = a.employee_id JOIN people p ON p.id = e.person_id
    WHERE a.firm_id = $1 AND a.accounts_id = $2 AND a.part <> 'signed_off' ORDER BY a.part";
/// Whatever is not finished.
macro_rules! open {
    () => {
        "part <> 'signed_off' AND accounts_id IN (SELECT a.id FROM annual_accounts a
            WHERE a.firm_id = $1 AND a.state NOT IN ('closed', 'withdrawn', 'cancelled'))"
    };
}
const OPEN_OF: &str = concat!(
    "SELECT COUNT(DISTINCT accounts_id), COUNT(*) FROM accounts_people WHERE firm_id = $1 AND employee_id = $2 AND ",
    open!()
);
const HAND_OVER: &str = concat!(
    "UPDATE accounts_people SET employee_id = $3 WHERE firm_id = $1 AND employee_id = $2 AND ",
    open!(),
    " RETURNING accounts_id, part"
);
const LAY_DOWN: &str = concat!(
    "DELETE FROM accounts_people WHERE firm_id = $1 AND employee_id = $2 AND ",
    open!(),
    " RETURNING accounts_id, part"
);
/// Who signed the newest version off stands beside the parts; nobody is given that.
const SIGNED_OFF: &str = "signed_off";

/// Gives a part to somebody, or to nobody; `false` when that is so already.
pub(super) async fn set(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    part: Part,
    employee: Option<EmployeeId>,
) -> Result<bool> {
    store(tx, scope, id, part.code(), employee).await
}

/// Notes who signed off, or that nobody has.
pub(super) async fn set_signed_off(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    employee: Option<EmployeeId>,
) -> Result<bool> {
    store(tx, scope, id, SIGNED_OFF, employee).await
}

async fn store(
    tx: &mut Tx,
    scope: &Scope,
    id: AnnualAccountsId,
    part: &str,
    employee: Option<EmployeeId>,
) -> Result<bool> {
    let changed = match employee {
        Some(employee) => execute!(tx, SET, scope.firm(), id, part, employee)?,
        None => execute!(tx, CLEAR, scope.firm(), id, part)?,
    };
    Ok(changed == 1)
}

/// Who has which part.
pub async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Assigned>> {
    Ok(fetch_all!(tx, Assigned, OF_ACCOUNTS, scope.firm(), id)?)
}

/// In how many reports that are not finished an employee has a part, and how many parts.
pub(crate) async fn open_of(tx: &mut Tx, scope: &Scope, employee: EmployeeId) -> Result<(i64, i64)> {
    Ok(fetch_optional!(tx, (i64, i64), OPEN_OF, scope.firm(), employee)?.unwrap_or_default())
}

/// Gives every part that an employee has in what is not finished to another one, or to nobody; which.
pub(crate) async fn hand_over(
    tx: &mut Tx,
    scope: &Scope,
    from: EmployeeId,
    to: Option<EmployeeId>,
) -> Result<Vec<(AnnualAccountsId, Part)>> {
    let given = match to {
        Some(to) => fetch_all!(tx, (AnnualAccountsId, String), HAND_OVER, scope.firm(), from, to)?,
        None => fetch_all!(tx, (AnnualAccountsId, String), LAY_DOWN, scope.firm(), from)?,
    };
    let part = |(id, code): (_, String)| Some((id, Part::from_code(&code)?));
    Ok(given.into_iter().filter_map(part).collect())
}

#[cfg(test)]
mod tests {
    use portal_types::annual_accounts::State;

    #[test]
    fn what_is_finished_is_named() {
        for state in State::ALL {
            assert_eq!(open!().contains(&format!("'{state}'")), state.is_terminal(), "{state}");
        }
    }
}
