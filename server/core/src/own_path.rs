//! Addresses to send a browser to that came from outside (HTTP-2).

use url::{Position, Url};

/// Resolves `text` against our own origin and writes it anew; `None` unless the result stays inside.
///
/// What a browser would read differently than we do is refused: backslashes, control characters, spaces.
pub fn own_path(text: &str) -> Option<String> {
    let plain = text.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    if !plain || !is_path(text) {
        return None;
    }
    let origin = Url::parse("https://own.invalid/").ok()?;
    let target = origin.join(text).ok()?;
    let path = &target[Position::BeforePath..];
    // Dot segments may have uncovered a second slash.
    (target.origin() == origin.origin() && target.username().is_empty() && is_path(path)).then(|| path.to_owned())
}

/// One slash, not two: two begin another host.
fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn own_paths_pass_rewritten() {
        for (given, expected) in [
            ("/", "/"),
            ("/devries/office/clients?page=2&q=a%20b#row-3", "/devries/office/clients?page=2&q=a%20b#row-3"),
            ("/a/../b/./c", "/b/c"),
            ("/café", "/caf%C3%A9"),
            ("/?next=https://evil.example", "/?next=https://evil.example"),
            ("/%2f%5cevil.example", "/%2f%5cevil.example"),
            ("/@evil.example", "/@evil.example"),
        ] {
            assert_eq!(own_path(given).as_deref(), Some(expected), "{given}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for given in [
            "",
            "evil.example",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " //evil.example",
            " /path",
            "/path ",
            "/\r\nSet-Cookie: a=b",
            "/\0",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://evil.example",
            "https:evil.example",
            "https:/evil.example",
            "HTTPS://evil.example",
            "http://own.invalid@evil.example",
            "/.//evil.example",
            "/..//evil.example",
            "/a/..//evil.example",
            "/%2e//evil.example",
            "/%2E%2e//evil.example",
            "?next",
            "#top",
            "./",
            "../",
            "/\u{a0}",
            "/\u{2028}/x",
            "/\u{85}/evil.example",
            "/\u{3000}//evil.example",
        ] {
            assert_eq!(own_path(given), None, "{given:?}");
        }
    }
}
