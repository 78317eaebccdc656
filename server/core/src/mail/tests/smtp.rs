//! Sending to a real SMTP conversation.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeZone, Utc};
use mail_parser::MessageParser;
use uuid::Uuid;

use super::examples::honest;
use crate::mail::{
    Mail, SendError, Transport, compose,
    sink::{AUTHORITY, Fault, Protection, Sink, Stage},
    smtp::{Patience, Relay, Security, Smtp},
};

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 6, 9, 15, 0).unwrap()
}

fn transport(sink: &Sink) -> Transport {
    Transport::parse(&sink.url(), "portaal@portaal.example", std::path::Path::new("/nonexistent")).unwrap()
}

fn numbered(id: u128) -> Mail {
    Mail { id: Uuid::from_u128(id), ..honest() }
}

async fn send(smtp: &Smtp, mail: &Mail) -> Result<(), SendError> {
    let message = compose(mail, &"portaal@portaal.example".parse().unwrap(), now()).unwrap();
    smtp.send(message.envelope(), &message.formatted()).await
}

fn relay(sink: &Sink, security: Security, trusted: bool) -> Relay {
    Relay {
        host: "localhost".into(),
        port: sink.address().port(),
        security,
        credentials: None,
        authorities: trusted.then(|| AUTHORITY.to_vec()),
    }
}

#[tokio::test]
async fn mails_arrive_and_reuse_one_connection() {
    let sink = Sink::start().await.unwrap();
    let transport = transport(&sink);
    for id in 1..=3 {
        transport.send(&numbered(id), now()).await.unwrap();
    }
    transport.close().await;
    let received = sink.received();
    assert_eq!(received.iter().map(|mail| mail.connection).collect::<Vec<_>>(), [1, 1, 1]);
    assert_eq!(received[0].from, "<portaal@portaal.example>");
    assert_eq!(received[0].to, ["<jan@jansen.example>"]);
    let parsed = MessageParser::default().parse(&received[0].message).unwrap();
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), honest().text);
    assert_eq!(sink.commands().last().unwrap(), "QUIT");
}

#[tokio::test]
async fn many_at_once_share_four_connections() {
    let sink = Sink::start().await.unwrap();
    let transport = Arc::new(transport(&sink));
    let sending: Vec<_> = (1..=40)
        .map(|id| {
            let transport = Arc::clone(&transport);
            tokio::spawn(async move { transport.send(&numbered(id), now()).await })
        })
        .collect();
    for sent in sending {
        sent.await.unwrap().unwrap();
    }
    assert_eq!(sink.received().len(), 40);
    assert!(sink.connections() <= 4, "{}", sink.connections());
}

#[tokio::test]
async fn dots_survive() {
    let sink = Sink::start().await.unwrap();
    let text = ".\n..\n.x\nQUIT\n.\n\nlast.\n.".to_owned();
    let mail = Mail { text: text.clone(), html: "<p>.</p>\n.\n".into(), ..honest() };
    transport(&sink).send(&mail, now()).await.unwrap();
    let received = sink.wait_for(1).await;
    assert!(!sink.commands().iter().any(|line| line == "QUIT"), "{:?}", sink.commands());
    let parsed = MessageParser::default().parse(&received[0].message).unwrap();
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n"), text);
}

#[tokio::test]
async fn refusals_are_sorted() {
    for (stage, fault, permanent) in [
        (Stage::Greeting, Fault::Reply("421 busy"), false),
        (Stage::Greeting, Fault::Reply("554 no service"), false),
        (Stage::Greeting, Fault::Drop, false),
        (Stage::Mail, Fault::Reply("451 later"), false),
        (Stage::Mail, Fault::Reply("530 sign in first"), false),
        (Stage::Mail, Fault::Reply("550 sender refused"), true),
        (Stage::Rcpt, Fault::Reply("450 mailbox busy"), false),
        (Stage::Rcpt, Fault::Reply("550 no such user"), true),
        (Stage::Rcpt, Fault::Drop, false),
        (Stage::Data, Fault::Reply("451 later"), false),
        (Stage::Data, Fault::Reply("554 refused"), true),
        (Stage::Middle, Fault::Drop, false),
        (Stage::End, Fault::Reply("452 disk full"), false),
        (Stage::End, Fault::Reply("554 looks like spam"), true),
        (Stage::End, Fault::Drop, false),
    ] {
        let sink = Sink::start().await.unwrap();
        sink.fail(stage, fault);
        let transport = transport(&sink);
        let error = transport.send(&numbered(1), now()).await.unwrap_err();
        assert_eq!(error.permanent, permanent, "{stage:?} {fault:?}: {error}");
        if let Fault::Reply(reply) = fault {
            assert!(error.detail.contains(&reply[4..]), "the operator sees the reason: {error}");
        }
        // Whatever happened, the next mail goes through.
        transport.send(&numbered(2), now()).await.unwrap();
    }
}

/// MAIL-2: a repeat is recognisable.
#[tokio::test]
async fn a_drop_after_the_final_dot_repeats_under_one_message_id() {
    let sink = Sink::start().await.unwrap();
    sink.fail(Stage::End, Fault::Drop);
    let transport = transport(&sink);
    assert!(!transport.send(&numbered(1), now()).await.unwrap_err().permanent);
    transport.send(&numbered(1), now()).await.unwrap();
    let received = sink.received();
    let ids: Vec<String> = received
        .iter()
        .map(|mail| MessageParser::default().parse(&mail.message).unwrap().message_id().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

/// The relay hung up on an idle connection: the mail still goes out, once.
#[tokio::test]
async fn a_kept_connection_that_died_is_replaced() {
    for fault in [Fault::Drop, Fault::Reply("421 closing")] {
        let sink = Sink::start().await.unwrap();
        let transport = transport(&sink);
        transport.send(&numbered(1), now()).await.unwrap();
        sink.fail(Stage::Mail, fault);
        transport.send(&numbered(2), now()).await.unwrap();
        assert_eq!(sink.received().iter().map(|mail| mail.connection).collect::<Vec<_>>(), [1, 2], "{fault:?}");
    }
}

#[tokio::test]
async fn a_silent_relay_does_not_hold_a_mail_for_ever() {
    let patience =
        Patience { connect: Duration::from_millis(50), deliver: Duration::from_millis(50), ..Patience::default() };
    for stage in [Stage::Greeting, Stage::Mail, Stage::End] {
        let sink = Sink::start().await.unwrap();
        sink.fail(stage, Fault::Silence);
        let smtp = Smtp::with_patience(relay(&sink, Security::Plain, false), patience);
        let error = send(&smtp, &numbered(1)).await.unwrap_err();
        assert!(!error.permanent && error.detail.contains("in time"), "{stage:?}: {error}");
    }
}

#[tokio::test]
async fn nobody_listening_is_transient() {
    let sink = Sink::start().await.unwrap();
    let transport = transport(&sink);
    drop(sink);
    assert!(!transport.send(&numbered(1), now()).await.unwrap_err().permanent);
}

/// MAIL-7: encrypted with a checked certificate, or nothing is said.
#[tokio::test]
async fn no_encryption_no_mail() {
    for (protection, security, trusted, sent) in [
        (Protection::StartTls, Security::StartTls, true, true),
        (Protection::Implicit, Security::Implicit, true, true),
        (Protection::StartTls, Security::StartTls, false, false),
        (Protection::Implicit, Security::Implicit, false, false),
        (Protection::None, Security::StartTls, true, false),
        (Protection::None, Security::Implicit, true, false),
    ] {
        let sink = Sink::start_with(protection).await.unwrap();
        let smtp = Smtp::with_patience(
            relay(&sink, security, trusted),
            Patience { connect: Duration::from_secs(2), ..Patience::default() },
        );
        let result = send(&smtp, &numbered(1)).await;
        let what = format!("{protection:?} {security:?} {trusted}: {result:?}");
        assert_eq!(result.is_ok(), sent, "{what}");
        assert_eq!(sink.received().len(), usize::from(sent), "{what}");
        if !sent {
            assert!(!result.unwrap_err().permanent, "{what}");
            assert!(!sink.commands().iter().any(|line| line.starts_with("MAIL") || line.starts_with("AUTH")), "{what}");
        }
    }
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let sink = Sink::start_with(Protection::StartTls).await.unwrap();
    let elsewhere = Relay { host: "127.0.0.1".into(), ..relay(&sink, Security::StartTls, true) };
    assert!(send(&Smtp::new(elsewhere), &numbered(1)).await.is_err());
    assert!(sink.received().is_empty());
}

#[tokio::test]
async fn signs_in_only_when_told_and_a_wrong_password_is_the_operators() {
    let sink = Sink::start().await.unwrap();
    let url = format!("smtp://portaal:geheim%21@{}", sink.address());
    let transport = Transport::parse(&url, "portaal@portaal.example", std::path::Path::new("/")).unwrap();
    assert!(!format!("{transport:?}").contains("geheim"));
    sink.fail(Stage::Auth, Fault::Reply("535 wrong"));
    let error = transport.send(&numbered(1), now()).await.unwrap_err();
    assert!(!error.permanent && !error.detail.contains("geheim"), "{error}");
    transport.send(&numbered(1), now()).await.unwrap();
    // \0portaal\0geheim!
    assert_eq!(sink.commands().iter().filter(|line| *line == "AUTH PLAIN AHBvcnRhYWwAZ2VoZWltIQ==").count(), 2);
}
