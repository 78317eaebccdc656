//! PDFs made for these tests, honest and hostile.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A file of numbered objects with a table and a trailer; the first is the catalogue.
pub fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", bytes.len()).unwrap();
        write!(bytes, "{} 0 obj\n", i + 1).unwrap();
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
fn skeleton(pages: usize, keys: &str) -> Vec<Vec<u8>> {
    let kids = "3 0 R ".repeat(pages.min(1));
    let page = format!("<< /Type /Page /Parent 2 0 R {keys} >>");
    let inline = format!("{page} ").repeat(pages.saturating_sub(1));
    vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {pages} /Kids [{kids}{inline}] >>").into_bytes(),
        page.into_bytes(),
    ]
}

const A4: &str = "/MediaBox [0 0 595 842] /Contents 4 0 R";

fn one_page(keys: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
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

pub fn million_objects() -> Vec<u8> {
    let mut objects = skeleton(1, A4);
    objects.push(stream("", b"0 0 100 100 re f"));
    objects.resize_with(1_000_000, || b"<< /A [1 2 3] >>".to_vec());
    file(&objects, "")
}

pub fn many_pages(pages: usize) -> Vec<u8> {
    let mut objects = skeleton(pages, A4);
    objects.push(stream("", b"0 0 100 100 re f"));
    file(&objects, "")
}

pub fn page_tree_loop() -> Vec<u8> {
    file(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Count 9 /Kids [3 0 R 2 0 R] >>".to_vec(),
            b"<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>".to_vec(),
        ],
        "",
    )
}

/// Arrays in arrays, where the page's box should be.
pub fn deep_arrays(depth: usize) -> Vec<u8> {
    one_page(&format!("/MediaBox {}{}", "[".repeat(depth), "]".repeat(depth)), Vec::new())
}

/// Dictionaries in dictionaries among the page's resources, and the same in the contents.
pub fn deep_dictionaries(depth: usize) -> Vec<u8> {
    let nest = format!("{}1{}", "<< /A ".repeat(depth), " >>".repeat(depth));
    one_page(&format!("{A4} /Resources << /Font {nest} >>"), vec![stream("", format!("/P {nest} BDC EMC").as_bytes())])
}

pub fn media_box(text: &str) -> Vec<u8> {
    one_page(&format!("/MediaBox [{text}] /Contents 4 0 R"), vec![stream("", b"0 0 100 100 re f")])
}

/// Contents of so many zeros, packed twice.
fn zeros(count: usize) -> Vec<u8> {
    let block = vec![0; 1 << 20];
    let mut inner = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..count >> 20 {
        inner.write_all(&block).unwrap();
    }
    let mut outer = ZlibEncoder::new(Vec::new(), Compression::fast());
    outer.write_all(&inner.finish().unwrap()).unwrap();
    stream("/Filter [/FlateDecode /FlateDecode]", &outer.finish().unwrap())
}

/// Each page's contents are a gigabyte of zeros.
pub fn flate_bomb(pages: usize) -> Vec<u8> {
    let mut objects = skeleton(pages, A4);
    objects.push(zeros(1 << 30));
    file(&objects, "")
}

/// The second of three pages is a bomb.
pub fn one_bad_page_of_three() -> Vec<u8> {
    let page = |contents: u32| {
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} 0 R >>").into_bytes()
    };
    let kids = b"<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R] >>".to_vec();
    let mut objects = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), kids, page(6), page(7), page(6)];
    objects.extend([stream("", b"0 0 100 100 re f"), zeros(1 << 30)]);
    file(&objects, "")
}

/// Each form draws the next one ten times, so that the last is drawn 10^levels times; on each of these pages.
pub fn time_bomb(levels: usize, pages: usize) -> Vec<u8> {
    let form = |next: usize| format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N {next} 0 R >> >>");
    let mut objects = skeleton(pages, &format!("{A4} /Resources << /XObject << /N 5 0 R >> >>"));
    objects.push(stream("", b"/N Do"));
    for level in 0..levels {
        objects.push(stream(&form(6 + level), "/N Do ".repeat(10).as_bytes()));
    }
    objects.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", b"0 0 500 800 re f"));
    file(&objects, "")
}

/// An image that claims to be this large.
pub fn image_bomb(side: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&vec![0; 1 << 20]).unwrap();
    let keys = format!(
        "/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB \
         /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns {side} /Colors 3 >>"
    );
    one_page(
        &format!("{A4} /Resources << /XObject << /I 5 0 R >> >>"),
        vec![stream("", b"500 0 0 500 0 0 cm /I Do"), stream(&keys, &packed.finish().unwrap())],
    )
}

/// Wants a password: no empty one fits these keys.
pub fn encrypted() -> Vec<u8> {
    let mut objects = skeleton(1, A4);
    objects.push(stream("", b"0 0 100 100 re f"));
    let key = "5a".repeat(32);
    objects.push(format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{key}> /U <{key}> >>").into_bytes());
    file(&objects, "/Encrypt 5 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]")
}
