//! The words and the HTML of every mail, in both languages.

use portal_types::{Language, reports::ReportKind};
use url::Url;

use super::examples::{BASE, HONEST, every_mail, letterhead};
use crate::mail::templates::{Invitation, Letterhead, ReportReady};

#[test]
fn every_mail_in_every_language() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for &lang in Language::ALL {
            for (name, rendered) in every_mail(&HONEST, lang) {
                let shown = format!("Subject: {}\n\n{}", rendered.subject, rendered.text);
                insta::assert_snapshot!(format!("{name}-{lang}-text"), shown);
                insta::assert_snapshot!(format!("{name}-{lang}-html"), rendered.html);
            }
        }
    });
}

/// Everything the text part says stands in the HTML part too, in the same order; only the plain address
/// stands elsewhere.
#[test]
fn both_parts_say_the_same() {
    for &lang in Language::ALL {
        for (name, rendered) in every_mail(&HONEST, lang) {
            let html = mail_parser::decoders::html::html_to_text(&rendered.html);
            let html = html.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut rest = html.as_str();
            for line in rendered.text.lines().map(|line| line.trim_start_matches("> ").trim()) {
                if line.starts_with(BASE) {
                    assert!(html.contains(line), "{name} {lang}: {line}");
                    continue;
                }
                let line = line.strip_suffix(':').unwrap_or(line);
                let at = rest.find(line).unwrap_or_else(|| panic!("{name} {lang}: {line:?} not in {rest:?}"));
                rest = &rest[at..];
            }
        }
    }
}

/// What a mail must never hold, and what it must always hold.
#[test]
fn subjects_are_neutral_and_nothing_is_loaded() {
    for &lang in Language::ALL {
        for (name, rendered) in every_mail(&HONEST, lang) {
            for secret in [HONEST.client, HONEST.name, HONEST.firm, "1234", "2025", "{"] {
                assert!(!rendered.subject.contains(secret), "{name}: {}", rendered.subject);
            }
            for loaded in ["<img", "src=", "url(", "@import", "<link", "<script", "http://"] {
                assert!(!rendered.html.contains(loaded), "{name}: {loaded}");
            }
            assert!(rendered.html.contains("name=\"color-scheme\" content=\"light dark\""), "{name}");
            assert!(rendered.html.contains(&format!("<html lang=\"{lang}\"")), "{name}");
            for part in [&rendered.text, &rendered.html] {
                assert!(part.contains(HONEST.firm), "{name} names the firm");
                assert!(!part.contains(['\u{2068}', '\u{2069}']), "{name}: isolation marks");
            }
        }
    }
}

#[test]
fn every_kind_has_its_own_words() {
    for &lang in Language::ALL {
        let subjects: std::collections::BTreeSet<String> =
            [ReportKind::AnnualAccounts, ReportKind::Vat, ReportKind::Other]
                .map(|kind| {
                    ReportReady {
                        name: String::new(),
                        purpose: portal_types::links::Purpose::View,
                        kind,
                        url: Url::parse("https://x.example/").unwrap(),
                        expires: String::new(),
                    }
                    .render(&letterhead(&HONEST), lang)
                    .subject
                })
                .into();
        assert_eq!(subjects.len(), 3, "{subjects:?}");
    }
}

/// Who to call, whatever the firm has filled in.
#[test]
fn contact_line_uses_what_there_is() {
    let mail = Invitation { name: String::new(), url: Url::parse("https://x.example/").unwrap(), expires: "x".into() };
    let line = |phone: Option<&str>, takes_replies| {
        let head = Letterhead { phone: phone.map(Into::into), takes_replies, ..letterhead(&HONEST) };
        let text = mail.render(&head, Language::En).text;
        assert!(text.contains("\nHello,\n"), "no name, no gap: {text}");
        text.lines().find(|line| line.starts_with("Questions?")).unwrap().to_owned()
    };
    insta::assert_snapshot!([line(Some("020 1"), true), line(Some("020 1"), false), line(None, true), line(Some(" "), false)].join("\n"), @"
    Questions? Call De Vries Accountants on 020 1 or reply to this email.
    Questions? Call De Vries Accountants on 020 1.
    Questions? Reply to this email and De Vries Accountants will answer you.
    Questions? Please contact De Vries Accountants.
    ");
}
