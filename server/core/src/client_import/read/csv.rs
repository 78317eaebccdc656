//! Text files with something between the cells.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use portal_types::{
    ErrorCode,
    client_import::{CELL_MAX, COLUMNS_MAX, ReadAs},
};

use super::{Lines, Table, decode::decode};

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Rows that tell which it is.
const SAMPLE: usize = 30;

pub fn read(bytes: &[u8]) -> Result<Table, ErrorCode> {
    let (text, encoding) = decode(bytes);
    // No table of clients has one, every program has.
    if text.contains('\0') {
        return Err(ErrorCode::NotTable);
    }
    let (said, text, skipped) = said(&text);
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let mut lines = Lines::default();
    for record in records(text, delimiter) {
        let (line, record) = record?;
        if record.len() > COLUMNS_MAX * 2 || record.iter().any(|cell| cell.len() > CELL_MAX * 4) {
            return Err(ErrorCode::TableBroken);
        }
        lines.take(line + skipped, record.iter().map(str::to_owned).collect())?;
    }
    lines.table(ReadAs {
        kind: "csv".to_owned(),
        encoding: encoding.to_owned(),
        delimiter: Some(char::from(delimiter)),
        sheet: None,
    })
}

/// Excel's own first line, which names what stands between the cells.
fn said(text: &str) -> (Option<u8>, &str, u32) {
    let first = text.lines().next().unwrap_or_default();
    match first.trim().trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if DELIMITERS.contains(delimiter) => {
            (Some(*delimiter), text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), 1)
        }
        _ => (None, text, 0),
    }
}

fn records(text: &str, delimiter: u8) -> impl Iterator<Item = Result<(u32, StringRecord), ErrorCode>> + '_ {
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.into_records().map(move |record| {
        let record = record.map_err(|_| ErrorCode::TableBroken)?;
        let (line, byte) = record.position().map_or((0, 0), |place| (place.line(), place.byte()));
        // Empty lines before it are passed over, and counted.
        let rest = usize::try_from(byte).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n');
        let line = line + empty.count() as u64;
        Ok((u32::try_from(line).unwrap_or(u32::MAX), record))
    })
}

/// What cuts the most rows into the same number of cells, more than one.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut rows: HashMap<usize, usize> = HashMap::new();
        for (_, record) in records(text, delimiter).flatten().take(SAMPLE) {
            *rows.entry(record.len()).or_default() += 1;
        }
        let all: usize = rows.values().sum();
        rows.into_iter().filter(|(cells, rows)| *cells > 1 && rows * 2 > all).map(|(cells, rows)| (rows, cells)).max()
    };
    // The first of those that do equally well.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b';')
}
