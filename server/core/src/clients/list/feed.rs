//! What changed since the list last looked.

use std::sync::RwLock;

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use portal_types::{ClientId, EmployeeId, LegalForm, Tier, annual_accounts::State};

use super::{
    entry::{Entry, NO_YEAR, number_order},
    index::Index,
};
use crate::{
    db::Tx,
    error::{Error, Result},
    fetch_all, fetch_optional,
    index::{Feed, Mark},
    on,
    scope::Scope,
};

/// One client with everything it is chosen and ordered by.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Changed {
    pub id: ClientId,
    pub name: String,
    pub number: Option<String>,
    pub kvk_number: Option<String>,
    #[sqlx(try_from = "String")]
    pub legal_form: LegalForm,
    #[sqlx(try_from = "String")]
    pub tier: Tier,
    /// The first contact.
    pub contact: Option<String>,
    /// Names and addresses of all of them.
    pub contacts: Option<String>,
    /// Of the newest annual accounts.
    pub financial_year: Option<i32>,
    pub state: Option<String>,
    pub state_since: Option<DateTime<Utc>>,
    pub preparer: Option<EmployeeId>,
    pub reviewer: Option<EmployeeId>,
    pub partner: Option<EmployeeId>,
}

impl Changed {
    /// What the client is found by, beside the name.
    pub fn others(&self) -> [&str; 3] {
        [&self.number, &self.kvk_number, &self.contacts].map(|text| text.as_deref().unwrap_or_default())
    }

    /// As the index holds it.
    pub fn entry(&self, people: [u32; 3]) -> Entry {
        fn position<T: PartialEq>(all: &[T], one: &T) -> u8 {
            all.iter().position(|other| other == one).unwrap_or_default() as u8
        }
        let state = self.state.as_deref().and_then(State::from_code);
        Entry {
            id: self.id,
            number: number_order(self.number.as_deref()),
            since: self.state_since.map_or(i64::MAX, |at| at.timestamp_micros()),
            people,
            year: self.financial_year.unwrap_or(NO_YEAR),
            state: state.map_or(0, |state| position(State::ALL, &state)),
            legal_form: position(LegalForm::ALL, &self.legal_form),
            tier: position(Tier::ALL, &self.tier),
        }
    }
}

macro_rules! part {
    ($part:literal) => {
        concat!(
            "(SELECT p.employee_id FROM accounts_people p
                WHERE p.firm_id = a.firm_id AND p.accounts_id = a.id AND p.part = '",
            $part,
            "') AS ",
            $part
        )
    };
}
macro_rules! rows {
    ($($which:literal),* $(,)?) => {
        concat!(
            "SELECT c.id, c.name, c.number, c.kvk_number, c.legal_form, c.tier,
                (SELECT k.name FROM contacts k WHERE k.firm_id = c.firm_id AND k.client_id = c.id
                    ORDER BY k.created_at, k.id LIMIT 1) AS contact,
                (SELECT string_agg(k.name || ' ' || k.email, ' ') FROM contacts k
                    WHERE k.firm_id = c.firm_id AND k.client_id = c.id) AS contacts,
                a.financial_year, a.state, a.state_since, ",
            part!("preparer"), ", ", part!("reviewer"), ", ", part!("partner"),
            " FROM clients c LEFT JOIN annual_accounts a ON a.firm_id = c.firm_id AND a.client_id = c.id
                AND a.kind = 'annual-accounts' AND a.financial_year = (SELECT MAX(financial_year) FROM annual_accounts n
                    WHERE n.firm_id = c.firm_id AND n.client_id = c.id AND n.kind = 'annual-accounts')
            WHERE c.firm_id = $1"
            $(, $which)*
        )
    };
}
macro_rules! changed {
    ($bound:literal) => {
        rows!(
            " AND c.id IN (SELECT x.client_id FROM client_changes x WHERE x.firm_id = $1 AND x.changed >= $3",
            $bound,
            " UNION SELECT b.client_id FROM accounts_changes x
                JOIN annual_accounts b ON b.firm_id = x.firm_id AND b.id = x.accounts_id
                WHERE x.firm_id = $1 AND x.changed >= $2",
            $bound,
            ")"
        )
    };
}
const ALL: &str = rows!();
const CHANGED_SQLITE: &str = changed!("");
const CHANGED_POSTGRES: &str = changed!(" AND x.changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint");

/// The number of a client outlives it (migration 0026).
const GONE: &str = "SELECT 1 FROM client_changes x WHERE x.firm_id = $1 AND x.changed >= $2
    AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.firm_id = x.firm_id AND c.id = x.client_id) LIMIT 1";
const REMOVED_SQLITE: &str = "SELECT 1 FROM accounts_removals WHERE firm_id = $1 AND changed >= $2 LIMIT 1";

impl Feed for Index {
    type Changed = Changed;

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn take(&mut self, changed: Vec<Changed>) {
        let fresh = self.entries.is_empty();
        let moved: Vec<u32> = changed.into_iter().filter_map(|row| self.put(&row)).collect();
        match fresh {
            true => self.sort_all(),
            false => self.sort_in(moved),
        }
    }

    fn is_mostly_gaps(&self) -> bool {
        self.texts.is_mostly_gaps()
    }

    async fn load(tx: &mut Tx, scope: &Scope) -> Result<Self> {
        let mut index = Self::default();
        on!(tx, |c| {
            let mut rows = sqlx::query_as::<_, Changed>(ALL).bind(scope.firm()).fetch(c);
            while let Some(row) = rows.try_next().await? {
                index.put(&row);
            }
        });
        let sorted = tokio::task::spawn_blocking(move || {
            index.sort_all();
            index
        });
        sorted.await.map_err(|e| Error::Broken(format!("sorting the clients: {e}")))
    }

    async fn changes(tx: &mut Tx, scope: &Scope, since: Mark) -> Result<Vec<Changed>> {
        let sql = if tx.is_postgres() { CHANGED_POSTGRES } else { CHANGED_SQLITE };
        Ok(fetch_all!(tx, Changed, sql, scope.firm(), since.accounts, since.clients)?)
    }

    /// Clients go when their import is taken back. And with annual accounts SQLite forgets their numbers, and gives the
    /// highest ones out again: what carries one of those now would be taken for seen.
    async fn forgets(tx: &mut Tx, scope: &Scope, since: Mark, _held: &RwLock<(Mark, Self)>) -> Result<bool> {
        if fetch_optional!(tx, (i32,), GONE, scope.firm(), since.clients)?.is_some() {
            return Ok(true);
        }
        if tx.is_postgres() {
            return Ok(false);
        }
        Ok(fetch_optional!(tx, (i64,), REMOVED_SQLITE, scope.firm(), since.clients)?.is_some())
    }
}
