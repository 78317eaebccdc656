//! An employee's own filters by name.

use portal_types::{ErrorCode, FormErrors, SavedViewId, annual_accounts_filter::AccountsFilter};

use crate::{db::Tx, error::Result, execute, fetch_all, portal::Portal, scope::Scope};

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
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (firm_id, employee_id, name) DO UPDATE SET query = excluded.query";
const REMOVE: &str = "DELETE FROM saved_views WHERE firm_id = $1 AND employee_id = $2 AND id = $3";

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
                execute!(tx, SAVE, id, scope.firm(), employee, name, &query, now)?;
                Ok(query)
            })
        })
        .await
}

/// Takes one's own filter away; what is gone already stays gone.
pub async fn remove(portal: &Portal, scope: &Scope, id: SavedViewId) -> Result<()> {
    let employee = scope.employee()?;
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                execute!(tx, REMOVE, scope.firm(), employee, id)?;
                Ok(())
            })
        })
        .await
}
