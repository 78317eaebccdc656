//! What the pages show.

use portal_types::client_import::{Choices, Counts, ImportField, ImportMode, ImportState, ReadAs};
use serde::{Deserialize, Serialize};

/// The page on which a file is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportList {
    /// Largest file, in words.
    pub max_size: String,
    /// The newest first.
    pub lines: Vec<ImportLine>,
}

/// An import in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportLine {
    /// Where its page is.
    pub href: String,
    /// What the file was called.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// Rows.
    pub total: i64,
    /// What became of them.
    pub outcome: Option<Counts>,
    /// When, in words.
    pub at: String,
    /// Who set it to work.
    pub by: String,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportColumn {
    /// Its header, or its number.
    pub header: String,
    /// What stands in the first rows.
    pub examples: String,
    /// What it holds, as was said or is proposed.
    pub field: Option<ImportField>,
}

/// A problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemRow {
    /// Line of the file.
    pub line: u32,
    /// The column, in words.
    pub column: String,
    /// What was typed.
    pub value: String,
    /// What is wrong, in words.
    pub problem: String,
    /// What to do.
    pub help: String,
    /// Whether the row may be taken over all the same.
    pub warns: bool,
}

/// A client that an import made, changed or left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientRow {
    /// Where its page is; empty when it is there no more.
    pub href: String,
    /// Its name.
    pub name: String,
    /// What became of it, as catalogue keys end.
    pub what: String,
}

/// An import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportCard {
    /// In forms.
    pub id: String,
    /// As in the list.
    pub line: ImportLine,
    /// How the file was read.
    pub read_as: ReadAs,
    /// Columns of the file.
    pub columns: Vec<ImportColumn>,
    /// What was chosen, or is proposed.
    pub choices: Choices,
    /// Rows that are done.
    pub done: i64,
    /// What was found.
    pub found: Option<Counts>,
    /// The first problems,
    pub problems: Vec<ProblemRow>,
    /// and how many there are.
    pub problem_count: usize,
    /// All or good.
    pub mode: Option<ImportMode>,
    /// Clients that it made or changed.
    pub clients: Vec<ClientRow>,
    /// How many became what when it was taken back,
    pub undone: Vec<(String, i64)>,
    /// and some that were not put back.
    pub left: Vec<ClientRow>,
}
