//! Letters put back into words and lines, from the top of the page to its foot.
//!
//! Order comes from the places on the paper, not from the file: a balance sheet is often drawn
//! column by column, and only its rows make sense when read aloud.

#[cfg(test)]
mod tests;

use hayro::kurbo::Point;

use super::glyphs::Letter;

/// Parts of the font size that make a space, a new cell, another line, a new paragraph.
const SPACE: f64 = 0.18;
const CELL: f64 = 1.5;
const LINE: f64 = 0.4;
const PARAGRAPH: f64 = 1.8;
/// A paragraph also stands further apart than most lines of its page, by this factor.
const APART: f64 = 1.3;
/// Bold is sometimes imitated by drawing a letter twice, this close together.
const TWICE: f64 = 0.15;

struct Line {
    y: f64,
    size: f64,
    letters: Vec<Letter>,
}

/// The text of the page: a line per line, tabs between cells, an empty line between paragraphs.
pub(super) fn text(letters: Vec<Letter>, limit: usize) -> String {
    let (level, turned): (Vec<_>, Vec<_>) = letters.into_iter().partition(is_level);
    let mut text = String::new();
    let mut above: Option<(f64, f64)> = None;
    let lines = lines(level);
    let apart = APART * usual_gap(&lines);
    for line in lines {
        let (y, size) = (line.y, line.size);
        let row = row(line);
        if row.is_empty() {
            continue;
        }
        if let Some((before, larger)) = above.map(|(y, before)| (y, size.max(before))) {
            text.push_str(if y - before > apart.max(PARAGRAPH * larger) { "\n\n" } else { "\n" });
        }
        above = Some((y, size));
        text.push_str(&row);
    }
    let aside = in_order_of_drawing(&turned);
    if !aside.is_empty() {
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(&aside);
    }
    text.truncate(text.floor_char_boundary(limit));
    text
}

fn is_level(letter: &Letter) -> bool {
    letter.advance.x >= 0.0 && letter.advance.y.abs() <= 0.2 * letter.advance.x.max(0.1 * letter.size)
}

fn lines(mut letters: Vec<Letter>) -> Vec<Line> {
    letters.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let mut lines: Vec<Line> = Vec::new();
    for letter in letters {
        match lines.last_mut() {
            Some(line) if letter.at.y - line.y <= LINE * line.size.max(letter.size) => {
                line.size = line.size.max(letter.size);
                line.letters.push(letter);
            }
            _ => lines.push(Line { y: letter.at.y, size: letter.size, letters: vec![letter] }),
        }
    }
    lines
}

/// From line to line, the middle one of all such gaps of the page; two or three lines have no usual gap.
fn usual_gap(lines: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = lines.windows(2).map(|two| two[1].y - two[0].y).collect();
    gaps.sort_by(f64::total_cmp);
    if gaps.len() < 3 { 0.0 } else { gaps[gaps.len() / 2] }
}

fn row(mut line: Line) -> String {
    line.letters.sort_by(|a, b| a.at.x.total_cmp(&b.at.x));
    let mut text = String::new();
    let mut before: Option<&Letter> = None;
    let mut spaced = false;
    for letter in &line.letters {
        if letter.text.trim().is_empty() {
            spaced = true;
            continue;
        }
        if let Some(before) = before {
            let em = letter.size.max(before.size);
            if letter.text == before.text && letter.at.x - before.at.x < TWICE * em {
                continue;
            }
            match letter.at.x - before.at.x - before.advance.x {
                gap if gap > CELL * em => text.push('\t'),
                gap if gap > SPACE * em || spaced => text.push(' '),
                _ => {}
            }
        }
        text.push_str(letter.text.trim());
        before = Some(letter);
        spaced = false;
    }
    text
}

/// Text that stands upright or upside down, such as a note along the margin.
fn in_order_of_drawing(letters: &[Letter]) -> String {
    let mut text = String::new();
    let mut expected: Option<Point> = None;
    for letter in letters {
        if let Some(expected) = expected {
            match expected.distance(letter.at) {
                gap if gap > CELL * letter.size => text.push('\n'),
                gap if gap > SPACE * letter.size && !text.ends_with(' ') => text.push(' '),
                _ => {}
            }
        }
        text.push_str(&letter.text);
        expected = Some(letter.at + letter.advance);
    }
    text.trim().to_owned()
}
