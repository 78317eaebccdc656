//! Text into lines that fit.

use unicode_normalization::UnicodeNormalization;

use super::face::Face;

const STAND_IN: char = '\u{25a1}';

/// Text that can be drawn: composed, without what is invisible, reorders its neighbours or has no meaning.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.nfc().filter_map(keep).collect()
}

fn keep(c: char) -> Option<char> {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        // Soft hyphen, joiners, byte order mark: nothing to see.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        // Marks and overrides of direction would lie about the order of letters.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(STAND_IN),
        c if c.is_control() => Some(STAND_IN),
        // For private use: PDF/A refuses them.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(STAND_IN),
        c if (c as u32) & 0xfffe == 0xfffe => Some(STAND_IN),
        c => Some(c),
    }
}

/// Lines no wider than `width`. Breaks behind spaces; a word that is too long is cut.
pub fn lines(face: &Face, size: f32, width: f32, text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in clean(text).split('\n') {
        let (mut line, mut used) = (String::new(), 0.0);
        for word in paragraph.split_inclusive(' ') {
            let needed = face.width(size, word.trim_end());
            if used + needed > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if needed > width {
                cut(face, size, width, word, &mut lines, &mut line);
                used = face.width(size, &line);
            } else {
                line.push_str(word);
                used += face.width(size, word);
            }
        }
        lines.push(line);
    }
    lines
}

fn cut(face: &Face, size: f32, width: f32, word: &str, lines: &mut Vec<String>, line: &mut String) {
    let mut used = 0.0;
    let mut piece = [0; 4];
    for c in word.chars() {
        let needed = face.width(size, c.encode_utf8(&mut piece));
        if used + needed > width && !line.is_empty() {
            lines.push(std::mem::take(line));
            used = 0.0;
        }
        line.push(c);
        used += needed;
    }
}

/// The text in one line, cut with an ellipsis when it is too wide.
pub fn one_line(face: &Face, size: f32, width: f32, text: &str) -> String {
    let text = clean(text).replace('\n', " ");
    if face.width(size, &text) <= width {
        return text;
    }
    let mut short = String::new();
    let mut used = face.width(size, "…");
    let mut piece = [0; 4];
    for c in text.chars() {
        used += face.width(size, c.encode_utf8(&mut piece));
        if used > width {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}
