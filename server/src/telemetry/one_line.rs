//! One event, one line: what somebody typed can neither begin a line of its own nor steer a terminal (AUD-5).

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use tracing::Metadata;
use tracing_subscriber::fmt::MakeWriter;

/// Makes writers that keep an event on its line. The formatter hands over each event in one piece.
pub(super) struct OneLine<W>(W);

impl<W> OneLine<W> {
    pub fn new(writer: W) -> Self {
        Self(writer)
    }
}

impl<'a, W: MakeWriter<'a>> MakeWriter<'a> for OneLine<W> {
    type Writer = Line<W::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        Line(self.0.make_writer())
    }

    fn make_writer_for(&'a self, metadata: &Metadata<'_>) -> Self::Writer {
        Line(self.0.make_writer_for(metadata))
    }
}

/// The writer of one event.
pub(super) struct Line<W>(W);

impl<W: Write> Write for Line<W> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        self.0.write_all(one_line(&text).as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The event with only its last line end; everything else that ends a line, moves a cursor or turns the direction of
/// reading is spelled out, in a way that a JSON string understands too.
fn one_line(event: &str) -> Cow<'_, str> {
    let (said, end) = event.strip_suffix('\n').map_or((event, ""), |said| (said, "\n"));
    if !said.chars().any(is_hostile) {
        return Cow::Borrowed(event);
    }
    let mut line = String::with_capacity(event.len() + 16);
    for letter in said.chars() {
        if is_hostile(letter) {
            // All of them are in the first plane, so four digits are enough.
            let _infallible = write!(line, "\\u{:04x}", u32::from(letter));
        } else {
            line.push(letter);
        }
    }
    line.push_str(end);
    Cow::Owned(line)
}

fn is_hostile(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_steers_is_spelled_out() {
        for plain in ["", "\n", "one line\n", "Zoë betaalt € 5 \u{1f600}\n", "without an end"] {
            assert!(matches!(one_line(plain), Cow::Borrowed(same) if same == plain));
        }
        assert_eq!(one_line("a\r\nb\tc\n"), "a\\u000d\\u000ab\\u0009c\n");
        assert_eq!(one_line("\n\n"), "\\u000a\n");
        assert_eq!(one_line("\u{1b}[31m\u{9b}\u{85}\u{2028}\u{202e}"), "\\u001b[31m\\u009b\\u0085\\u2028\\u202e");
    }
}
