//! What changed since the overview last looked.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::RwLock,
};

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
};
use crate::{
    db::Tx,
    error::{Error, Result},
    fetch_all,
    index::{Feed, Mark},
    on,
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
    /// What the client is found by, beside the name.
    pub fn others(&self) -> [&str; 2] {
        [&self.number, &self.kvk_number].map(|number| number.as_deref().unwrap_or_default())
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

impl Feed for Index {
    type Changed = Changed;

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn take(&mut self, changed: Vec<Changed>) {
        let fresh = self.entries.is_empty();
        let moved: Vec<u32> = changed.into_iter().map(|row| self.put(&row)).collect();
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
        sorted.await.map_err(|e| Error::Broken(format!("sorting the overview: {e}")))
    }

    async fn changes(tx: &mut Tx, scope: &Scope, since: Mark) -> Result<Vec<Changed>> {
        let sql = if tx.is_postgres() { CHANGED_POSTGRES } else { CHANGED_SQLITE };
        Ok(fetch_all!(tx, Changed, sql, scope.firm(), since.accounts, since.clients)?)
    }

    async fn forgets(tx: &mut Tx, scope: &Scope, since: Mark, held: &RwLock<(Mark, Self)>) -> Result<bool> {
        let sql = if tx.is_postgres() { REMOVED_POSTGRES } else { REMOVED_SQLITE };
        let removed = fetch_all!(tx, (AnnualAccountsId,), sql, scope.firm(), since.clients)?;
        let held = held.read().map_err(|_poisoned| Error::Broken("the overview broke earlier".into()))?;
        Ok(removed.iter().any(|(id,)| held.1.position(*id).is_some()))
    }
}
