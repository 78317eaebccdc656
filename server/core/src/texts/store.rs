//! SQL of a firm's texts: inserted, never changed.

use chrono::{DateTime, Utc};
use portal_types::{EmployeeId, Language, TextId, approvals::Act};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// One version, with the name of who saved it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Saved {
    /// From 1.
    pub version: i64,
    /// What it says; nothing where the firm went back to the product's text.
    pub text: Option<String>,
    /// Who saved it.
    pub name: String,
    /// When.
    pub saved_at: DateTime<Utc>,
}

/// The newest version of one act and language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Newest {
    /// Of which act.
    #[sqlx(try_from = "String")]
    pub act: Act,
    /// In which language.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// From 1.
    pub version: i64,
    /// What it says.
    pub text: Option<String>,
}

/// A version that is saved.
pub(super) struct New<'a> {
    pub id: TextId,
    pub act: Act,
    pub language: Language,
    pub version: i64,
    pub text: Option<&'a str>,
    pub by: EmployeeId,
}

const INSERT: &str = "INSERT INTO firm_texts (id, firm_id, act, language, version, text, saved_by, saved_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (firm_id, act, language, version) DO NOTHING";
const NEWEST: &str = "SELECT t.act, t.language, t.version, t.text FROM firm_texts t
    WHERE t.firm_id = $1 AND t.version = (SELECT MAX(n.version) FROM firm_texts n
        WHERE n.firm_id = t.firm_id AND n.act = t.act AND n.language = t.language)";
const VERSIONS: &str = "SELECT t.version, t.text, p.name, t.saved_at FROM firm_texts t
        JOIN employees e ON e.firm_id = t.firm_id AND e.id = t.saved_by JOIN people p ON p.id = e.person_id
    WHERE t.firm_id = $1 AND t.act = $2 AND t.language = $3 ORDER BY t.version DESC";
const VERSION: &str = "SELECT t.version, t.text, p.name, t.saved_at FROM firm_texts t
        JOIN employees e ON e.firm_id = t.firm_id AND e.id = t.saved_by JOIN people p ON p.id = e.person_id
    WHERE t.firm_id = $1 AND t.act = $2 AND t.language = $3 AND t.version = $4";

/// `false` when that version is there already.
pub(super) async fn insert(tx: &mut Tx, scope: &Scope, new: &New<'_>, now: DateTime<Utc>) -> Result<bool> {
    let New { id, act, language, version, text, by } = *new;
    Ok(execute!(tx, INSERT, id, scope.firm(), act.code(), language.code(), version, text, by, now)? == 1)
}

/// The newest version of every text that the firm ever saved.
pub(super) async fn newest(tx: &mut Tx, scope: &Scope) -> Result<Vec<Newest>> {
    Ok(fetch_all!(tx, Newest, NEWEST, scope.firm())?)
}

/// Every version, newest first.
pub(super) async fn versions(tx: &mut Tx, scope: &Scope, act: Act, language: Language) -> Result<Vec<Saved>> {
    Ok(fetch_all!(tx, Saved, VERSIONS, scope.firm(), act.code(), language.code())?)
}

/// One version.
pub(super) async fn version(
    tx: &mut Tx,
    scope: &Scope,
    act: Act,
    language: Language,
    version: i64,
) -> Result<Option<Saved>> {
    Ok(fetch_optional!(tx, Saved, VERSION, scope.firm(), act.code(), language.code(), version)?)
}
