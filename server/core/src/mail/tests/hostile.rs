//! MAIL-4: whatever people write, headers and recipients are exactly the expected ones.

use chrono::{TimeZone, Utc};
use mail_parser::{Address, MessageParser};
use portal_types::Language;

use super::examples::{BASE, HONEST, Said, every_mail, mail, said};
use crate::mail::{Mail, MailError, compose};

fn hostile() -> Vec<String> {
    vec![
        "<script>alert(1)</script><img src=x onerror=alert(1)>".into(),
        "\"><a href=\"https://evil.example\">Klik</a>".into(),
        "</style></table><style>*{display:none}</style><h1>Betaal nu</h1>".into(),
        "{{ never }}{% for x in notes %}{ $firm }".into(),
        "Jan\r\nBcc: victim@evil.example".into(),
        "Jan\nBcc: victim@evil.example\n\n<html>".into(),
        "Jan\rBcc: victim@evil.example".into(),
        "=?utf-8?B?SmFuDQpCY2M6IHZpY3RpbUBldmlsLmV4YW1wbGU=?=".into(),
        "=?utf-8?Q?Jan=0D=0ABcc:_victim@evil.example?= <victim@evil.example>".into(),
        "Jan\" <victim@evil.example>, \"Piet".into(),
        "victim@evil.example, jan".into(),
        "\u{202e}moc.live\u{202c} \u{2066}x\u{2069}\u{200b}".into(),
        "a\0b".into(),
        ".\r\nQUIT\r\nMAIL FROM:<evil@evil.example>\r\n.\r\n..".into(),
        ".\n.\r.".into(),
        "https://evil.example/inloggen".into(),
        "x".repeat(65_536),
        "é".repeat(65_536),
        " \u{0}\u{7f}\u{85}\u{2028}".into(),
        String::new(),
    ]
}

const HEADERS: [&str; 10] = [
    "Message-ID",
    "Date",
    "From",
    "To",
    "Subject",
    "Auto-Submitted",
    "Content-Language",
    "Reply-To",
    "MIME-Version",
    "Content-Type",
];

/// Asserts envelope, header set, addresses and parts of a message, seen by another parser.
fn check(what: &str, mail: &Mail) {
    let now = Utc.with_ymd_and_hms(2026, 12, 6, 9, 15, 0).unwrap();
    let message = compose(mail, &"portaal@portaal.example".parse().unwrap(), now).unwrap();
    let envelope = message.envelope();
    assert_eq!(envelope.from().unwrap().to_string(), "portaal@portaal.example");
    assert_eq!(envelope.to().iter().map(ToString::to_string).collect::<Vec<_>>(), ["jan@jansen.example"], "{what}");

    let bytes = message.formatted();
    assert!(bytes.is_ascii(), "{what}");
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let names: Vec<&str> = parsed.headers().iter().map(|header| header.name()).collect();
    assert_eq!(names, HEADERS, "{what}");
    for (address, expected) in [
        (parsed.from(), "portaal@portaal.example"),
        (parsed.to(), "jan@jansen.example"),
        (parsed.reply_to(), "info@devries.example"),
    ] {
        let Some(Address::List(list)) = address else { panic!("{what}: {address:?}") };
        let addresses: Vec<&str> = list.iter().filter_map(|one| one.address()).collect();
        assert_eq!(addresses, [expected], "{what}");
        let name = list[0].name().unwrap_or_default();
        assert!(!name.contains(['\r', '\n', '\0', '\u{202e}']), "{what}: {name:?}");
    }
    assert!(parsed.bcc().is_none() && parsed.cc().is_none(), "{what}");
    assert_eq!(parsed.subject().unwrap(), mail.subject, "{what}");
    assert_eq!((parsed.text_body_count(), parsed.html_body_count(), parsed.attachment_count()), (1, 1, 0), "{what}");
    assert_eq!(parsed.parts.len(), 3, "{what}: alternative, text, html");
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), mail.text, "{what}");
    assert_eq!(parsed.body_html(0).unwrap().replace("\r\n", "\n"), mail.html, "{what}");
}

/// Every tag of the HTML, so that two renderings can be compared for structure.
fn tags(html: &str) -> Vec<String> {
    html.split('<').skip(1).map(|tag| tag.split(['>', ' ', '\n']).next().unwrap_or_default().to_owned()).collect()
}

fn links(part: &str) -> Vec<String> {
    let decoded = part.replace("&#x2f;", "/");
    decoded
        .match_indices("://")
        .map(|(at, _)| {
            decoded[decoded[..at].rfind([' ', '"', '>', '\n']).unwrap_or(0) + 1..].chars().take(60).collect()
        })
        .collect()
}

#[test]
fn hostile_words_in_every_field_of_every_mail() {
    for text in hostile() {
        for &lang in Language::ALL {
            let honest = every_mail(&said("x"), lang);
            for ((name, rendered), (_, expected)) in every_mail(&said(&text), lang).into_iter().zip(honest) {
                let what = format!("{name} {lang} {:?}", text.chars().take(40).collect::<String>());
                assert_eq!(rendered.subject, expected.subject, "{what}");
                // More lines of a reason are more paragraphs and nothing else.
                let structure = |html: &str| {
                    tags(html).into_iter().filter(|tag| !matches!(tag.as_str(), "p" | "/p")).collect::<Vec<_>>()
                };
                assert_eq!(structure(&rendered.html), structure(&expected.html), "{what}");
                for part in [&rendered.text, &rendered.html] {
                    for link in links(part) {
                        assert!(link.starts_with(BASE), "{what}: {link}");
                    }
                    assert!(!part.contains(['\0', '\r', '\u{202e}', '\u{200b}', '\u{2066}']), "{what}");
                }
                assert!(rendered.text.len() < 20_000, "{what}: {}", rendered.text.len());
                check(&what, &mail(&HONEST, lang, rendered));
            }
        }
    }
}

#[test]
fn hostile_names_in_headers() {
    for text in hostile() {
        for lang in [Language::Nl] {
            let rendered = || every_mail(&HONEST, lang).remove(0).1;
            let named = [
                ("to.name", mail(&Said { name: &text, ..HONEST }, lang, rendered())),
                ("from_name", mail(&Said { firm: &text, ..HONEST }, lang, rendered())),
            ];
            for (field, mail) in named {
                let now = Utc.timestamp_opt(1_800_000_000, 0).unwrap();
                let composed = compose(&mail, &"portaal@portaal.example".parse().unwrap(), now);
                let expected = if text.contains(['\r', '\n', '\0']) {
                    Err(MailError::Forbidden(field))
                } else if text.len() > 1_000 {
                    Err(MailError::TooLong(field))
                } else {
                    Ok(())
                };
                assert_eq!(composed.map(|_| ()), expected, "{field} {text:?}");
                if expected.is_ok() {
                    check(&format!("{field} {text:?}"), &mail);
                }
            }
        }
    }
}
