//! What the pages of imports show.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use portal_types::{
    Bsn, ErrorCode, ImportId,
    client_import::{Choices, Counts, ImportField, ImportMode, ImportState, Line, Problem, ReadAs, folded, propose},
    identifiers::{holds_bsn, is_bsn},
};

use super::{
    items::{self, Left},
    lines, parts, store,
};
use crate::{db::Tx, error::Result, portal::Portal, scope::Scope};

/// Rows that are shown as examples of what the columns hold.
const EXAMPLES: usize = 3;
/// Problems and clients that a page shows.
const SHOWN: usize = 100;

/// An import as a list shows it.
#[derive(Debug)]
pub struct Listed {
    /// Which.
    pub id: ImportId,
    /// What the file was called.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// Rows.
    pub total: i64,
    /// What became of them.
    pub outcome: Option<Counts>,
    /// When the file came.
    pub at: DateTime<Utc>,
    /// Who set it to work.
    pub by: String,
}

/// A problem with what stands in its cell.
#[derive(Debug)]
pub struct Told {
    /// What is wrong where.
    pub problem: Problem,
    /// What was typed; of a BSN its end.
    pub value: String,
}

/// An import with everything its page shows.
#[derive(Debug)]
pub struct Shown {
    /// As in the list.
    pub listed: Listed,
    /// How the file was read.
    pub read_as: ReadAs,
    /// One per column.
    pub headers: Vec<String>,
    /// The first rows; only while columns are chosen.
    pub examples: Vec<Vec<String>>,
    /// What was chosen, or is proposed.
    pub choices: Choices,
    /// How many rows are done.
    pub done: i64,
    /// What was found.
    pub found: Option<Counts>,
    /// What is wrong, the first of it,
    pub problems: Vec<Told>,
    /// and how much there is.
    pub problem_count: usize,
    /// All or good.
    pub mode: Option<ImportMode>,
    /// Some clients that it made or changed.
    pub clients: Vec<Left>,
    /// How many became what when it was taken back,
    pub undone: Vec<(String, i64)>,
    /// and some that were not put back.
    pub left: Vec<Left>,
}

fn listed(row: &store::Row) -> Result<Listed> {
    Ok(Listed {
        id: row.id,
        file_name: row.file_name.clone(),
        state: row.state,
        total: row.total,
        outcome: row.outcome.as_deref().map(serde_json::from_str).transpose()?,
        at: row.created_at,
        by: row.by.clone(),
    })
}

/// The firm's imports, the newest first.
pub async fn list(portal: &Portal, scope: &Scope) -> Result<Vec<Listed>> {
    scope.writer()?;
    let mut tx = portal.db.glance(scope).await?;
    store::list(&mut tx, scope).await?.iter().map(listed).collect()
}

/// One import.
pub async fn show(portal: &Portal, scope: &Scope, id: ImportId) -> Result<Shown> {
    scope.writer()?;
    let mut tx = portal.db.read(scope).await?;
    let row = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let headers: Vec<String> = serde_json::from_str(&row.headers)?;
    let choices = match &row.choices {
        Some(choices) => serde_json::from_str(choices)?,
        None => {
            let remembered = remembered(store::remembered(&mut tx, scope).await?)?;
            Choices::proposed(propose(&headers, &remembered))
        }
    };
    let mut examples = Vec::new();
    if row.state.may_be_discarded()
        && let Some(chunk) = parts::after(&mut tx, scope, id, -1).await?
    {
        let rows = lines::open(portal, scope, id, &chunk)?;
        examples = rows.into_iter().take(EXAMPLES).map(|row| masked(&choices, row)).collect();
    }
    let (problems, problem_count) = match row.state {
        ImportState::Uploaded | ImportState::Checking => (Vec::new(), 0),
        _ => problems(&mut tx, portal, scope, id, &choices).await?,
    };
    let limit = SHOWN as i64;
    Ok(Shown {
        listed: listed(&row)?,
        read_as: serde_json::from_str(&row.read_as)?,
        headers,
        examples,
        done: row.done,
        found: row.found.as_deref().map(serde_json::from_str).transpose()?,
        problems,
        problem_count,
        mode: row.mode.as_deref().and_then(ImportMode::from_code),
        clients: items::some(&mut tx, scope, id, limit).await?,
        undone: items::counts(&mut tx, scope, id).await?,
        left: items::left(&mut tx, scope, id, limit).await?,
        choices,
    })
}

/// What the columns of the firm's last file held, by their folded headers.
fn remembered(last: Option<(String, String)>) -> Result<HashMap<String, Option<ImportField>>> {
    let Some((headers, choices)) = last else { return Ok(HashMap::new()) };
    let (headers, choices): (Vec<String>, Choices) = (serde_json::from_str(&headers)?, serde_json::from_str(&choices)?);
    Ok(headers.iter().map(|header| folded(header)).zip(choices.columns).collect())
}

/// What was typed, as everybody may see it who looks at the page.
pub(super) fn shown_value(choices: &Choices, cells: &[String], field: ImportField) -> String {
    let cell = choices.column(field).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
    match field {
        ImportField::Bsn if !cell.is_empty() => Bsn::of(cell).masked(),
        _ => without_bsn(cell),
    }
}

fn masked(choices: &Choices, row: Line) -> Vec<String> {
    let bsn = choices.column(ImportField::Bsn);
    let shown = |(at, cell): (usize, String)| match Some(at) == bsn && !cell.trim().is_empty() {
        true => Bsn::of(&cell).masked(),
        false => without_bsn(&cell),
    };
    row.cells.into_iter().enumerate().map(shown).collect()
}

/// A cell that may hold a BSN, in whatever column it stands, shows its end only.
fn without_bsn(cell: &str) -> String {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    match is_bsn(&digits) || holds_bsn(cell.trim()) {
        true => Bsn::of(&digits).masked(),
        false => cell.to_owned(),
    }
}

/// The first problems with their values, and how many there are.
async fn problems(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    id: ImportId,
    choices: &Choices,
) -> Result<(Vec<Told>, usize)> {
    let (mut told, mut count, mut number) = (Vec::new(), 0, -1);
    while let Some(chunk) = parts::after(tx, scope, id, number).await? {
        number = chunk.number;
        let problems: Vec<Problem> = serde_json::from_str(&chunk.problems)?;
        count += problems.len();
        if problems.is_empty() || told.len() >= SHOWN {
            continue;
        }
        let rows = lines::open(portal, scope, id, &chunk)?;
        told.extend(problems.into_iter().take(SHOWN - told.len()).map(|problem| {
            let cells = rows.iter().find(|row| row.line == problem.line).map(|row| row.cells.as_slice());
            Told { value: shown_value(choices, cells.unwrap_or_default(), problem.field), problem }
        }));
    }
    Ok((told, count))
}
