use leptos::prelude::*;
use portal_core::client_import;
use portal_types::{
    ClientId, ImportId,
    client_import::{ChoicesForm, RunForm},
};

use super::cards::{ClientRow, ImportCard, ImportColumn, ImportLine, ImportList, ProblemRow};
use crate::{
    ApiError, caller,
    i18n::{language, t, t_with},
    paths, present,
};

/// Longest text of examples, in characters.
const EXAMPLES_MAX: usize = 60;

/// Says what the columns hold.
#[server(endpoint = "clients/import-columns")]
pub async fn choose_columns(
    firm: String,
    import: String,
    #[server(flatten)] form: ChoicesForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id: ImportId = caller::id(&import)?;
    client_import::choose(&portal, &scope, id, &form).await?;
    caller::redirect(&paths::office_import(&firm, id));
    Ok(())
}

/// Takes the rows over.
#[server(endpoint = "clients/import-run")]
pub async fn run_import(firm: String, import: String, #[server(flatten)] form: RunForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id: ImportId = caller::id(&import)?;
    client_import::run(&portal, &scope, id, &form).await?;
    caller::redirect(&paths::office_import(&firm, id));
    Ok(())
}

/// Takes an import back.
#[server(endpoint = "clients/import-undo")]
pub async fn undo_import(firm: String, import: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    client_import::undo(&portal, &scope, caller::id(&import)?).await?;
    Ok(())
}

/// Removes a file of which nothing was taken over.
#[server(endpoint = "clients/import-discard")]
pub async fn discard_import(firm: String, import: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    client_import::discard(&portal, &scope, caller::id(&import)?).await?;
    caller::redirect(&paths::office_imports(&firm));
    Ok(())
}

/// The imports so far.
pub async fn load_imports(slug: String) -> Result<ImportList, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let listed = client_import::list(&portal, &scope).await?;
    let bytes = i64::try_from(portal.settings.max_import_bytes).unwrap_or(i64::MAX);
    Ok(ImportList {
        max_size: portal_types::numbers::bytes(language(), bytes),
        lines: listed.into_iter().map(|listed| line(&firm, &slug, listed)).collect(),
    })
}

fn line(firm: &portal_core::firms::Firm, slug: &str, listed: client_import::Listed) -> ImportLine {
    ImportLine {
        href: paths::office_import(slug, listed.id),
        file_name: listed.file_name,
        state: listed.state,
        total: listed.total,
        outcome: listed.outcome,
        at: present::moment(firm, listed.at),
        by: listed.by,
    }
}

/// One import. While it is at work the page comes again by itself.
pub async fn load_import(slug: String, id: String) -> Result<ImportCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.writer()?;
    let firm = caller::firm(&portal, &slug).await?;
    let shown = client_import::show(&portal, &scope, caller::id(&id)?).await?;
    if shown.listed.state.runs() {
        caller::append_header(http::header::REFRESH, "2");
    }
    let columns = shown.headers.iter().enumerate().map(|(at, header)| ImportColumn {
        header: match header.as_str() {
            "" => t_with("client-import-column-number", &[("number", (at + 1).to_string())]),
            header => header.to_owned(),
        },
        examples: examples(&shown.examples, at),
        field: shown.choices.columns.get(at).copied().flatten(),
    });
    let problems = shown.problems.into_iter().map(|told| problem(&shown.headers, &shown.choices, told));
    Ok(ImportCard {
        id,
        columns: columns.collect(),
        problems: problems.collect(),
        line: line(&firm, &slug, shown.listed),
        read_as: shown.read_as,
        choices: shown.choices,
        done: shown.done,
        found: shown.found,
        problem_count: shown.problem_count,
        mode: shown.mode,
        clients: shown.clients.into_iter().map(|left| client(&slug, left)).collect(),
        undone: shown.undone,
        left: shown.left.into_iter().map(|left| client(&slug, left)).collect(),
    })
}

fn examples(rows: &[Vec<String>], at: usize) -> String {
    let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" · ").chars().take(EXAMPLES_MAX).collect()
}

/// A problem in words, with the column as the file calls it.
fn problem(
    headers: &[String],
    choices: &portal_types::client_import::Choices,
    told: client_import::Told,
) -> ProblemRow {
    let client_import::Told { problem, value } = told;
    let header = choices.column(problem.field).and_then(|at| headers.get(at)).filter(|header| !header.is_empty());
    let code = problem.error.code();
    ProblemRow {
        line: problem.line,
        column: header.cloned().unwrap_or_else(|| t(&format!("client-import-field-{}", problem.field.key()))),
        value,
        problem: t_with(&format!("client-import-error-{code}"), &[("with", problem.with.to_string())]),
        help: t(&format!("client-import-error-{code}-help")),
        warns: problem.error.warns(),
    }
}

fn client(slug: &str, left: client_import::Left) -> ClientRow {
    let client: ClientId = left.client_id;
    ClientRow {
        href: left.name.as_ref().map(|_| paths::office_client(slug, client)).unwrap_or_default(),
        name: left.name.unwrap_or_else(|| client.to_string()),
        what: left.kept,
    }
}
