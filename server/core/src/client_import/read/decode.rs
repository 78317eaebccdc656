//! Which letters the bytes of a text file are.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that tell UTF-16 from other texts.
const SAMPLE: usize = 1_000;

/// The text and the name of its encoding. Without a mark it is UTF-8 if that fits, else what Windows wrote.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) => UTF_8,
        None => wide(bytes).unwrap_or(WINDOWS_1252),
    };
    let (text, encoding, _) = encoding.decode(bytes);
    (text, encoding.name())
}

/// Latin letters in UTF-16 have an empty byte beside each.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let empty = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = sample.len() / 3;
    match (empty(0), empty(1)) {
        (_, odd) if odd > most => Some(UTF_16LE),
        (even, _) if even > most => Some(UTF_16BE),
        _ => None,
    }
}
