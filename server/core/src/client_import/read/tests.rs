use std::io::{Cursor, Write};

use portal_types::ErrorCode;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::read;

const SAMPLE: &[u8] = include_bytes!("../tests/samples/clients-cp1252.csv");

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = read(bytes).expect("a table");
    [vec![table.headers], table.lines.into_iter().map(|line| line.cells).collect()].concat()
}

#[test]
fn what_windows_wrote_is_read() {
    let table = read(SAMPLE).unwrap();
    assert_eq!((table.read_as.encoding.as_str(), table.read_as.delimiter), ("windows-1252", Some(';')));
    assert_eq!((table.headers[0].as_str(), table.headers.len()), ("Cliëntnummer", 13));
    assert_eq!((table.lines[0].line, table.lines[0].cells[0].as_str()), (4, "00042"), "zeros count");
    assert_eq!(table.lines[2].cells[1], "Jansen; Zonen & Co");
    assert_eq!(table.lines[3].cells[1], "Café ’t Hoekje");
}

#[test]
fn encodings_and_separators_are_found() {
    let text = "Naam,Plaats\r\nÖmer,Ede\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [&[0xff, 0xfe][..], &wide].concat();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf8 = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &utf8, &wide, &marked, &big] {
        assert_eq!(texts(bytes), [["Naam", "Plaats"], ["Ömer", "Ede"]]);
    }
    for text in ["a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "a|b\n1,5|2\n", "sep=;\na;b\n1,5;2\n", "\"sep=;\"\r\na;b\r\n1,5;2"] {
        assert_eq!(texts(text.as_bytes()), [["a", "b"], ["1,5", "2"]], "{text:?}");
    }
    assert_eq!(texts(b"Naam\nJansen, Piet\n"), [["Naam"], ["Jansen, Piet"]]);
    let line = |text: &str| read(text.as_bytes()).unwrap().lines[0].line;
    assert_eq!((line("sep=;\na;b\n1;2"), line("a;b\n\n\n1;2"), line("a;b\r\n1;2")), (3, 4, 2));
}

#[test]
fn what_is_no_table_is_refused() {
    let long = format!("a;b\n1;\"{}", "x;y\n".repeat(20_000));
    let wide = format!("{}\n1", "a;".repeat(300));
    let many = format!("a;b\n{}", "1;2\n".repeat(50_001));
    for (bytes, code) in [
        (&b""[..], ErrorCode::TableEmpty),
        (b"Naam;Plaats\n", ErrorCode::TableEmpty),
        (b"\n \n;;\n", ErrorCode::TableEmpty),
        (b"%PDF-1.7\n%\xe2\xe3", ErrorCode::NotTable),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ErrorCode::NotTable),
        (b"PK\x03\x04 no archive", ErrorCode::NotTable),
        (b"a;b\n1;\0", ErrorCode::NotTable),
        (long.as_bytes(), ErrorCode::TableBroken),
        (wide.as_bytes(), ErrorCode::TableTooLarge),
        (many.as_bytes(), ErrorCode::TableTooLarge),
    ] {
        assert_eq!(read(bytes).expect_err("refused"), code, "{:?}", &bytes[..bytes.len().min(20)]);
    }
}

#[test]
fn spreadsheets_are_read_as_they_look() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Leeg").unwrap();
    let page = book.add_worksheet().set_name("Cliënten").unwrap();
    let (zeros, day) = (Format::new().set_num_format("00000"), Format::new().set_num_format("dd-mm-yyyy"));
    for (at, head) in ["Nummer", "KVK", "Naam", "Boekjaareinde", "Bedrag"].into_iter().enumerate() {
        page.write_string(1, at as u16, head).unwrap();
    }
    page.write_number_with_format(2, 0, 42, &zeros).unwrap();
    page.write_string(2, 1, "01234567").unwrap();
    page.write_string(2, 2, "Ömer").unwrap();
    page.write_datetime_with_format(2, 3, ExcelDateTime::from_ymd(2026, 6, 30).unwrap(), &day).unwrap();
    page.write_number(2, 4, 1.5).unwrap();
    page.write_number(4, 1, 12_345_678).unwrap();
    // Far away: neither rows nor memory in between.
    page.write_string(1_048_575, 0, "laatste").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let table = read(&bytes).unwrap();
    assert_eq!(table.read_as.sheet.as_deref(), Some("Cliënten"));
    assert_eq!(table.headers, ["Nummer", "KVK", "Naam", "Boekjaareinde", "Bedrag"]);
    assert_eq!(table.lines[0].cells, ["00042", "01234567", "Ömer", "30-06-2026", "1.5"]);
    let places: Vec<u32> = table.lines.iter().map(|line| line.line).collect();
    assert_eq!(places, [3, 5, 1_048_576]);
}

fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, size) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        let zeros = vec![b' '; 1 << 20];
        for from in (0..*size).step_by(zeros.len()) {
            archive.write_all(&zeros[..zeros.len().min(size - from)]).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn bombs_and_macros_are_refused() {
    let bomb = archive(&[("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 200 << 20)]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert_eq!(read(&bomb).expect_err("refused"), ErrorCode::TableTooLarge);
    let many: Vec<(String, usize)> = (0..1_001).map(|at| (format!("xl/{at}"), 0)).collect();
    let many: Vec<(&str, usize)> = many.iter().map(|(name, size)| (name.as_str(), *size)).collect();
    assert_eq!(read(&archive(&many)).expect_err("refused"), ErrorCode::TableTooLarge);
    let macros = archive(&[("xl/workbook.xml", 10), ("xl/vbaProject.bin", 10)]);
    assert_eq!(read(&macros).expect_err("refused"), ErrorCode::NotTable);
    assert_eq!(read(&archive(&[("word/document.xml", 10)])).expect_err("refused"), ErrorCode::NotTable);
}

/// What its reader would take at its word: room for texts that are not there, a copy of a name per style, another
/// encoding that hides both.
#[test]
fn a_spreadsheet_promises_no_more_than_it_holds() {
    let with = |name: &str, text: &[u8]| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("xl/workbook.xml", &b"<workbook/>"[..]), (name, text)] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        read(&archive.finish().unwrap().into_inner()).expect_err("refused")
    };
    for count in ["10000000000000", "99999999", "&#57;9999999", ""] {
        let shared = format!("<sst uniqueCount = \"{count}\"><si><t>a</t></si></sst>");
        assert_eq!(with("xl/sharedStrings.xml", shared.as_bytes()), ErrorCode::TableBroken, "{count}");
        assert_eq!(with("elders\\strings.xml", shared.as_bytes()), ErrorCode::TableBroken, "wherever it stands");
    }
    let long = format!("<styleSheet><font name=\"{}\"/><cellXfs/></styleSheet>", "a".repeat(2_000));
    let many = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf fontId=\"0\"/>".repeat(70_000));
    for styles in [long, many] {
        assert_eq!(with("xl/styles.xml", styles.as_bytes()), ErrorCode::TableTooLarge);
    }
    let wide: Vec<u8> = "<sst uniqueCount=\"9999999999\"/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(with("xl/sharedStrings.xml", &wide), ErrorCode::NotTable);
}

proptest! {
    #[test]
    fn nothing_makes_it_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = read(&[b"PK\x03\x04", &bytes[..]].concat());
    }

    /// What a spreadsheet program writes is read back as it was.
    #[test]
    fn tables_survive(rows in proptest::collection::vec(
        proptest::collection::vec("[a-z0-9ëé\"' ]{0,8}x", 3), 2..9), delimiter in 0..2_usize) {
        let mut writer = csv::WriterBuilder::new().delimiter([b';', b','][delimiter]).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let table = read(&bytes).unwrap();
        if table.headers.len() == 3 {
            let read: Vec<_> = table.lines.iter().map(|line| line.cells.clone()).collect();
            prop_assert_eq!(&read[..], &rows[1..]);
        }
    }
}
