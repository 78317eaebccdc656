//! Where the same text in other languages offers other choices.

use super::{Optional, Template};
use crate::Language;

/// An optional paragraph that is not the same choice in every language.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Difference {
    /// A language has none by this key.
    Missing {
        /// Its key,
        key: String,
        /// and its title, in a language that has it.
        title: String,
        /// The language without it.
        from: Language,
    },
    /// It is in unless it is left out in one language, and the other way round in another.
    Usual {
        /// Its key.
        key: String,
    },
}

/// What differs, in the order of the first text that has it.
pub fn differences(texts: &[(Language, Template)]) -> Vec<Difference> {
    let mut found = Vec::new();
    for (at, (_, text)) in texts.iter().enumerate() {
        for Optional { key, title, usual } in text.optional() {
            let known = |template: &Template| template.optional().find(|other| other.key == *key).cloned();
            // Told once, by the first that has it.
            if texts[..at].iter().any(|(_, before)| known(before).is_some()) {
                continue;
            }
            let of: Vec<_> = texts.iter().map(|(language, template)| (*language, known(template))).collect();
            let missing = of.iter().filter(|(_, same)| same.is_none());
            found.extend(missing.map(|(from, _)| Difference::Missing {
                key: key.clone(),
                title: title.clone(),
                from: *from,
            }));
            if of.iter().flat_map(|(_, same)| same).any(|same| same.usual != *usual) {
                found.push(Difference::Usual { key: key.clone() });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(nl: &str, en: &str) -> Vec<Difference> {
        let text = |language, words: &str| (language, Template::parse(&format!("A.\n\n{words}")).unwrap());
        differences(&[text(Language::Nl, nl), text(Language::En, en)])
    }

    fn missing(key: &str, title: &str, from: Language) -> Difference {
        Difference::Missing { key: key.to_owned(), title: title.to_owned(), from }
    }

    #[test]
    fn the_same_choices_in_other_words_do_not_differ() {
        assert_eq!(of("B.", "C."), []);
        assert_eq!(of("[? a: Een]\nB.\n\n[+ b: Twee]\nC.", "[+ b: Two]\nC.\n\n[? a: One]\nB."), []);
    }

    #[test]
    fn what_one_language_lacks_is_told_once() {
        let expected = [missing("a", "Een", Language::En), missing("c", "Three", Language::Nl)];
        assert_eq!(of("[? a: Een]\nB.\n\n[? b: Twee]\nB.", "[? b: Two]\nB.\n\n[+ c: Three]\nC."), expected);
    }

    #[test]
    fn a_choice_that_begins_otherwise_differs() {
        assert_eq!(of("[? a: Een]\nB.", "[+ a: One]\nB."), [Difference::Usual { key: "a".to_owned() }]);
    }
}
