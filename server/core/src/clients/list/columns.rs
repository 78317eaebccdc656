//! The columns that an employee chose.

use portal_types::client_columns::ClientColumn;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    audit::{self, AuditEvent},
    db::Tx,
    error::Result,
    execute, fetch_optional,
    portal::Portal,
    scope::Scope,
};

const OF_EMPLOYEE: &str =
    "SELECT columns FROM list_columns WHERE firm_id = $1 AND employee_id = $2 AND list = 'clients'";
const SAVE: &str = "INSERT INTO list_columns (firm_id, employee_id, list, columns) VALUES ($1, $2, 'clients', $3)
    ON CONFLICT (firm_id, employee_id, list) DO UPDATE SET columns = excluded.columns";

/// Somebody chose what he sees.
#[derive(Serialize)]
struct ColumnsChosen {
    list: &'static str,
    columns: Vec<ClientColumn>,
}

impl AuditEvent for ColumnsChosen {
    const TYPE: &'static str = "columns.chosen";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// What whoever looks wants to see.
pub(super) async fn of_employee(tx: &mut Tx, scope: &Scope) -> Result<Vec<ClientColumn>> {
    let found = fetch_optional!(tx, (String,), OF_EMPLOYEE, scope.firm(), scope.employee()?)?;
    Ok(found.map_or(ClientColumn::USUAL.to_vec(), |(columns,)| ClientColumn::chosen(columns.split(','))))
}

/// Shows these from now on, wherever the employee signs in.
pub async fn choose(portal: &Portal, scope: &Scope, columns: Vec<ClientColumn>) -> Result<()> {
    let (employee, now) = (scope.employee()?, portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let codes = columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(",");
                execute!(tx, SAVE, scope.firm(), employee, codes)?;
                audit::record(tx, scope, now, &ColumnsChosen { list: "clients", columns }).await
            })
        })
        .await
}
