//! What every mail is made of, and its rendering.

use std::sync::LazyLock;

use minijinja::{Environment, UndefinedBehavior, Value, syntax::SyntaxConfig, value::Serde};
use portal_types::Language;
use serde::Serialize;
use url::Url;

use super::{Letterhead, Rendered};
use crate::{
    i18n::{text, text_with},
    mail::clean,
};

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect("the usual delimiters"),
    );
    // The names' endings decide on escaping: HTML is, text is not.
    for (name, source) in
        [("letter.html", include_str!("letter.html.j2")), ("letter.txt", include_str!("letter.txt.j2"))]
    {
        templates.add_template(name, source).expect("a template of this source tree");
    }
    templates
});

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
    /// Shown in equal-width figures, broken anywhere.
    digits: bool,
}

#[derive(Serialize)]
struct Quote {
    label: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Button {
    label: String,
    url: String,
    hint: String,
}

#[derive(Serialize)]
struct Colours {
    accent: String,
    on_accent: &'static str,
    edge: String,
}

/// One column: greeting, why, the matter itself, one button, what else to know, who to call.
#[derive(Serialize)]
pub(super) struct Letter {
    lang: &'static str,
    subject: String,
    firm: String,
    colours: Colours,
    greeting: String,
    why: String,
    code: Option<String>,
    facts: Vec<Fact>,
    quote: Option<Quote>,
    button: Option<Button>,
    notes: Vec<String>,
    contact: Option<String>,
    never: String,
    #[serde(skip)]
    language: Language,
}

impl Letter {
    /// A mail with a subject and one sentence why, the keys of which may use `$firm` and the given words.
    pub(super) fn new(
        head: &Letterhead,
        lang: Language,
        to: &str,
        subject: &str,
        why: &str,
        words: &[(&str, &str)],
    ) -> Self {
        let (firm, name) = (clean::line(&head.firm), clean::line(to));
        let words: Vec<(&str, &str)> = words.iter().copied().chain([("firm", firm.as_str())]).collect();
        Self {
            lang: lang.code(),
            subject: text_with(lang, subject, &words),
            why: text_with(lang, why, &words),
            colours: Colours {
                accent: head.accent.to_string(),
                on_accent: head.accent.text_on(),
                edge: head.accent.edge(),
            },
            greeting: match name.as_str() {
                "" => text(lang, "mail-greeting-unnamed"),
                name => text_with(lang, "mail-greeting", &[("name", name)]),
            },
            code: None,
            facts: Vec::new(),
            quote: None,
            button: None,
            notes: Vec::new(),
            contact: None,
            never: text(lang, "mail-never-password"),
            firm,
            language: lang,
        }
    }

    pub(super) fn code(mut self, code: &str) -> Self {
        self.code = Some(clean::line(code));
        self
    }

    pub(super) fn fact(self, label: &str, value: &str) -> Self {
        self.with_fact(label, value, false)
    }

    pub(super) fn digits(self, label: &str, value: &str) -> Self {
        self.with_fact(label, value, true)
    }

    fn with_fact(mut self, label: &str, value: &str, digits: bool) -> Self {
        self.facts.push(Fact { label: text(self.language, label), value: clean::line(value), digits });
        self
    }

    pub(super) fn quote(mut self, label: &str, said: &str) -> Self {
        self.quote = Some(Quote { label: text(self.language, label), lines: clean::lines(said) });
        self
    }

    pub(super) fn button(mut self, label: String, url: &Url) -> Self {
        self.button = Some(Button { label, url: url.to_string(), hint: text(self.language, "mail-address-hint") });
        self
    }

    pub(super) fn note(mut self, key: &str, words: &[(&str, &str)]) -> Self {
        self.notes.push(text_with(self.language, key, words));
        self
    }

    /// Says who answers questions.
    pub(super) fn contact(mut self, head: &Letterhead) -> Self {
        let phone = head.phone.as_deref().map(clean::line).filter(|phone| !phone.is_empty());
        let key = match (&phone, head.takes_replies) {
            (Some(_), true) => "mail-questions-phone-reply",
            (Some(_), false) => "mail-questions-phone",
            (None, true) => "mail-questions-reply",
            (None, false) => "mail-questions-firm",
        };
        let words = [("firm", self.firm.as_str()), ("phone", phone.as_deref().unwrap_or_default())];
        self.contact = Some(text_with(self.language, key, &words));
        self
    }

    pub(super) fn render(self) -> Rendered {
        let words = Value::from(Serde(&self));
        let [text, html] = ["letter.txt", "letter.html"].map(|name| {
            // Both templates and every value are of this source tree; the tests render each mail.
            TEMPLATES.get_template(name).and_then(|template| template.render(words.clone())).expect("a letter renders")
        });
        Rendered { subject: self.subject, text, html }
    }
}
