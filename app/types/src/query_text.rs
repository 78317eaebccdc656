//! A value as it stands in a query string.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but what RFC 3986, section 2.3, calls unreserved.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A value as part of a query string.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// A part of a query string as a value; a form writes its spaces as `+`.
pub fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// Longest search that is looked for, in characters.
const LONGEST: usize = 100;

/// A search as it is looked for: one line, not too long.
pub fn line(value: &str) -> String {
    let text: String = value.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    text.trim().to_owned()
}
