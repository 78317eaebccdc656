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
    let drawn = [
        ("Voorraden", 50.0, 100.0, 10.0),
        ("Liquide middelen", 50.0, 114.0, 10.0),
        ("1.250", 300.0, 100.0, 10.0),
        ("875", 310.0, 114.0, 10.0),
    ];
    assert_eq!(page(&drawn), "Voorraden\t1.250\nLiquide middelen\t875");
}

#[test]
fn gaps_become_spaces_and_paragraphs() {
    let drawn = [("Balans", 50.0, 50.0, 20.0), ("per", 50.0, 100.0, 10.0), ("31", 69.0, 100.0, 10.0)];
    assert_eq!(page(&drawn), "Balans\n\nper 31");
}

#[test]
fn rows_of_a_roomy_table_are_no_paragraphs() {
    let names = ["Kas", "Bank", "Giro", "Deposito"];
    let drawn: Vec<_> = names.iter().zip([20.0, 45.0, 70.0, 120.0]).map(|(name, y)| (*name, 0.0, y, 10.0)).collect();
    assert_eq!(page(&drawn), "Kas\nBank\nGiro\n\nDeposito");
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
    let mut letters: Vec<Letter> = "Concept"
        .chars()
        .enumerate()
        .map(|(i, c)| Letter {
            text: c.to_string(),
            at: Point::new(20.0, 400.0 - 5.0 * i as f64),
            advance: Vec2::new(0.0, -5.0),
            size: 10.0,
        })
        .collect();
    letters.extend(word("Balans", 50.0, 500.0, 10.0));
    assert_eq!(text(letters, 10_000), "Balans\n\nConcept");
}

#[test]
fn never_more_than_the_limit_and_never_half_a_letter() {
    assert_eq!(text(word("€€€", 0.0, 0.0, 10.0), 7), "€€");
}
