//! The languages of screens and mails.

use crate::codes::codes;

codes! {
    /// A complete catalogue exists for each.
    pub enum Language { Nl = "nl", En = "en" }
}

impl Default for Language {
    /// Dutch first.
    fn default() -> Self {
        Self::Nl
    }
}

impl Language {
    /// The best match of an `Accept-Language` header (RFC 9110, 12.5.4); Dutch when none fits.
    pub fn negotiate(accept: &str) -> Self {
        let mut best = (0.0_f32, None);
        for part in accept.split(',') {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next().unwrap_or_default();
            let weight =
                pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if weight > best.0
                && let Some(language) = Self::from_code(&primary)
            {
                best = (weight, Some(language));
            }
        }
        best.1.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiates_by_weight() {
        for (header, expected) in [
            ("", Language::Nl),
            ("en", Language::En),
            ("en-GB,en;q=0.9,nl;q=0.8", Language::En),
            ("fr, nl;q=0.5, en;q=0.7", Language::En),
            ("en;q=0, nl;q=0.1", Language::Nl),
            ("de", Language::Nl),
            ("en;q=rubbish", Language::Nl),
        ] {
            assert_eq!(Language::negotiate(header), expected, "{header}");
        }
    }
}
