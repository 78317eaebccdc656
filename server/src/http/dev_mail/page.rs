//! The two pages of the viewer.

use minijinja::{Environment, UndefinedBehavior, Value, value::Serde};
use portal_core::{
    i18n::text,
    mail::mailbox::{MailName, Opened},
};
use portal_types::{Language, dates};
use serde::Serialize;

/// A mail in the list; without a head when it cannot be read as a mail.
pub struct Row {
    pub name: MailName,
    pub head: Option<Opened>,
}

/// Words of the pages, by the end of their key.
const WORDS: [&str; 15] = [
    "title",
    "intro",
    "empty",
    "when",
    "from",
    "to",
    "subject",
    "older",
    "newest",
    "back",
    "text",
    "html",
    "codes",
    "codes-intro",
    "code-used",
];

#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    at: String,
    to: &'a str,
    subject: &'a str,
}

/// A piece of the text part; a link when it is an address.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) link: bool,
}

/// The list, newest first.
pub fn list(
    lang: Language,
    rows: &[Row],
    more: bool,
    codes: &[(&str, Option<String>)],
) -> Result<String, minijinja::Error> {
    let lines: Vec<Line<'_>> = rows
        .iter()
        .map(|row| Line {
            name: row.name.as_str(),
            at: moment(lang, &row.name),
            to: row.head.as_ref().map_or("", |head| &head.to),
            subject: row.head.as_ref().map_or(row.name.as_str(), |head| &head.subject),
        })
        .collect();
    let older = if more { rows.last().map(|row| row.name.as_str()) } else { None };
    let values = [("mails", serde(&lines)), ("older", serde(&older)), ("codes", serde(codes))];
    render("list.html", include_str!("list.html.j2"), lang, values)
}

/// One mail.
pub fn one(lang: Language, name: &MailName, mail: &Opened) -> Result<String, minijinja::Error> {
    let values = [
        ("name", serde(name.as_str())),
        ("at", serde(&moment(lang, name))),
        ("from", serde(&mail.from)),
        ("to", serde(&mail.to)),
        ("subject", serde(&mail.subject)),
        ("headers", serde(&mail.headers)),
        ("pieces", serde(&pieces(&mail.text))),
        ("headers_word", serde(&text(lang, "mail-box-headers"))),
    ];
    render("one.html", include_str!("one.html.j2"), lang, values)
}

fn render(
    name: &str,
    source: &str,
    lang: Language,
    values: impl IntoIterator<Item = (&'static str, Value)>,
) -> Result<String, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    let words: Vec<(&str, String)> =
        WORDS.iter().map(|word| (*word, text(lang, &format!("mail-box-{word}")))).collect();
    let own = [("lang", serde(lang.code())), ("t", Value::from_pairs(words))];
    templates.render_named_str(name, source, Value::from_pairs(own.into_iter().chain(values)))
}

fn serde<T: Serialize + ?Sized>(value: &T) -> Value {
    Value::from(Serde(value))
}

fn moment(lang: Language, name: &MailName) -> String {
    format!("{} UTC", dates::long_with_time(lang, name.sent_at().naive_utc()))
}

/// Splits text so that addresses standing alone between white space can be pressed.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    text.split_inclusive(char::is_whitespace)
        .flat_map(|word| {
            let (address, space) = word.split_at(word.trim_end().len());
            let link = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
            [Piece { text: address, link }, Piece { text: space, link: false }]
        })
        .filter(|piece| !piece.text.is_empty())
        .collect()
}
