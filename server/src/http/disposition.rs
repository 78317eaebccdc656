//! `Content-Disposition` of a download: the name is data, encoded twice (RFC 6266, RFC 8187).

use std::fmt::Write;

use axum::http::HeaderValue;

/// `attachment` with an ASCII stand-in and the exact name.
pub fn attachment(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' })
        .collect();
    let mut exact = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            exact.push(char::from(byte));
        } else {
            let _ = write!(exact, "%{byte:02X}");
        }
    }
    let value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    HeaderValue::from_str(&value).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn one_filename_whatever_the_name() {
        for name in ["a.pdf", "a\";filename=b.exe", "a\r\nSet-Cookie: x", "é€.pdf", "..%2f.pdf", "", "a;b'c\"d\\e"] {
            let value = attachment(name);
            let text = value.to_str().unwrap();
            assert_eq!(text.matches("filename=").count(), 1, "{text}");
            assert_eq!(text.matches("filename*=").count(), 1, "{text}");
            assert_eq!(text.matches('"').count(), 2, "{text}");
        }
        assert_eq!(
            attachment("Jaarrekening 2025 é.pdf"),
            "attachment; filename=\"Jaarrekening 2025 _.pdf\"; filename*=UTF-8''Jaarrekening%202025%20%C3%A9.pdf"
        );
    }
}
