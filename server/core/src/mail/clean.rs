//! Text from people, made safe to stand in a mail (MAIL-4).
//!
//! Escaping is the templates' work; this removes what escaping cannot: characters that hide or reorder
//! text, line breaks where one line is meant, lengths that bury the rest, and addresses that mail programs
//! turn into links by themselves.

/// Longest name in a header.
const NAME_LIMIT: usize = 100;
/// Longest name, title or file name shown.
const LINE_LIMIT: usize = 200;
/// Endings of file names, which no mail program links.
const FILES: [&str; 8] = ["pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "PDF"];
/// Longest free text shown; the whole stays readable in the portal.
const TEXT_LIMIT: usize = 4_000;

/// A person's or firm's name in a header.
pub(super) fn name(text: &str) -> String {
    shorten(&line(text), NAME_LIMIT)
}

/// One line.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    shorten(&visible(&words.join(" ")), LINE_LIMIT).trim().to_owned()
}

/// Lines of free text, without empty ones.
pub(super) fn lines(text: &str) -> Vec<String> {
    shorten(text, TEXT_LIMIT)
        .split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(|part| visible(&part.replace('\t', " ")).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn visible(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !c.is_control() && !hidden(*c)).collect();
    // Only our own links may be pressed: mail programs link whatever looks like an address.
    shown.replace("://", ": //").split(' ').map(unlinked).collect::<Vec<_>>().join(" ")
}

/// The word, with a space after each dot where a part of it could be taken for the name of a host.
fn unlinked(word: &str) -> String {
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'));
    let is_host = |run: &str| {
        let run = run.trim_matches(['.', '-']);
        let top = run.rsplit_once('.').map_or("", |(_, top)| top);
        top.chars().count() >= 2 && top.chars().any(char::is_alphabetic) && !FILES.contains(&top)
    };
    if word.split(part).any(is_host) { word.replace('.', ". ") } else { word.to_owned() }
}

/// Characters that reorder or hide text: bidirectional controls, zero-width spaces, tags, soft hyphen.
/// The joiners U+200C and U+200D stay, scripts and emoji need them.
fn hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn shorten(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line() {
        for (given, expected) in [
            ("Jan Jansen", "Jan Jansen"),
            ("Jan\r\nBcc: x@example.com", "Jan Bcc: x@example. com"),
            ("  a\t b\0c ", "a b c"),
            ("gpj.\u{202e}fdp.exe", "gpj. fdp. exe"),
            ("https://evil.example", "https: //evil. example"),
            ("http:\u{200b}//evil.example", "http: //evil. example"),
            ("ht\u{2029}tp://x", "ht tp: //x"),
            ("\u{202e}\u{200b}", ""),
            ("kijk op www.evil.example/x", "kijk op www. evil. example/x"),
            ("Evil.example, nu", "Evil. example, nu"),
            ("zie:evil.com", "zie:evil. com"),
            ("evil.com,nu", "evil. com,nu"),
            ("evil.xn--p1ai", "evil. xn--p1ai"),
            ("(evil.com)", "(evil. com)"),
            (
                "Jaarrekening 2025.pdf van B.V. X: 38.120,50 op p.3",
                "Jaarrekening 2025.pdf van B.V. X: 38.120,50 op p.3",
            ),
        ] {
            assert_eq!(line(given), expected, "{given:?}");
        }
        assert_eq!(line(&"a".repeat(65_536)).chars().count(), LINE_LIMIT + 1);
    }

    #[test]
    fn free_text_keeps_its_lines() {
        assert_eq!(lines("een\r\n\r\n twee\u{202e}\ttabs\n\0"), ["een", "twee tabs"]);
        assert_eq!(lines(&"é".repeat(65_536)).concat().chars().count(), TEXT_LIMIT + 1);
        assert!(lines("\r\n \n").is_empty());
    }
}
