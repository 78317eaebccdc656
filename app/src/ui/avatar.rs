use leptos::prelude::*;

/// A person's initials; the name stands beside it.
#[component]
pub fn Avatar(#[prop(into)] initials: String) -> impl IntoView {
    view! { <span class="avatar" aria-hidden="true">{initials}</span> }
}

/// Initials of a firm: its first two words ("De Vries Accountants" is DV).
pub fn firm_initials(name: &str) -> String {
    initials(name.split_whitespace().take(2))
}

/// Initials of a person: first and last word ("Jan de Vries" is JV).
pub fn person_initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    initials(words.next().into_iter().chain(words.next_back()))
}

fn initials<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_letters_people_expect() {
        assert_eq!(firm_initials("De Vries Accountants"), "DV");
        assert_eq!(firm_initials("bakker"), "B");
        assert_eq!(person_initials("Jan de Vries"), "JV");
        assert_eq!(person_initials("  Ömer  "), "Ö");
        assert_eq!(person_initials("'t Hooft (junior)"), "TJ");
        assert_eq!(person_initials(""), "");
    }
}
