//! Spreadsheets that no program takes for formulas (UPL-7).

use std::io::Write;

use portal_types::Language;
use rust_xlsxwriter::{Format, Workbook};
use tempfile::{NamedTempFile, TempPath};
use tokio::{
    sync::mpsc::{self, Receiver, Sender},
    task::JoinHandle,
};

use crate::{
    error::{Error, Result},
    portal::Portal,
};

/// Chunks between the rows' source and the file.
const AHEAD: usize = 4;
/// Rows that are written at a time.
pub const CHUNK: usize = 200;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For a spreadsheet program.
    Xlsx,
    /// For other software.
    Csv,
}

impl Kind {
    /// At the end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// For the header.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// What stands in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Shown as it is, never reckoned with.
    Text(String),
    /// A whole number, or nothing.
    Number(Option<i32>),
}

/// One row of the file.
pub type Record = Vec<Cell>;

/// What the file is.
#[derive(Debug)]
pub struct Sheet {
    /// Of the page in a spreadsheet.
    pub title: String,
    /// Heads, and how wide each column is in characters; nothing for the program's own width.
    pub columns: Vec<(String, Option<f64>)>,
}

/// A file that is being written, row by row to the disk, so that memory does not grow with their number.
#[derive(Debug)]
pub struct Writing {
    records: Sender<Vec<Record>>,
    task: JoinHandle<Result<TempPath>>,
}

impl Writing {
    /// Begins a file in the portal's own folder.
    pub async fn start(portal: &Portal, kind: Kind, language: Language, sheet: Sheet) -> Result<Self> {
        let folder = portal.settings.data_dir.join("tmp");
        tokio::fs::create_dir_all(&folder).await?;
        let (records, receiver) = mpsc::channel(AHEAD);
        let task = tokio::task::spawn_blocking(move || {
            let file = NamedTempFile::new_in(&folder)?;
            match kind {
                Kind::Csv => write_csv(file, language, &sheet, receiver),
                Kind::Xlsx => write_xlsx(file, &sheet, receiver),
            }
        });
        Ok(Self { records, task })
    }

    /// Adds rows; `false` when the file could not be written any further, which [`Self::end`] explains.
    pub async fn put(&self, records: Vec<Record>) -> bool {
        self.records.send(records).await.is_ok()
    }

    /// The file; it is removed when the path is dropped.
    pub async fn end(self) -> Result<TempPath> {
        drop(self.records);
        self.task.await.map_err(|e| Error::Broken(format!("export task: {e}")))?
    }
}

/// A text that a spreadsheet program shows and does not reckon with.
pub fn inert(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// With what programs of the language expect between the cells, and the mark by which they know the encoding.
fn write_csv(
    mut file: NamedTempFile,
    language: Language,
    sheet: &Sheet,
    mut records: Receiver<Vec<Record>>,
) -> Result<TempPath> {
    file.write_all("\u{feff}".as_bytes())?;
    let delimiter = if language == Language::Nl { b';' } else { b',' };
    let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(&mut file);
    csv.write_record(sheet.columns.iter().map(|(head, _)| head)).map_err(broken)?;
    while let Some(chunk) = records.blocking_recv() {
        for record in chunk {
            let cells = record.into_iter().map(|cell| match cell {
                Cell::Text(text) => inert(&text),
                Cell::Number(number) => number.map(|number| number.to_string()).unwrap_or_default(),
            });
            csv.write_record(cells).map_err(broken)?;
        }
    }
    csv.flush()?;
    drop(csv);
    Ok(file.into_temp_path())
}

/// Every cell but a number is typed as text.
fn write_xlsx(file: NamedTempFile, sheet: &Sheet, mut records: Receiver<Vec<Record>>) -> Result<TempPath> {
    let mut book = Workbook::new();
    book.set_tempdir(file.path().parent().unwrap_or(file.path())).map_err(broken)?;
    let page = book.add_worksheet_with_constant_memory().map_err(broken)?;
    page.set_name(&sheet.title).map_err(broken)?;
    page.set_freeze_panes(1, 0).map_err(broken)?;
    let bold = Format::new().set_bold();
    for (at, (head, width)) in (0..).zip(&sheet.columns) {
        if let Some(width) = width {
            page.set_column_width(at, *width).map_err(broken)?;
        }
        page.write_string_with_format(0, at, head, &bold).map_err(broken)?;
    }
    let mut line = 1;
    while let Some(chunk) = records.blocking_recv() {
        for record in chunk {
            for (at, cell) in (0..).zip(record) {
                match cell {
                    Cell::Text(text) => page.write_string(line, at, text).map_err(broken)?,
                    Cell::Number(Some(number)) => page.write_number(line, at, number).map_err(broken)?,
                    Cell::Number(None) => continue,
                };
            }
            line += 1;
        }
    }
    book.save_to_writer(file.as_file()).map_err(broken)?;
    Ok(file.into_temp_path())
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(format!("export: {error}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::inert;

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula(text in "[=+@\\-\t\r' a-z]{0,8}") {
            let cell = inert(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text.as_str()));
        }
    }
}
