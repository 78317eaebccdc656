//! One Fluent catalogue for pages and mails.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use portal_types::{Language, numbers};

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

type Bundles = HashMap<Language, FluentBundle<FluentResource>>;

fn bundles() -> &'static Bundles {
    static BUNDLES: OnceLock<Bundles> = OnceLock::new();
    BUNDLES.get_or_init(|| Language::ALL.iter().map(|language| (*language, bundle(*language))).collect())
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
    // Isolation marks would end up in mails and page titles; values are escaped where they are shown.
    bundle.set_use_isolating(false);
    for (code, file, source) in LOCALES {
        if *code != language.code() {
            continue;
        }
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, errors)| {
            tracing::error!(file, ?errors, "catalogue does not parse");
            partial
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file, ?errors, "catalogue has a key twice");
        }
    }
    bundle
}

/// The text of `key`; the key itself when the catalogue has none.
pub fn text(language: Language, key: &str) -> String {
    text_with::<&str>(language, key, &[])
}

/// The text of `key` with values put in.
pub fn text_with<V: AsRef<str>>(language: Language, key: &str, values: &[(&str, V)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set((*name).to_owned(), FluentValue::String(Cow::Owned(value.as_ref().to_owned())));
    }
    format(language, key, &args)
}

/// The text of `key` with a number put in: as `$count`, so that plurals work, and in words of the language as
/// `$number`.
pub fn text_count(language: Language, key: &str, count: i64) -> String {
    let mut args = FluentArgs::new();
    args.set("count", FluentValue::from(count));
    args.set("number", FluentValue::String(Cow::Owned(numbers::integer(language, count))));
    format(language, key, &args)
}

fn format(language: Language, key: &str, args: &FluentArgs<'_>) -> String {
    let found = bundles().get(&language).and_then(|b| Some((b, b.get_message(key)?.value()?)));
    let Some((bundle, pattern)) = found else {
        tracing::warn!(key, language = language.code(), "no such text");
        return key.to_owned();
    };
    bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;
    use portal_types::Language;

    use super::LOCALES;

    /// Keys with the variables each uses.
    fn keys(language: Language) -> BTreeSet<String> {
        let files = LOCALES.iter().filter(|(code, _, _)| *code == language.code());
        let mut keys = BTreeSet::new();
        for (_, file, source) in files {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|e| panic!("{file}: {:?}", e.1));
            for entry in resource.entries() {
                // The syntax tree's types are not re-exported; its debug form says the entry's name first.
                let text = format!("{entry:?}");
                let Some(id) = text.split("name: \"").nth(1).and_then(|t| t.split('"').next()) else { continue };
                let used = text.split("VariableReference { id: Identifier { name: \"").skip(1);
                let used: BTreeSet<_> = used.filter_map(|t| t.split('"').next()).collect();
                assert!(keys.insert(format!("{file}:{id} {used:?}")), "{file} has {id} twice");
            }
        }
        keys
    }

    #[test]
    fn every_language_has_every_key() {
        let dutch = keys(Language::Nl);
        assert!(!dutch.is_empty());
        for language in Language::ALL {
            let other = keys(*language);
            let missing: Vec<_> = dutch.symmetric_difference(&other).collect();
            assert!(missing.is_empty(), "nl and {language} differ: {missing:?}");
        }
    }
}
