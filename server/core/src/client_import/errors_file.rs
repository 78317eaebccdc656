//! What is wrong with the rows of a file, as a file: with what was typed and what to do (UPL-7).

use portal_types::{
    ErrorCode, ImportId,
    client_import::{Choices, ImportField, Problem},
};

use super::{card::shown_value, lines, parts, store};
use crate::{
    error::Result,
    i18n,
    portal::Portal,
    scope::Scope,
    sheet::{Cell, Kind, Sheet, Writing},
};

/// Writes it; it is removed when the path is dropped.
pub async fn write(portal: &Portal, scope: &Scope, id: ImportId) -> Result<tempfile::TempPath> {
    scope.writer()?;
    let mut tx = portal.db.read(scope).await?;
    let import = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let choices: Choices = serde_json::from_str(&import.choices.ok_or(ErrorCode::NotFound)?)?;
    let text = |key: &str| i18n::text(scope.language(), key);
    let heads = ["line", "column", "value", "problem", "to-do"];
    let columns = heads.map(|head| (text(&format!("client-import-errors-{head}")), None)).to_vec();
    let sheet = Sheet { title: text("client-import-errors"), columns };
    let file = Writing::start(portal, Kind::Csv, scope.language(), sheet).await?;
    let mut number = -1;
    while let Some(chunk) = parts::after(&mut tx, scope, id, number).await? {
        number = chunk.number;
        let problems: Vec<Problem> = serde_json::from_str(&chunk.problems)?;
        if problems.is_empty() {
            continue;
        }
        let rows = lines::open(portal, scope, id, &chunk)?;
        let records = problems.iter().map(|problem| {
            let cells = rows.iter().find(|row| row.line == problem.line).map(|row| row.cells.as_slice());
            let (error, field) = (problem.error.code(), problem.field);
            let with = [("with", problem.with.to_string())];
            [
                problem.line.to_string(),
                text(&field_key(field)),
                shown_value(&choices, cells.unwrap_or_default(), field),
                i18n::text_with(scope.language(), &format!("client-import-error-{error}"), &with),
                text(&format!("client-import-error-{error}-help")),
            ]
            .map(Cell::Text)
            .to_vec()
        });
        if !file.put(records.collect()).await {
            break;
        }
    }
    file.end().await
}

/// The name of a column, as the catalogue has it.
fn field_key(field: ImportField) -> String {
    format!("client-import-field-{}", field.key())
}
