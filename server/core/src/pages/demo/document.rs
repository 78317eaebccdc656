//! Objects, cross-reference table and trailer: the least a PDF needs.

use super::sheet::{HEIGHT, Sheet, WIDTH};

/// Objects before those of the pages: catalogue, page tree, two fonts, document information.
const FIXED: usize = 5;

/// The PDF of these pages; the same pages always give the same bytes.
pub(super) fn pdf(title: &str, sheets: Vec<Sheet>) -> Vec<u8> {
    let kids: Vec<String> = (0..sheets.len()).map(|i| format!("{} 0 R", FIXED + 1 + 2 * i)).collect();
    let font = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>").into_bytes()
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) /ViewerPreferences << /DisplayDocTitle true >> >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", sheets.len(), kids.join(" ")).into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
        format!("<< /Title <{}> >>", utf16(title)).into_bytes(),
    ];
    for (i, sheet) in sheets.into_iter().enumerate() {
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {} 0 R \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
                FIXED + 2 + 2 * i
            )
            .into_bytes(),
        );
        let drawing = sheet.finish();
        let head = format!("<< /Length {} >>\nstream\n", drawing.len());
        objects.push([head.as_bytes(), &drawing, b"endstream"].concat());
    }
    file(&objects)
}

/// A file of these objects, numbered from one; the first is the catalogue, the fifth the information.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{} 0 obj\n", i + 1).as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend_from_slice(table.as_bytes());
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R /Info {FIXED} 0 R >>\n", objects.len() + 1);
    bytes.extend_from_slice(trailer.as_bytes());
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}

/// Text outside of pages is UTF-16 with a mark in front.
fn utf16(text: &str) -> String {
    std::iter::once(0xfeff).chain(text.encode_utf16()).map(|unit| format!("{unit:04X}")).collect()
}
