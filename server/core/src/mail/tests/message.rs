//! The boundary between our values and the wire.

use chrono::{TimeZone, Utc};
use lettre::Address;
use mail_parser::MessageParser;
use uuid::Uuid;

use super::examples::honest;
use crate::mail::{Mail, MailError, compose};

fn from() -> Address {
    "portaal@portaal.example".parse().unwrap()
}

fn composed(mail: &Mail) -> Result<String, MailError> {
    let now = Utc.with_ymd_and_hms(2026, 12, 6, 9, 15, 0).unwrap();
    compose(mail, &from(), now).map(|message| String::from_utf8(message.formatted()).unwrap())
}

#[test]
fn headers_of_an_honest_mail() {
    let mail = Mail { from_name: "Café & Zoë Accountants".into(), ..honest() };
    let message = composed(&mail).unwrap();
    let (headers, _) = message.split_once("\r\n\r\n").unwrap();
    let boundary = headers.split_once("boundary=").unwrap().1.split(['"', '\r']).find(|b| !b.is_empty()).unwrap();
    insta::assert_snapshot!(headers.replace("\r\n", "\n").replace(boundary, "BOUNDARY"), @r#"
    Message-ID: <00000000-0000-0000-0000-000000000007@portaal.example>
    Date: Sun, 06 Dec 2026 09:15:00 +0000
    From: =?utf-8?b?Q2Fmw6kgJiBab8OrIEFjY291bnRhbnRz?= <portaal@portaal.example>
    To: "Jan Jansen" <jan@jansen.example>
    Subject: Er wacht een jaarrekening op uw akkoord
    Auto-Submitted: auto-generated
    Content-Language: nl
    Reply-To: =?utf-8?b?Q2Fmw6kgJiBab8OrIEFjY291bnRhbnRz?= <info@devries.example>
    MIME-Version: 1.0
    Content-Type: multipart/alternative;
     boundary="BOUNDARY"
    "#);
    let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
    assert_eq!(parsed.from().unwrap().first().unwrap().name(), Some("Café & Zoë Accountants"));
    assert_eq!(parsed.message_id(), Some("00000000-0000-0000-0000-000000000007@portaal.example"));
}

#[test]
fn a_repeat_has_the_same_message_id_and_another_mail_another() {
    let id = |mail: &Mail| {
        let message = composed(mail).unwrap();
        MessageParser::default().parse(message.as_bytes()).unwrap().message_id().unwrap().to_owned()
    };
    assert_eq!(id(&honest()), id(&honest()));
    assert_ne!(id(&honest()), id(&Mail { id: Uuid::from_u128(8), ..honest() }));
}

type Field = (&'static str, fn(&mut Mail) -> &mut String);

#[test]
fn line_breaks_and_nul_are_refused_in_every_header_field() {
    let fields: [Field; 5] = [
        ("to.name", |mail| &mut mail.to.name),
        ("to.email", |mail| &mut mail.to.email),
        ("from_name", |mail| &mut mail.from_name),
        ("reply_to", |mail| mail.reply_to.as_mut().unwrap()),
        ("subject", |mail| &mut mail.subject),
    ];
    for (name, field) in fields {
        for evil in ["\r\nBcc: x@evil.example", "\n", "\r", "\0"] {
            let mut mail = honest();
            field(&mut mail).push_str(evil);
            assert_eq!(composed(&mail), Err(MailError::Forbidden(name)), "{name} {evil:?}");
        }
        let mut mail = honest();
        field(&mut mail).push_str(&"x".repeat(65_536));
        assert_eq!(composed(&mail), Err(MailError::TooLong(name)));
    }
    for field in [(|mail| &mut mail.text) as fn(&mut Mail) -> &mut String, |mail| &mut mail.html] {
        let mut mail = honest();
        field(&mut mail).push('\0');
        assert!(matches!(composed(&mail), Err(MailError::Forbidden(_))));
    }
}

#[test]
fn only_one_real_address() {
    for email in [
        "",
        "jan",
        "jan@",
        "@jansen.example",
        "jan@jansen.example, piet@x.example",
        "Jan <jan@jansen.example>",
        "jan@jansen.example>",
        "<jan@jansen.example",
        "jan@jansen.example ORCPT=rfc822;x",
        "jan jansen@x.example",
    ] {
        let mut mail = honest();
        mail.to.email = email.into();
        assert_eq!(composed(&mail), Err(MailError::Address("to.email")), "{email:?}");
    }
}

#[test]
fn a_subject_cannot_pose_as_an_encoded_word() {
    let mail = Mail { subject: "=?utf-8?Q?Betaal=20nu?=".into(), ..honest() };
    let message = composed(&mail).unwrap();
    let parsed = MessageParser::default().parse(message.as_bytes()).unwrap();
    assert_eq!(parsed.subject(), Some("= ?utf-8?Q?Betaal=20nu?="));
}

#[test]
fn debug_tells_no_secrets() {
    let shown = format!("{:?}", honest());
    assert!(!shown.contains("open/") && !shown.contains("jansen.example"), "{shown}");
}
