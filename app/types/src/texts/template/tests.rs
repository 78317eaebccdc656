use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn values() -> Values {
    Values { client: "Jansen B.V.".into(), year: "2025".into(), ..Values::default() }
}

fn keys(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn wrong(text: &str) -> TextError {
    Template::parse(text).unwrap_err()
}

const LETTER: &str = "Ik bevestig dit voor {{client}}.\nOok over {{ Year }}.\n\n\n[+ fraud: Fraude]\nGeen fraude.\n\n\
    [? dividend: Dividend]\nDividend over {{year}}.\n\nHet slot.";

#[test]
fn paragraphs_fields_and_choices() {
    let letter = Template::parse(LETTER).unwrap();
    let titles: Vec<_> = letter.optional().map(|o| (o.key.as_str(), o.title.as_str(), o.usual)).collect();
    assert_eq!(titles, [("fraud", "Fraude", true), ("dividend", "Dividend", false)]);
    assert_eq!(letter.usual(), keys(&["fraud"]));
    let start = "Ik bevestig dit voor Jansen B.V..\nOok over 2025.\n\n";
    assert_eq!(letter.render(&letter.usual(), &values()), format!("{start}Geen fraude.\n\nHet slot."));
    assert_eq!(
        letter.render(&keys(&["dividend", "other"]), &values()),
        format!("{start}Dividend over 2025.\n\nHet slot.")
    );
    assert_eq!(letter.render(&keys(&[]), &values()), format!("{start}Het slot."));
}

#[test]
fn what_means_nothing_is_named() {
    for (text, what) in [
        ("Aan {{clnt}}", "{{clnt}}"),
        ("Aan {{", "{{"),
        ("Aan {{client}\nen verder", "{{client}"),
        ("Tekst\n\n[? geen titel]\nx", "[? geen titel]"),
        ("Tekst\n\n[? Met Hoofdletter: t]\nx", "[? Met Hoofdletter: t]"),
        ("Tekst\n\n[? leeg: Titel]", "[? leeg: Titel]"),
        ("Tekst\n\n[? a: A]\nx\n\n[+ a: B]\ny", "a"),
    ] {
        assert_eq!(wrong(text), TextError::Unknown(what.to_owned()), "{text}");
    }
    assert_eq!(wrong("\n \n"), TextError::Empty);
    assert_eq!(wrong("[+ a: A]\nalles kan weg"), TextError::Empty);
    assert_eq!(wrong(&"x".repeat(TEXT_MAX as usize + 1)), TextError::TooLong);
    assert_eq!(wrong(&format!("{{{{{}", "é".repeat(500))), TextError::Unknown(format!("{{{{{}", "é".repeat(58))));
}

#[test]
fn values_are_never_read_as_a_text() {
    let client = "{{firm}}\n\n[? x: y]\r<b>{{</b>\u{0}".to_owned();
    let letter = Template::parse("Aan {{client}}.").unwrap();
    let text = letter.render(&keys(&["x"]), &Values { client, firm: "De Vries".into(), ..Values::default() });
    assert_eq!(text, "Aan {{firm}}  [? x: y] <b>{{</b> .");
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[\\PC\n]{0,200}", value in ".{0,40}", chosen in "[a-z]{0,4}") {
        if let Ok(letter) = Template::parse(&text) {
            let words = letter.render(&keys(&[&chosen]), &Values { client: value, ..Values::default() });
            prop_assert!(!words.chars().any(|c| c.is_control() && c != '\n'));
        }
    }

    #[test]
    fn markup_in_any_order_is_read_or_refused(
        parts in prop::collection::vec(prop_oneof![
            Just("{{"), Just("}}"), Just("{{client}}"), Just("[? a: A]"), Just("[+ b: B]"), Just("\n"), Just("\n\n"), Just("tekst"),
        ], 0..24),
    ) {
        let text = parts.concat();
        if let Ok(letter) = Template::parse(&text) {
            let all: BTreeSet<_> = letter.optional().map(|optional| optional.key.clone()).collect();
            let words = letter.render(&all, &values());
            // What is left of the marks is gone, and every field has become its value.
            prop_assert!(!words.contains("{{"));
            prop_assert_eq!(words.matches("Jansen B.V.").count(), text.matches("{{client}}").count());
        }
    }

    #[test]
    fn a_value_appears_as_it_is(value in "[^\\p{C}]{1,60}") {
        let letter = Template::parse("<{{client}}>").unwrap();
        let text = letter.render(&BTreeSet::new(), &Values { client: value.clone(), ..Values::default() });
        prop_assert_eq!(text, format!("<{value}>"));
    }

    #[test]
    fn what_was_read_reads_the_same_again(words in prop::collection::vec("[a-zé .,]{1,20}", 1..6)) {
        let words: Vec<_> = words.iter().map(|w| w.trim()).filter(|w| !w.is_empty()).collect();
        prop_assume!(!words.is_empty());
        let text = words.join("\n\n");
        let once = Template::parse(&text).unwrap().render(&BTreeSet::new(), &Values::default());
        prop_assert_eq!(&once, &text);
    }
}
