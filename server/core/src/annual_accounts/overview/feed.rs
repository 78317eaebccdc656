//! What changed since an index last looked. The one file of the overview that knows its engine.
//!
//! Each change carries a number (migration 0011). SQLite has one writer, so that its numbers follow each other. On
//! Postgres it is the transaction's own: transactions end in another order than they begin, so the next look starts at
//! the oldest that was still under way. Numbers beyond the newest transaction come from a database that was
//! restored from elsewhere; they say nothing and are left out.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{DateTime, NaiveDate, Utc};
use futures::TryStreamExt;
use portal_types::{
    AnnualAccountsId, ClientId, EmployeeId, LegalForm, Tier,
    annual_accounts::State,
    reports::{Period, ReportKind},
};

use super::{
    entry::{Entry, day, micros},
    index::Index,
    text::Searched,
};
use crate::{
    db::Tx,
    error::{Error, Result},
    fetch_all, fetch_optional, on,
    scope::Scope,
};

/// One annual accounts with everything it is chosen and ordered by.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Changed {
    pub id: AnnualAccountsId,
    pub client_id: ClientId,
    pub financial_year: i32,
    #[sqlx(try_from = "String")]
    pub kind: ReportKind,
    #[sqlx(try_from = "String")]
    pub period: Period,
    pub title: String,
    #[sqlx(try_from = "String")]
    pub state: State,
    pub state_since: DateTime<Utc>,
    pub deadline: Option<NaiveDate>,
    pub name: String,
    pub number: Option<String>,
    pub kvk_number: Option<String>,
    #[sqlx(try_from = "String")]
    pub legal_form: LegalForm,
    #[sqlx(try_from = "String")]
    pub tier: Tier,
    pub preparer: Option<EmployeeId>,
    pub reviewer: Option<EmployeeId>,
    pub partner: Option<EmployeeId>,
}

impl Changed {
    /// What the client is found by.
    pub fn searched(&self) -> Searched<'_> {
        Searched {
            name: &self.name,
            number: self.number.as_deref().unwrap_or_default(),
            kvk: self.kvk_number.as_deref().unwrap_or_default(),
        }
    }

    /// Another one when the client is found by something else.
    pub fn stamp(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.name, &self.number, &self.kvk_number).hash(&mut hasher);
        hasher.finish()
    }

    /// As the index holds it.
    pub fn entry(&self, client: u32, people: [u32; 3]) -> Entry {
        fn position<T: PartialEq>(all: &[T], one: &T) -> u8 {
            all.iter().position(|other| other == one).unwrap_or_default() as u8
        }
        Entry {
            id: self.id,
            since: micros(self.state_since),
            client,
            people,
            year: self.financial_year,
            kind: position(ReportKind::ALL, &self.kind),
            period: position(Period::ALL, &self.period),
            deadline: day(self.deadline),
            state: position(State::ALL, &self.state),
            legal_form: position(LegalForm::ALL, &self.legal_form),
            tier: position(Tier::ALL, &self.tier),
        }
    }
}

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

macro_rules! rows {
    ($($which:literal),* $(,)?) => {
        concat!(
            "SELECT a.id, a.client_id, a.financial_year, a.kind, a.period, a.title, a.state, a.state_since, a.deadline,
                c.name, c.number, c.kvk_number, c.legal_form, c.tier,
                (SELECT p.employee_id FROM accounts_people p
                    WHERE p.firm_id = a.firm_id AND p.accounts_id = a.id AND p.part = 'preparer') AS preparer,
                (SELECT p.employee_id FROM accounts_people p
                    WHERE p.firm_id = a.firm_id AND p.accounts_id = a.id AND p.part = 'reviewer') AS reviewer,
                (SELECT p.employee_id FROM accounts_people p
                    WHERE p.firm_id = a.firm_id AND p.accounts_id = a.id AND p.part = 'partner') AS partner
            FROM annual_accounts a JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id
            WHERE a.firm_id = $1"
            $(, $which)*
        )
    };
}
macro_rules! changed {
    ($bound:literal) => {
        rows!(
            " AND a.id IN (SELECT x.accounts_id FROM accounts_changes x WHERE x.firm_id = $1 AND x.changed >= $2",
            $bound,
            " UNION SELECT b.id FROM client_changes x
                JOIN annual_accounts b ON b.firm_id = x.firm_id AND b.client_id = x.client_id
                WHERE x.firm_id = $1 AND x.changed >= $3",
            $bound,
            ")"
        )
    };
}
const ALL: &str = rows!();
const CHANGED_SQLITE: &str = changed!("");
const CHANGED_POSTGRES: &str = changed!(" AND x.changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint");

const REMOVED_SQLITE: &str = "SELECT accounts_id FROM accounts_removals WHERE firm_id = $1 AND changed >= $2";
const REMOVED_POSTGRES: &str = "SELECT accounts_id FROM accounts_removals WHERE firm_id = $1 AND changed >= $2
    AND changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

/// Up to where an index has looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    accounts: i64,
    clients: i64,
}

impl Mark {
    /// Whether the other looked further.
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

/// What changed.
pub async fn changes(tx: &mut Tx, scope: &Scope, since: Mark) -> Result<Vec<Changed>> {
    let sql = if tx.is_postgres() { CHANGED_POSTGRES } else { CHANGED_SQLITE };
    Ok(fetch_all!(tx, Changed, sql, scope.firm(), since.accounts, since.clients)?)
}

/// What is there no more.
pub async fn removed(tx: &mut Tx, scope: &Scope, since: Mark) -> Result<Vec<AnnualAccountsId>> {
    let sql = if tx.is_postgres() { REMOVED_POSTGRES } else { REMOVED_SQLITE };
    let found = fetch_all!(tx, (AnnualAccountsId,), sql, scope.firm(), since.clients)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// A whole index, read row by row.
pub async fn load(tx: &mut Tx, scope: &Scope) -> Result<Index> {
    let mut index = Index::default();
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
    sorted.await.map_err(|e| Error::Broken(format!("sorting the overview: {e}")))
}
