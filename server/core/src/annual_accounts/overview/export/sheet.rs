//! Spreadsheets that no program takes for formulas (UPL-7).

use std::{io::Write, path::Path};

use portal_types::Language;
use rust_xlsxwriter::{Format, Workbook};
use tempfile::{NamedTempFile, TempPath};
use tokio::sync::mpsc::Receiver;

use crate::error::{Error, Result};

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

/// One row of the file.
#[derive(Debug)]
pub struct Record {
    /// Before the year.
    pub texts: [String; 5],
    /// The one number.
    pub year: i32,
    /// After it.
    pub more: [String; 7],
}

/// A text that a spreadsheet program shows and does not reckon with.
pub fn inert(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// Writes what comes until nothing comes.
pub fn write(
    kind: Kind,
    language: Language,
    folder: &Path,
    title: &str,
    head: Vec<String>,
    records: Receiver<Vec<Record>>,
) -> Result<TempPath> {
    let file = NamedTempFile::new_in(folder)?;
    match kind {
        Kind::Csv => write_csv(file, language, &head, records),
        Kind::Xlsx => write_xlsx(file, folder, title, &head, records),
    }
}

/// With what programs of the language expect between the cells, and the mark by which they know the encoding.
fn write_csv(
    mut file: NamedTempFile,
    language: Language,
    head: &[String],
    mut records: Receiver<Vec<Record>>,
) -> Result<TempPath> {
    file.write_all("\u{feff}".as_bytes())?;
    let delimiter = if language == Language::Nl { b';' } else { b',' };
    let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(&mut file);
    csv.write_record(head).map_err(broken)?;
    while let Some(chunk) = records.blocking_recv() {
        for record in chunk {
            let year = record.year.to_string();
            let cells = record.texts.iter().chain([&year]).chain(&record.more);
            csv.write_record(cells.map(|cell| inert(cell))).map_err(broken)?;
        }
    }
    csv.flush()?;
    drop(csv);
    Ok(file.into_temp_path())
}

/// Every cell but the year is typed as text.
fn write_xlsx(
    file: NamedTempFile,
    folder: &Path,
    title: &str,
    head: &[String],
    mut records: Receiver<Vec<Record>>,
) -> Result<TempPath> {
    let mut book = Workbook::new();
    book.set_tempdir(folder).map_err(broken)?;
    let sheet = book.add_worksheet_with_constant_memory().map_err(broken)?;
    sheet.set_name(title).map_err(broken)?;
    sheet.set_freeze_panes(1, 0).map_err(broken)?;
    for (at, width) in [(0, 34.0), (4, 34.0), (6, 20.0), (7, 16.0), (10, 22.0), (11, 22.0), (12, 22.0)] {
        sheet.set_column_width(at, width).map_err(broken)?;
    }
    let bold = Format::new().set_bold();
    for (at, text) in head.iter().enumerate() {
        sheet.write_string_with_format(0, at as u16, text, &bold).map_err(broken)?;
    }
    let mut line = 1;
    while let Some(chunk) = records.blocking_recv() {
        for Record { texts, year, more } in chunk {
            for (at, text) in texts.iter().enumerate() {
                sheet.write_string(line, at as u16, text).map_err(broken)?;
            }
            sheet.write_number(line, texts.len() as u16, year).map_err(broken)?;
            for (at, text) in more.iter().enumerate() {
                sheet.write_string(line, (texts.len() + 1 + at) as u16, text).map_err(broken)?;
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
