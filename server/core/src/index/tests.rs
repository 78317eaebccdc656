//! What was mistyped is found, and nothing that is too far from it.

use proptest::prelude::*;

use super::{Texts, Words};

fn index(names: &[&str]) -> (Texts, Words) {
    let (mut texts, mut words) = (Texts::default(), Words::default());
    for name in names {
        let row = texts.add(name, &["12345678"]);
        words.add(row, texts.all(row));
    }
    (texts, words)
}

fn found<'a>(names: &[&'a str], typed: &str) -> (Vec<&'a str>, bool) {
    let (texts, words) = index(names);
    let found = words.search(&texts, typed).expect("something is asked");
    (names.iter().enumerate().filter(|(at, _)| found.rows.has(*at)).map(|(_, name)| *name).collect(), found.nearly)
}

#[test]
fn a_mistyped_word_is_forgiven() {
    let names = ["Jansen Holding B.V.", "Janssens & Zn.", "Bakkerij De Boer", "Van den Berg Vastgoed", "Ömer Yılmaz"];
    for (typed, expected, nearly) in [
        ("jansen", vec![0], false),
        ("jnasen", vec![0], true),
        ("jansn", vec![0, 1], true),
        ("janzen", vec![0], true),
        ("bakekrij", vec![2], true),
        ("bakkrij boer", vec![2], true),
        ("vastgoet berg", vec![3], true),
        ("vatsgeod", vec![3], true),
        ("omer yilmaz", vec![4], true),
        ("holding jnasen", vec![0], true),
        ("jan", vec![0, 1], false),
        ("jqn", vec![], true),
        ("xxxxxx", vec![], true),
        ("12345679", vec![], true),
    ] {
        let expected: Vec<&str> = expected.into_iter().map(|at: usize| names[at]).collect();
        assert_eq!(found(&names, typed), (expected, nearly), "{typed:?}");
    }
    assert!(index(&names).1.search(&index(&names).0, "  ").is_none());
}

#[test]
fn a_word_that_a_row_lost_finds_it_no_more() {
    let (mut texts, mut words) = index(&["Jansen", "Jansen"]);
    words.remove(0, texts.all(0));
    texts.set(0, "Pietersen", &[]);
    words.add(0, texts.all(0));
    let rows = |typed| words.search(&texts, typed).map(|found| [found.rows.has(0), found.rows.has(1)]);
    assert_eq!(rows("jnasen"), Some([false, true]));
    assert_eq!(rows("pieetrsen"), Some([true, false]));
}

/// One error: a letter changed, left out, added, or two that changed places.
fn mistyped(word: &str, at: usize, how: u8, with: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match how % 4 {
        0 => letters[at] = with,
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, with),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

proptest! {
    #[test]
    fn any_single_error_is_forgiven(word in "[a-zé]{6,12}", at in 0..12_usize, how in 0..4_u8, with in proptest::char::range('a', 'z')) {
        let names = [word.as_str(), "qqqqqqqq"];
        let (shown, _) = found(&names, &mistyped(&word, at, how, with));
        prop_assert!(shown.contains(&word.as_str()), "{shown:?}");
    }

    #[test]
    fn an_exact_word_finds_only_its_own(words in proptest::collection::vec("[a-z]{4,9}", 1..20), at in 0..20_usize) {
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let typed = names[at % names.len()];
        let (shown, nearly) = found(&names, typed);
        prop_assert!(!nearly);
        prop_assert!(shown.iter().all(|name| name.contains(typed)));
    }
}
