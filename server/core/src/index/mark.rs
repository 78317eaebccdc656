//! Up to where an index has looked. The one file of the indexes that knows its engine, but for their own rows.
//!
//! Each change carries a number (migration 0011). SQLite has one writer, so that its numbers follow each other. On
//! Postgres it is the transaction's own: transactions end in another order than they begin, so the next look starts at
//! the oldest that was still under way. Numbers beyond the newest transaction come from a database that was
//! restored from elsewhere; they say nothing and are left out.

use crate::{
    db::Tx,
    error::{Error, Result},
    fetch_optional,
    scope::Scope,
};

const LOOK_SQLITE: &str = "SELECT COALESCE(MAX(a), 0) + 1, COALESCE(MAX(a), 0) >= $2 OR COALESCE(MAX(c), 0) >= $3,
        COALESCE(MAX(c), 0) + 1
    FROM (SELECT (SELECT MAX(changed) FROM accounts_changes WHERE firm_id = $1) AS a,
        (SELECT MAX(changed) FROM client_changes WHERE firm_id = $1) AS c)";
const LOOK_POSTGRES: &str = "SELECT s.oldest, EXISTS (SELECT 1 FROM accounts_changes x
            WHERE x.firm_id = $1 AND x.changed >= $2 AND x.changed < s.newest)
        OR EXISTS (SELECT 1 FROM client_changes y WHERE y.firm_id = $1 AND y.changed >= $3 AND y.changed < s.newest),
        s.oldest
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS newest) s";

/// Up to where an index has looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Changes of annual accounts.
    pub accounts: i64,
    /// Changes of clients and their contacts.
    pub clients: i64,
}

impl Mark {
    /// Whether the other looked as far, or further.
    pub fn is_before(self, other: Self) -> bool {
        self.accounts <= other.accounts && self.clients <= other.clients
    }
}

/// Where the next look starts, and whether there is anything to read now.
pub async fn look(tx: &mut Tx, scope: &Scope, since: Mark) -> Result<(Mark, bool)> {
    let sql = if tx.is_postgres() { LOOK_POSTGRES } else { LOOK_SQLITE };
    let found = fetch_optional!(tx, (i64, bool, i64), sql, scope.firm(), since.accounts, since.clients)?;
    let (accounts, any, clients) = found.ok_or_else(|| Error::Broken("nothing to look at".into()))?;
    Ok((Mark { accounts, clients }, any))
}
