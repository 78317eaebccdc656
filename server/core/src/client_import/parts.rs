//! SQL of the parts of a file.

use portal_types::ImportId;

use crate::{db::Tx, error::Result, execute, fetch_optional, insert_rows, scope::Scope};

/// A part of a file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Chunk {
    pub number: i64,
    pub items: i64,
    /// Sealed; nothing when they are not needed any more.
    pub lines: Option<Vec<u8>>,
    pub problems: String,
}

/// A part of a file that is about to be stored.
pub struct NewChunk {
    pub number: i64,
    pub items: i64,
    pub lines: Vec<u8>,
}

const INSERT: &str = "INSERT INTO client_import_chunks (firm_id, import_id, number, items, lines) ";
const AFTER: &str = "SELECT number, items, lines, problems FROM client_import_chunks
    WHERE firm_id = $1 AND import_id = $2 AND number > $3 ORDER BY number LIMIT 1";
const TO_DO: &str = "SELECT number, items, lines, problems FROM client_import_chunks
    WHERE firm_id = $1 AND import_id = $2 AND NOT done ORDER BY number LIMIT 1";
const SET_PROBLEMS: &str =
    "UPDATE client_import_chunks SET problems = $4 WHERE firm_id = $1 AND import_id = $2 AND number = $3";
const DONE: &str = "UPDATE client_import_chunks SET done = (1 = 1), problems = $4, lines = $5
    WHERE firm_id = $1 AND import_id = $2 AND number = $3 AND NOT done";
const FORGET: &str = "DELETE FROM client_import_chunks WHERE firm_id = $1 AND import_id = $2";

/// Stores the parts of a file.
pub async fn insert(tx: &mut Tx, scope: &Scope, id: ImportId, chunks: &[NewChunk]) -> Result<()> {
    let firm = scope.firm();
    insert_rows!(tx, INSERT, chunks, |chunk| [firm, id, chunk.number, chunk.items, &chunk.lines]);
    Ok(())
}

/// The part after a number.
pub async fn after(tx: &mut Tx, scope: &Scope, id: ImportId, number: i64) -> Result<Option<Chunk>> {
    Ok(fetch_optional!(tx, Chunk, AFTER, scope.firm(), id, number)?)
}

/// The first part that is not taken over yet.
pub async fn to_do(tx: &mut Tx, scope: &Scope, id: ImportId) -> Result<Option<Chunk>> {
    Ok(fetch_optional!(tx, Chunk, TO_DO, scope.firm(), id)?)
}

/// What the dry run found in a part.
pub async fn set_problems(tx: &mut Tx, scope: &Scope, id: ImportId, number: i64, problems: &str) -> Result<()> {
    execute!(tx, SET_PROBLEMS, scope.firm(), id, number, problems)?;
    Ok(())
}

/// A part was taken over; what was refused of it stays. `false` when it had been before.
pub async fn done(
    tx: &mut Tx,
    scope: &Scope,
    id: ImportId,
    number: i64,
    problems: &str,
    lines: Option<Vec<u8>>,
) -> Result<bool> {
    Ok(execute!(tx, DONE, scope.firm(), id, number, problems, lines)? == 1)
}

/// Removes them.
pub async fn forget(tx: &mut Tx, scope: &Scope, id: ImportId) -> Result<()> {
    execute!(tx, FORGET, scope.firm(), id)?;
    Ok(())
}
