//! What happened to annual accounts, with the names of who did it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use portal_types::AnnualAccountsId;
use serde_json::Value;
use uuid::Uuid;

use super::store;
use crate::{audit, clients, db::Tx, error::Result, people, scope::Scope};

/// One line of the timeline.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Type of the audit event.
    pub event: String,
    /// Who, by name; empty for the product itself.
    pub who: String,
    /// The event's details.
    pub details: Value,
}

/// What employees do all day, and nobody needs on a page: the log has it (AUD-5).
const LEFT_OUT: [&str; 2] = ["report.viewed-by-firm", "report.compared-by-firm"];

/// The timeline of one annual accounts, oldest first.
pub async fn load(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Entry>> {
    let records = audit::store::of_item(tx, scope, id.0).await?;
    let mut names: HashMap<Uuid, String> =
        people::store::employee_names(tx, scope).await?.into_iter().map(|(id, name)| (id.0, name)).collect();
    if let Some(accounts) = store::find(tx, scope, id).await? {
        let contacts = clients::store::contacts(tx, scope, accounts.client_id).await?;
        names.extend(contacts.into_iter().map(|c| (c.id.0, c.name)));
    }
    records
        .into_iter()
        .filter(|record| !LEFT_OUT.contains(&record.event.as_str()))
        .map(|record| {
            Ok(Entry {
                at: record.at,
                event: record.event,
                who: record.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                details: serde_json::from_str(&record.details)?,
            })
        })
        .collect()
}
