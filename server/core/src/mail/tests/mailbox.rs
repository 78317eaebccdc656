//! The embedded mailbox.

use std::os::unix::fs::PermissionsExt;

use chrono::{TimeDelta, TimeZone, Utc};
use mail_parser::MessageParser;
use uuid::Uuid;

use super::examples::honest;
use crate::mail::{
    Mail, Transport,
    mailbox::{MailName, names, read},
};

#[tokio::test]
async fn one_file_per_mail_newest_last() {
    let data = tempfile::tempdir().unwrap();
    let transport = Transport::parse("mailbox:", "portaal@portaal.example", data.path()).unwrap();
    let dir = transport.mailbox().unwrap().to_owned();
    assert_eq!(dir, data.path().join("mail"));
    let start = Utc.with_ymd_and_hms(2026, 12, 6, 9, 15, 0).unwrap();
    // Ids run against time, so the order can only come from the time.
    for step in 0..20u8 {
        let mail = Mail { id: Uuid::from_u128(u128::from(100 - step)), ..honest() };
        transport.send(&mail, start + TimeDelta::microseconds(i64::from(step))).await.unwrap();
    }
    let stored = names(&dir).unwrap();
    let ids: Vec<String> = stored
        .iter()
        .map(|name| {
            let bytes = read(&dir, name).unwrap();
            MessageParser::default().parse(&bytes).unwrap().message_id().unwrap().to_owned()
        })
        .collect();
    let expected: Vec<String> =
        (0..20u8).map(|step| format!("{}@portaal.example", Uuid::from_u128(u128::from(100 - step)))).collect();
    assert_eq!(ids, expected);
    assert_eq!(stored[1].as_str(), "20261206T091500.000001Z-00000000-0000-0000-0000-000000000063.eml");
    assert_eq!(stored[1].sent_at(), start + TimeDelta::microseconds(1));
}

#[tokio::test]
async fn a_repeat_keeps_the_first_and_leaves_no_rubbish() {
    let data = tempfile::tempdir().unwrap();
    let transport = Transport::parse("mailbox:", "portaal@portaal.example", data.path()).unwrap();
    let dir = transport.mailbox().unwrap();
    let first = Utc.with_ymd_and_hms(2026, 12, 6, 9, 15, 0).unwrap();
    transport.send(&honest(), first).await.unwrap();
    let repeat = Mail { subject: "Iets anders".into(), ..honest() };
    transport.send(&repeat, first + TimeDelta::minutes(5)).await.unwrap();
    let entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(entries.len(), 1);
    assert!(!String::from_utf8_lossy(&std::fs::read(&entries[0]).unwrap()).contains("Iets anders"));
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&entries[0]), mode(dir)), (0o600, 0o700));
}

#[tokio::test]
async fn a_full_or_missing_folder_is_a_failure_to_repeat() {
    let data = tempfile::tempdir().unwrap();
    let transport = Transport::parse("mailbox:", "portaal@portaal.example", data.path()).unwrap();
    std::fs::remove_dir(transport.mailbox().unwrap()).unwrap();
    let error = transport.send(&honest(), Utc.timestamp_opt(1_800_000_000, 0).unwrap()).await.unwrap_err();
    assert!(!error.permanent, "{error}");
}

#[test]
fn only_exact_names_are_names() {
    let good = "20261206T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml";
    assert_eq!(MailName::parse(good).unwrap().as_str(), good);
    for bad in [
        "",
        "..",
        "../x.eml",
        "/etc/passwd",
        ".eml",
        "-.eml",
        "20261206T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml.tmp",
        ".20261206T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml",
        "20261206T091500.123456Z-00000000-0000-0000-0000-00000000000A.eml",
        "20261206T091500.123456Z-0000000000000000000000000000000a.eml",
        "20261206T091500.123456Z-../../00000000000a.eml",
        "20261206T091500.1234Z-00000000-0000-0000-0000-00000000000a.eml",
        "20261306T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml",
        "20261206T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml/",
        "20261206T091500.123456Z-00000000-0000-0000-0000-00000000000a.eml\0",
    ] {
        assert_eq!(MailName::parse(bad), None, "{bad:?}");
    }
}

#[test]
fn the_sender_may_carry_a_name() {
    let data = tempfile::tempdir().unwrap();
    for good in ["no-reply@localhost", "Akkoord <no-reply@portaal.example>", "\"Akkoord, B.V.\" <a@b.example>"] {
        assert!(Transport::parse("mailbox:", good, data.path()).is_ok(), "{good}");
    }
    for bad in ["", "Akkoord", "no-reply@", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example"] {
        assert!(Transport::parse("mailbox:", bad, data.path()).is_err(), "{bad:?}");
    }
}
