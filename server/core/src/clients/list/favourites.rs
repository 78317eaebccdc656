//! The clients that an employee wants at hand.

use std::collections::HashSet;

use portal_types::{ClientId, ErrorCode};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    audit::{self, AuditEvent},
    db::Tx,
    error::Result,
    execute, fetch_all,
    portal::Portal,
    scope::Scope,
};

/// Most favourites of one employee: with more, nothing is at hand.
const MOST: usize = 1_000;

const OF_EMPLOYEE: &str = "SELECT client_id FROM favourites WHERE firm_id = $1 AND employee_id = $2";
/// Nothing when the firm has no such client.
const ADD: &str = "INSERT INTO favourites (firm_id, employee_id, client_id)
    SELECT firm_id, $2, id FROM clients WHERE firm_id = $1 AND id = $3
    ON CONFLICT (firm_id, employee_id, client_id) DO NOTHING";
const REMOVE: &str = "DELETE FROM favourites WHERE firm_id = $1 AND employee_id = $2 AND client_id = $3";

/// Somebody chose clients for his own list, or took them off.
#[derive(Serialize)]
struct FavouritesChanged {
    added: bool,
    clients: Vec<ClientId>,
}

impl AuditEvent for FavouritesChanged {
    const TYPE: &'static str = "favourites.changed";
    fn item(&self) -> Option<Uuid> {
        self.clients.first().map(|client| client.0)
    }
}

/// The favourites of whoever looks.
pub(super) async fn of_employee(tx: &mut Tx, scope: &Scope) -> Result<HashSet<ClientId>> {
    let found = fetch_all!(tx, (ClientId,), OF_EMPLOYEE, scope.firm(), scope.employee()?)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Makes clients favourites of whoever asks, or not any more. Those that are so already stay so.
pub async fn mark(portal: &Portal, scope: &Scope, clients: &[ClientId], favourite: bool) -> Result<()> {
    let (employee, now, clients) = (scope.employee()?, portal.now(), clients.to_vec());
    if clients.is_empty() {
        return Err(ErrorCode::NothingChosen.into());
    }
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let sql = if favourite { ADD } else { REMOVE };
                let mut changed = Vec::new();
                for client in clients {
                    if execute!(tx, sql, scope.firm(), employee, client)? > 0 {
                        changed.push(client);
                    }
                }
                if favourite && of_employee(tx, scope).await?.len() > MOST {
                    return Err(ErrorCode::TooManyFavourites.into());
                }
                if changed.is_empty() {
                    return Ok(());
                }
                audit::record(tx, scope, now, &FavouritesChanged { added: favourite, clients: changed }).await
            })
        })
        .await
}
