//! An employee's own filters by name.

use portal_types::{ErrorCode, FormErrors, SavedViewId, annual_accounts_filter::AccountsFilter};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    audit::{self, AuditEvent},
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional,
    portal::Portal,
    scope::Scope,
};

/// Most filters of one employee.
const MOST: usize = 30;

/// One filter.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct View {
    /// Identity.
    pub id: SavedViewId,
    /// As its owner calls it.
    pub name: String,
    /// As in the address.
    pub query: String,
}

const OF_EMPLOYEE: &str =
    "SELECT id, name, query FROM saved_views WHERE firm_id = $1 AND employee_id = $2 ORDER BY LOWER(name), id";
const SAVE: &str = "INSERT INTO saved_views (id, firm_id, employee_id, name, query, created_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (firm_id, employee_id, name) DO UPDATE SET query = excluded.query RETURNING id";
const REMOVE: &str = "DELETE FROM saved_views WHERE firm_id = $1 AND employee_id = $2 AND id = $3";

/// Somebody kept a filter; its name may tell of clients, so it is not in the record.
#[derive(Serialize)]
struct Saved {
    filter: SavedViewId,
}

impl AuditEvent for Saved {
    const TYPE: &'static str = "filter.saved";
    fn item(&self) -> Option<Uuid> {
        Some(self.filter.0)
    }
}

/// Somebody took a filter away.
#[derive(Serialize)]
struct Removed {
    filter: SavedViewId,
}

impl AuditEvent for Removed {
    const TYPE: &'static str = "filter.removed";
    fn item(&self) -> Option<Uuid> {
        Some(self.filter.0)
    }
}

/// The filters of whoever looks.
pub(super) async fn of_employee(tx: &mut Tx, scope: &Scope) -> Result<Vec<View>> {
    Ok(fetch_all!(tx, View, OF_EMPLOYEE, scope.firm(), scope.employee()?)?)
}

/// Keeps a filter; the same name again replaces it. Gives the filter as it is kept.
pub async fn save(portal: &Portal, scope: &Scope, name: &str, query: &str) -> Result<String> {
    let employee = scope.employee()?;
    let mut errors = FormErrors::default();
    let name = errors.line("name", name, 60);
    errors.into_result()?;
    let (id, now) = (portal.new_id::<SavedViewId>(), portal.now());
    let query = AccountsFilter::parse(query.trim_start_matches('?')).query();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let held = of_employee(tx, scope).await?;
                if held.len() >= MOST && held.iter().all(|view| view.name != name) {
                    return Err(ErrorCode::TooManyViews.into());
                }
                let kept = fetch_optional!(tx, (SavedViewId,), SAVE, id, scope.firm(), employee, name, &query, now)?;
                let filter = kept.ok_or_else(|| Error::Broken("a filter just kept is not there".into()))?.0;
                audit::record(tx, scope, now, &Saved { filter }).await?;
                Ok(query)
            })
        })
        .await
}

/// Takes one's own filter away; what is gone already stays gone.
pub async fn remove(portal: &Portal, scope: &Scope, id: SavedViewId) -> Result<()> {
    let (employee, now) = (scope.employee()?, portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if execute!(tx, REMOVE, scope.firm(), employee, id)? == 0 {
                    return Ok(());
                }
                audit::record(tx, scope, now, &Removed { filter: id }).await
            })
        })
        .await
}
