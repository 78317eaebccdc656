//! PDFs made for these tests, object by object.

use std::fmt::Write as _;
use std::io::Write as _;

/// A file of numbered objects with a table and a trailer; the first is the catalogue.
pub fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).unwrap();
        writeln!(bytes, "{} 0 obj", i + 1).unwrap();
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    write!(bytes, "{table}trailer\n<< /Size {} /Root 1 0 R {trailer} >>\n", objects.len() + 1).unwrap();
    write!(bytes, "startxref\n{start}\n%%EOF\n").unwrap();
    bytes
}

pub fn stream(keys: &str, body: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {keys} /Length {} >>\nstream\n", body.len()).into_bytes();
    object.extend_from_slice(body);
    object.extend_from_slice(b"\nendstream");
    object
}

/// Objects 1 to 3 of a PDF whose pages all have these keys; further objects start at 4.
pub fn skeleton(pages: usize, keys: &str) -> Vec<Vec<u8>> {
    let kids = "3 0 R ".repeat(pages.min(1));
    let page = format!("<< /Type /Page /Parent 2 0 R {keys} >>");
    let inline = format!("{page} ").repeat(pages.saturating_sub(1));
    vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {pages} /Kids [{kids}{inline}] >>").into_bytes(),
        page.into_bytes(),
    ]
}

pub const A4: &str = "/MediaBox [0 0 595 842] /Contents 4 0 R";

pub fn one_page(keys: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects = skeleton(1, keys);
    objects.extend(more);
    file(&objects, "")
}

/// Three pages that say which they are.
pub fn plain() -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 3 /Kids [4 0 R 6 0 R 8 0 R] >>".to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    for (i, size) in ["595 842", "842 595", "420 595"].iter().enumerate() {
        let contents = 5 + 2 * i;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {contents} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> >>"
            )
            .into_bytes(),
        );
        let text = format!("BT /F 24 Tf 60 300 Td (Dit is pagina {}) Tj ET", i + 1);
        objects.push(stream("", text.as_bytes()));
    }
    file(&objects, "")
}
