//! SQL of starting many.

use portal_types::{AnnualAccountsId, BatchId, ClientId, annual_accounts_start::StartFilter};
use uuid::Uuid;

use super::choose::{Candidate, Place};
use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, lists, scope::Scope};

/// Clients that fit, with their annual accounts of the year; what is not asked for is an empty text.
macro_rules! fitting {
    ($columns:literal, $more:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM clients c LEFT JOIN annual_accounts a
                ON a.firm_id = c.firm_id AND a.client_id = c.id AND a.financial_year = $2 AND a.kind = 'annual-accounts'
            WHERE c.firm_id = $1
                AND ($3 = '' OR c.name_key LIKE $3 ESCAPE '!' OR LOWER(COALESCE(c.number, '')) LIKE $3 ESCAPE '!'
                    OR c.kvk_number LIKE $3 ESCAPE '!')
                AND ($4 = '' OR c.legal_form = $4) AND ($5 = '' OR c.tier = $5) AND (a.id IS NULL OR $6)",
            $more
        )
    };
}
const LIST: &str = fitting!(
    "c.id, c.name, c.name_key, c.number, c.legal_form, c.tier, a.id AS accounts_id",
    " AND (c.name_key, c.id) > ($7, $8) ORDER BY c.name_key ASC, c.id ASC LIMIT $9"
);
const LIST_BACK: &str = fitting!(
    "c.id, c.name, c.name_key, c.number, c.legal_form, c.tier, a.id AS accounts_id",
    " AND (c.name_key, c.id) < ($7, $8) ORDER BY c.name_key DESC, c.id DESC LIMIT $9"
);
const COUNT: &str = fitting!("COUNT(*), COUNT(a.id)", "");
const MATCHING: &str = fitting!("c.id, a.id IS NOT NULL AS had", " ORDER BY c.id");
const ONE: &str = "SELECT c.id, c.name, c.name_key, c.number, c.legal_form, c.tier, a.id AS accounts_id
    FROM clients c LEFT JOIN annual_accounts a
        ON a.firm_id = c.firm_id AND a.client_id = c.id AND a.financial_year = $2 AND a.kind = 'annual-accounts'
    WHERE c.firm_id = $1 AND c.id = $3";
const INSERT_MADE: &str = "INSERT INTO accounts_batch_made (firm_id, batch_id, accounts_id) VALUES ($1, $2, $3)";
const MADE: &str = "SELECT accounts_id FROM accounts_batch_made WHERE firm_id = $1 AND batch_id = $2";
const KEEP: &str = "UPDATE accounts_batch_made SET kept = $4 WHERE firm_id = $1 AND batch_id = $2 AND accounts_id = $3";
const KEPT: &str = "SELECT m.accounts_id, c.name, m.kept FROM accounts_batch_made m
        JOIN annual_accounts a ON a.firm_id = m.firm_id AND a.id = m.accounts_id
        JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id
    WHERE m.firm_id = $1 AND m.batch_id = $2 AND m.kept IS NOT NULL ORDER BY c.name_key, c.id LIMIT $3";
const UNDO_OF: &str = "SELECT undo_id FROM accounts_batch_undos WHERE firm_id = $1 AND batch_id = $2";
const INSERT_UNDO: &str = "INSERT INTO accounts_batch_undos (firm_id, batch_id, undo_id) VALUES ($1, $2, $3)
    ON CONFLICT (firm_id, batch_id) DO NOTHING";
/// Everything that starting wrote, from the leaves to the root.
const REMOVE: [&str; 4] = [
    "DELETE FROM accounts_batch_made WHERE firm_id = $1 AND accounts_id = $2",
    "DELETE FROM accounts_people WHERE firm_id = $1 AND accounts_id = $2",
    "DELETE FROM accounts_changes WHERE firm_id = $1 AND accounts_id = $2",
    "DELETE FROM annual_accounts WHERE firm_id = $1 AND id = $2",
];

/// The filter as the queries take it.
struct Asked {
    search: String,
    form: &'static str,
    tier: &'static str,
}

impl Asked {
    fn of(filter: &StartFilter) -> Self {
        Self {
            search: lists::pattern(&filter.search),
            form: filter.legal_form.map_or("", |form| form.code()),
            tier: filter.tier.map_or("", |tier| tier.code()),
        }
    }
}

/// Rows beyond a place, the nearest first.
pub(super) async fn list(
    tx: &mut Tx,
    scope: &Scope,
    filter: &StartFilter,
    place: &Place,
    limit: i64,
) -> Result<Vec<Candidate>> {
    let (cursor, back) = place.start();
    let name = cursor.map(|c| c.name_key.replace('\0', "")).unwrap_or_default();
    let id = cursor.map_or(ClientId(Uuid::nil()), |c| c.id);
    let Asked { search, form, tier } = Asked::of(filter);
    let sql = if back { LIST_BACK } else { LIST };
    Ok(fetch_all!(tx, Candidate, sql, scope.firm(), filter.year, &search, form, tier, filter.had, &name, id, limit)?)
}

/// How many fit, and how many of them have annual accounts of the year.
pub(super) async fn count(tx: &mut Tx, scope: &Scope, filter: &StartFilter) -> Result<(i64, i64)> {
    let Asked { search, form, tier } = Asked::of(filter);
    let found = fetch_optional!(tx, (i64, i64), COUNT, scope.firm(), filter.year, &search, form, tier, filter.had)?;
    Ok(found.unwrap_or_default())
}

/// Everything that fits, and whether it has annual accounts of the year.
pub(super) async fn matching(tx: &mut Tx, scope: &Scope, filter: &StartFilter) -> Result<Vec<(ClientId, bool)>> {
    let Asked { search, form, tier } = Asked::of(filter);
    Ok(fetch_all!(tx, (ClientId, bool), MATCHING, scope.firm(), filter.year, &search, form, tier, filter.had)?)
}

/// One client as it can be chosen.
pub(super) async fn one(tx: &mut Tx, scope: &Scope, year: i32, id: ClientId) -> Result<Option<Candidate>> {
    Ok(fetch_optional!(tx, Candidate, ONE, scope.firm(), year, id)?)
}

pub(super) async fn insert_made(tx: &mut Tx, scope: &Scope, batch: BatchId, id: AnnualAccountsId) -> Result<()> {
    execute!(tx, INSERT_MADE, scope.firm(), batch, id)?;
    Ok(())
}

/// What the batch started and is still there.
pub(super) async fn made(tx: &mut Tx, scope: &Scope, batch: BatchId) -> Result<Vec<Uuid>> {
    Ok(fetch_all!(tx, (Uuid,), MADE, scope.firm(), batch)?.into_iter().map(|(id,)| id).collect())
}

/// Notes why undoing leaves it alone.
pub(super) async fn keep(tx: &mut Tx, scope: &Scope, batch: BatchId, id: AnnualAccountsId, why: &str) -> Result<()> {
    execute!(tx, KEEP, scope.firm(), batch, id, why)?;
    Ok(())
}

/// The first of those that were left alone, by name.
pub(super) async fn kept(
    tx: &mut Tx,
    scope: &Scope,
    batch: BatchId,
    limit: i64,
) -> Result<Vec<(AnnualAccountsId, String, String)>> {
    Ok(fetch_all!(tx, (AnnualAccountsId, String, String), KEPT, scope.firm(), batch, limit)?)
}

/// The batch that undoes another.
pub(crate) async fn undo_of(tx: &mut Tx, scope: &Scope, batch: BatchId) -> Result<Option<BatchId>> {
    Ok(fetch_optional!(tx, (BatchId,), UNDO_OF, scope.firm(), batch)?.map(|(id,)| id))
}

/// `false` when it is undone already.
pub(crate) async fn insert_undo(tx: &mut Tx, scope: &Scope, batch: BatchId, undo: BatchId) -> Result<bool> {
    Ok(execute!(tx, INSERT_UNDO, scope.firm(), batch, undo)? == 1)
}

/// Takes annual accounts away to which nothing happened.
pub(super) async fn remove(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<()> {
    for sql in REMOVE {
        execute!(tx, sql, scope.firm(), id)?;
    }
    Ok(())
}
