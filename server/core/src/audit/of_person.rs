//! What concerns a person and no firm in particular: recorded at every firm where he works.

use chrono::{DateTime, Utc};
use portal_types::PersonId;

use super::{AuditEvent, record};
use crate::{
    db::Tx,
    error::Result,
    people,
    scope::{Actor, Origin, Scope},
};

/// Appends a record at each firm, done by the person himself, in the transaction of the change it tells of.
pub(crate) async fn record_of_person<E: AuditEvent>(
    tx: &mut Tx,
    person: PersonId,
    origin: &Origin,
    now: DateTime<Utc>,
    event: &E,
) -> Result<()> {
    for e in people::store::employments(tx, person).await? {
        tx.enter(e.firm_id).await?;
        let actor = Actor::Employee { id: e.id, person, role: e.role };
        record(tx, &Scope::new(e.firm_id, actor, origin.clone(), Default::default()), now, event).await?;
    }
    Ok(())
}
