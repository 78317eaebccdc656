//! A browser's name for itself, in words that people know it by.

/// Browser and system, by the end of their catalogue keys where the system has no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Name of the browser; empty when it is not known.
    pub name: &'static str,
    /// Name of the system; empty when it is not known.
    pub system: &'static str,
}

/// First match wins: most browsers also claim to be those further down.
const NAMES: [(&str, &str); 9] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// What a `User-Agent` header says, as far as it can be believed.
pub fn browser(header: &str) -> Browser {
    let found = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| header.contains(mark)).map_or("", |(_, name)| *name)
    };
    Browser { name: found(&NAMES), system: found(&SYSTEMS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_their_names() {
        for (header, name, system) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Windows"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Chrome",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15",
                "Safari",
                "macOS",
            ),
            ("curl/8.0", "", ""),
            ("", "", ""),
        ] {
            assert_eq!(browser(header), Browser { name, system }, "{header}");
        }
    }
}
