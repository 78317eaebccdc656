//! A picture with a sentence, in place of a page that has no image: without a script nothing else in its place could
//! say why.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// Characters of a line, at the size below.
const LINE: usize = 36;

/// The sentence on paper of A4's proportions.
pub fn picture(sentence: &str) -> Response {
    let lines: String = wrapped(sentence)
        .iter()
        .zip(0..)
        .map(|(line, at)| format!(r#"<text x="297" y="{}">{}</text>"#, 380 + at * 28, escaped(line)))
        .collect();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 594 841"><rect width="594" height="841" fill="#fbfaf8"/><g fill="#57534c" font-family="system-ui, sans-serif" font-size="20" text-anchor="middle">{lines}</g></svg>"##
    );
    ([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response()
}

fn wrapped(sentence: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in sentence.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < LINE) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_broken_between_words() {
        let lines = wrapped("Deze pagina kunnen wij niet als beeld tonen. Download het rapport om de pagina te lezen.");
        assert!(lines.len() > 2 && lines.iter().all(|line| line.chars().count() <= LINE), "{lines:?}");
        assert_eq!(lines.join(" ").matches(' ').count(), 15);
        assert_eq!(escaped("a < b & c"), "a &lt; b &amp; c");
    }
}
