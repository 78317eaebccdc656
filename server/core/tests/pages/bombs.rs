//! PDFs that mean harm.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::pdfs::{A4, file, one_page, skeleton, stream};

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

/// Each form draws the next one ten times, so that the last is drawn 10^levels times.
pub fn time_bomb(levels: usize) -> Vec<u8> {
    let form = |next: usize| {
        format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N {next} 0 R >> >>")
    };
    let mut objects = skeleton(1, &format!("{A4} /Resources << /XObject << /N 5 0 R >> >>"));
    objects.push(stream("", b"/N Do"));
    for level in 0..levels {
        objects.push(stream(&form(6 + level), "/N Do ".repeat(10).as_bytes()));
    }
    // Nothing is ever drawn, so only time runs out.
    objects.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", b"q Q"));
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
