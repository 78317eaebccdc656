//! Reads a file as a table of texts. Nothing it says is believed: sizes are bounded before and while it is read (UPL-4).

mod csv;
mod decode;
#[cfg(test)]
mod tests;
mod xlsx;

use portal_types::{
    ErrorCode,
    client_import::{CELL_MAX, COLUMNS_MAX, Line, ROWS_MAX, ReadAs},
};

/// Rows in which a header is looked for: some files begin with a title.
const HEAD: usize = 10;

/// A table as it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// One per column; may be empty.
    pub headers: Vec<String>,
    /// What stands under them.
    pub lines: Vec<Line>,
    /// How the file was read.
    pub read_as: ReadAs,
}

/// By its bytes, whatever it is called (UPL-2).
pub fn read(bytes: &[u8]) -> Result<Table, ErrorCode> {
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        _ if bytes.starts_with(b"PK\x03\x04") => xlsx::read(bytes),
        Some(mime) if !mime.starts_with("text/") => Err(ErrorCode::NotTable),
        _ => csv::read(bytes),
    }
}

/// Takes lines one by one, within bounds.
#[derive(Debug, Default)]
struct Lines(Vec<Line>);

impl Lines {
    /// Empty lines are no rows.
    fn take(&mut self, line: u32, mut cells: Vec<String>) -> Result<(), ErrorCode> {
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if cells.len() > COLUMNS_MAX || self.0.len() > ROWS_MAX {
            return Err(ErrorCode::TableTooLarge);
        }
        if cells.iter().any(|cell| cell.chars().nth(CELL_MAX).is_some()) {
            return Err(ErrorCode::TableBroken);
        }
        self.0.push(Line { line, cells });
        Ok(())
    }

    /// The first row with more than one cell holds the headers; a title before it is passed over.
    fn table(self, read_as: ReadAs) -> Result<Table, ErrorCode> {
        let filled = |line: &Line| line.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let head = self.0.iter().take(HEAD).position(|line| filled(line) > 1).unwrap_or(0);
        let mut lines = self.0.into_iter().skip(head);
        let header = lines.next().ok_or(ErrorCode::TableEmpty)?;
        let lines: Vec<Line> = lines.collect();
        if lines.is_empty() {
            return Err(ErrorCode::TableEmpty);
        }
        let headers = header.cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok(Table { headers: headers.collect(), lines, read_as })
    }
}
