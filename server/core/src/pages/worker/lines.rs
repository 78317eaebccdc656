//! Letters put back into words and lines, from the top of the page to its foot.
//!
//! Order comes from the places on the paper, not from the file: a balance sheet is often drawn
//! column by column, and only its rows make sense when read aloud.

use hayro::kurbo::Point;

use super::glyphs::Letter;

/// Parts of the font size that make a space, a new cell, another line, a new paragraph.
const SPACE: f64 = 0.18;
const CELL: f64 = 1.5;
const LINE: f64 = 0.4;
const PARAGRAPH: f64 = 1.8;
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
    for line in lines(level) {
        let (y, size) = (line.y, line.size);
        let row = row(line);
        if row.is_empty() {
            continue;
        }
        if let Some((before, larger)) = above.map(|(y, before)| (y, size.max(before))) {
            text.push_str(if y - before > PARAGRAPH * larger { "\n\n" } else { "\n" });
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

#[cfg(test)]
mod tests {
    use hayro::kurbo::Vec2;

    use super::*;

    /// Letters of half an em wide.
    fn word(text: &str, x: f64, y: f64, size: f64) -> Vec<Letter> {
        let letter = |(i, c): (usize, char)| Letter {
            text: c.to_string(),
            at: Point::new(x + i as f64 * size / 2.0, y),
            advance: Vec2::new(size / 2.0, 0.0),
            size,
        };
        text.chars().enumerate().map(letter).collect()
    }

    fn page(words: &[(&str, f64, f64, f64)]) -> String {
        text(words.iter().flat_map(|(t, x, y, s)| word(t, *x, *y, *s)).collect(), 10_000)
    }

    #[test]
    fn rows_are_read_across_also_when_drawn_by_column() {
        let drawn = [("Voorraden", 50.0, 100.0, 10.0), ("Liquide middelen", 50.0, 114.0, 10.0),
            ("1.250", 300.0, 100.0, 10.0), ("875", 310.0, 114.0, 10.0)];
        assert_eq!(page(&drawn), "Voorraden\t1.250\nLiquide middelen\t875");
    }

    #[test]
    fn gaps_become_spaces_and_paragraphs() {
        let drawn = [("Balans", 50.0, 50.0, 20.0), ("per", 50.0, 100.0, 10.0), ("31", 69.0, 100.0, 10.0)];
        assert_eq!(page(&drawn), "Balans\n\nper 31");
    }

    #[test]
    fn a_raised_footnote_mark_stays_in_its_line() {
        assert_eq!(page(&[("Kapitaal", 50.0, 100.0, 10.0), ("1", 90.0, 96.5, 6.0)]), "Kapitaal1");
    }

    #[test]
    fn letters_drawn_twice_for_bold_are_read_once() {
        assert_eq!(page(&[("alle", 50.0, 100.0, 10.0), ("alle", 50.3, 100.0, 10.0)]), "alle");
    }

    #[test]
    fn text_along_the_margin_comes_last() {
        let mut letters: Vec<Letter> = "Concept".chars().enumerate().map(|(i, c)| Letter {
            text: c.to_string(), at: Point::new(20.0, 400.0 - 5.0 * i as f64),
            advance: Vec2::new(0.0, -5.0), size: 10.0,
        }).collect();
        letters.extend(word("Balans", 50.0, 500.0, 10.0));
        assert_eq!(text(letters, 10_000), "Balans\n\nConcept");
    }

    #[test]
    fn never_more_than_the_limit_and_never_half_a_letter() {
        assert_eq!(text(word("€€€", 0.0, 0.0, 10.0), 7), "€€");
    }
}
