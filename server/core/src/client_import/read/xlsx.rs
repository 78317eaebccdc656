//! Spreadsheets. Their parts are measured before they are unpacked, and cells are taken one by one: neither a part that
//! grows a thousandfold nor a cell far away costs memory (UPL-4).

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx};
use portal_types::{
    ErrorCode,
    client_import::{COLUMNS_MAX, ReadAs},
};
use zip::ZipArchive;

use super::{Lines, Table};

/// Most bytes of all parts together, unpacked.
const UNPACKED_MAX: u64 = 128 * 1024 * 1024;
/// Most parts.
const PARTS_MAX: usize = 1_000;
/// Longest attribute of a style, in bytes, and most styles: each style holds a copy of its font and format.
const ATTRIBUTE_MAX: usize = 1_024;
const STYLES_MAX: usize = 65_490;
/// Least bytes of one shared text.
const TEXT_MIN: u64 = 5;

pub fn read(bytes: &[u8]) -> Result<Table, ErrorCode> {
    measure(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ErrorCode::NotTable)?;
    let sheets = book.sheets_metadata().to_vec();
    let shown =
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    for name in shown.map(|sheet| sheet.name.as_str()) {
        let lines = sheet(&mut book, name)?;
        if !lines.0.is_empty() {
            let sheet = Some(name.to_owned());
            return lines.table(ReadAs { kind: "xlsx".to_owned(), encoding: String::new(), delimiter: None, sheet });
        }
    }
    Err(ErrorCode::TableEmpty)
}

/// Unpacks every part, by what comes out and not by what the file says of itself, and looks for what its reader would
/// take at its word. Macros are no table (UPL-2).
fn measure(bytes: &[u8]) -> Result<(), ErrorCode> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ErrorCode::NotTable)?;
    if archive.len() > PARTS_MAX {
        return Err(ErrorCode::TableTooLarge);
    }
    let mut left = UNPACKED_MAX;
    let mut workbook = false;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| ErrorCode::NotTable)?;
        let name = part.name().map_err(|_| ErrorCode::NotTable)?.to_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(ErrorCode::NotTable);
        }
        workbook |= name == "xl/workbook.xml";
        let mut bytes = Vec::new();
        part.take(left + 1).read_to_end(&mut bytes).map_err(|_| ErrorCode::NotTable)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(ErrorCode::TableTooLarge)?;
        if name.ends_with(".xml") || name.ends_with(".rels") {
            believable(&bytes)?;
        }
    }
    if workbook { Ok(()) } else { Err(ErrorCode::NotTable) }
}

/// Refuses a part of XML that says it has more than it can have: room is made for what `uniqueCount` promises, and every
/// style holds a copy of what it names.
fn believable(part: &[u8]) -> Result<(), ErrorCode> {
    // Another encoding would hide what is looked for.
    if part.contains(&0) || part.starts_with(&[0xFE, 0xFF]) || part.starts_with(&[0xFF, 0xFE]) {
        return Err(ErrorCode::NotTable);
    }
    for at in memchr::memmem::find_iter(part, "uniqueCount") {
        let value = part[at..].iter().skip("uniqueCount".len()).copied();
        let mut value = value.skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\''));
        let digits: String =
            value.by_ref().take_while(|byte| !matches!(byte, b'"' | b'\'')).take(12).map(char::from).collect();
        let promised: u64 = digits.trim().parse().map_err(|_| ErrorCode::TableBroken)?;
        if promised.saturating_mul(TEXT_MIN) > part.len() as u64 {
            return Err(ErrorCode::TableBroken);
        }
    }
    if memchr::memmem::find(part, b"cellXfs").is_none() {
        return Ok(());
    }
    let long = part.split(|byte| matches!(byte, b'"' | b'\'')).any(|run| run.len() > ATTRIBUTE_MAX);
    let styles = memchr::memmem::find_iter(part, b"xf ").count() + memchr::memmem::find_iter(part, b"xf/").count();
    if long || styles > STYLES_MAX { Err(ErrorCode::TableTooLarge) } else { Ok(()) }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Lines, ErrorCode> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| ErrorCode::NotTable)?;
    let widths: Vec<usize> = reader.styles().iter().map(zeros).collect();
    let (mut lines, mut row, mut cells) = (Lines::default(), 0, Vec::new());
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| ErrorCode::TableBroken)? {
        let (line, column) = cell.get_position();
        let text = text(cell.get_value(), widths.get(style).copied().unwrap_or_default());
        if text.is_empty() {
            continue;
        }
        if line != row {
            lines.take(row + 1, std::mem::take(&mut cells))?;
            row = line;
        }
        let column = column as usize;
        if column >= COLUMNS_MAX {
            return Err(ErrorCode::TableTooLarge);
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    lines.take(row + 1, cells)?;
    Ok(lines)
}

/// How many digits a format like `00000000` shows at least: leading zeros count in a number that is a name.
fn zeros(style: &Style) -> usize {
    let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    let code = code.split(';').next().unwrap_or_default();
    if code.len() <= 20 && code.bytes().all(|byte| byte == b'0') { code.len() } else { 0 }
}

/// A cell as somebody sees it who looks at the sheet.
fn text(value: &DataRef<'_>, width: usize) -> String {
    match value {
        DataRef::Int(number) => format!("{number:0width$}"),
        // All whole numbers that a cell can hold exactly.
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => format!("{:0width$}", *number as i64),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => (if *yes { "ja" } else { "nee" }).to_owned(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{day:02}-{month:02}-{year:04}")
        }
        DataRef::DateTime(at) => at.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
