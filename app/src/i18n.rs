//! Words of the reader's language.
//!
//! The catalogue stays on the server: Fluent would more than double the portal's bundle. The browser half never
//! writes a text, it takes over the server's HTML, so there every text may be empty.

#[cfg(feature = "ssr")]
use {leptos::prelude::use_context, portal_core::i18n, portal_types::Language};

/// The language of the request; Dutch outside one.
#[cfg(feature = "ssr")]
pub fn language() -> Language {
    use_context::<Language>().unwrap_or_default()
}

/// The language of the request; of no use in the browser.
#[cfg(not(feature = "ssr"))]
pub fn language() -> portal_types::Language {
    portal_types::Language::default()
}

/// The text of `key`.
#[cfg(feature = "ssr")]
pub fn t(key: &str) -> String {
    i18n::text(language(), key)
}

/// Nothing: see the module's comment.
#[cfg(not(feature = "ssr"))]
pub fn t(_key: &str) -> String {
    String::new()
}

/// The text of `key` with values put in.
#[cfg(feature = "ssr")]
pub fn t_with<V: AsRef<str>>(key: &str, values: &[(&str, V)]) -> String {
    i18n::text_with(language(), key, values)
}

/// Nothing: see the module's comment.
#[cfg(not(feature = "ssr"))]
pub fn t_with<V: AsRef<str>>(_key: &str, _values: &[(&str, V)]) -> String {
    String::new()
}

/// The text of `key` with a number as `$count`.
#[cfg(feature = "ssr")]
pub fn t_count(key: &str, count: i64) -> String {
    i18n::text_count(language(), key, count)
}

/// Nothing: see the module's comment.
#[cfg(not(feature = "ssr"))]
pub fn t_count(_key: &str, _count: i64) -> String {
    String::new()
}
