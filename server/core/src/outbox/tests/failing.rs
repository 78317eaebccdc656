//! What becomes of a mail that the relay does not take.

use chrono::Duration;
use portal_types::{AnnualAccountsId, Tier, clients::NewClient, links::Purpose};

use crate::{
    annual_accounts, both_engines, clients, fetch_optional,
    mail::sink::{Fault, Sink, Stage},
    outbox::worker::send_next,
    testing::{Engine, TestPortal},
};

both_engines!(
    a_refusal_for_now_is_tried_again,
    a_refusal_for_good_is_not,
    an_hour_without_a_relay_loses_nothing,
    a_code_is_not_mailed_after_its_time,
    a_long_name_is_no_obstacle,
    at_last_a_mail_is_given_up,
    a_break_after_the_last_dot_repeats
);

async fn waiting(t: &TestPortal) -> AnnualAccountsId {
    let (client, _) = t.client(&t.firm, Tier::Standard).await;
    let accounts = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, accounts, "een").await.unwrap();
    annual_accounts::share(t, &t.firm.employee, accounts, Purpose::View).await.unwrap();
    accounts
}

/// State, tries, what is kept of the mail, and the relay's word on it.
async fn row(t: &TestPortal) -> (String, i64, bool, Option<String>) {
    let mut tx = t.look().await.unwrap();
    let sql = "SELECT state, attempts, payload <> '', last_error FROM outbox";
    fetch_optional!(&mut tx, (String, i64, bool, Option<String>), sql).unwrap().unwrap()
}

async fn a_refusal_for_now_is_tried_again(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    let accounts = waiting(&t).await;
    sink.fail(Stage::Rcpt, Fault::Reply("450 mailbox busy"));
    sink.fail(Stage::Data, Fault::Reply("451 try later"));
    assert!(send_next(&t).await.unwrap());
    let (state, attempts, kept, error) = row(&t).await;
    assert_eq!((state.as_str(), attempts, kept), ("pending", 1, true));
    assert!(error.unwrap().contains("mailbox busy"));
    t.clock.advance(Duration::seconds(5) - Duration::microseconds(1));
    assert!(!send_next(&t).await.unwrap(), "not before its time");
    // Five seconds and up to half a minute of jitter; the second time ten.
    t.clock.advance(Duration::seconds(32));
    assert!(send_next(&t).await.unwrap());
    t.clock.advance(Duration::seconds(42));
    assert!(send_next(&t).await.unwrap());
    assert_eq!((row(&t).await.0.as_str(), row(&t).await.1, sink.received().len()), ("sent", 3, 1));
    let events = t.timeline(&t.firm, accounts).await;
    assert_eq!(events[4..], ["mail.sent"]);
}

async fn a_refusal_for_good_is_not(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    let accounts = waiting(&t).await;
    sink.fail(Stage::Rcpt, Fault::Reply("550 no such user"));
    assert_eq!(t.drain().await, 1);
    let (state, _, kept, error) = row(&t).await;
    assert_eq!((state.as_str(), kept), ("dead", false), "a token that was never sent is not kept either");
    assert!(error.unwrap().contains("no such user"));
    t.clock.advance(Duration::days(1));
    assert_eq!((t.drain().await, sink.received().len()), (0, 0));
    assert_eq!(t.timeline(&t.firm, accounts).await[4..], ["mail.failed"], "the firm sees it");
}

/// MAIL-1.
async fn an_hour_without_a_relay_loses_nothing(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    waiting(&t).await;
    for _ in 0..60 {
        sink.fail(Stage::Greeting, Fault::Drop);
        t.drain().await;
        t.clock.advance(Duration::minutes(1));
    }
    sink.mend();
    t.clock.advance(Duration::minutes(16));
    assert_eq!((t.drain().await, sink.received().len()), (1, 1));
}

async fn a_code_is_not_mailed_after_its_time(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let offer = t.offer(&t.firm, Tier::Collaborate).await;
    t.press(&t.firm, &offer.token, "phone").await.unwrap();
    // Nothing can be put into a folder that is gone.
    let (there, away) = (t.settings.data_dir.join("mail"), t.settings.data_dir.join("away"));
    std::fs::rename(&there, &away).unwrap();
    t.clock.advance(Duration::minutes(9));
    assert!(send_next(&t).await.unwrap());
    assert_eq!(t.count("SELECT COUNT(*) FROM outbox WHERE state = 'dead'").await, 0);
    // The relay is back a minute later, and the code is over.
    std::fs::rename(&away, &there).unwrap();
    t.clock.advance(Duration::minutes(1));
    assert!(send_next(&t).await.unwrap());
    assert_eq!(t.letters_to(&offer.email).len(), 1, "the link, and no code");
    assert_eq!(t.count("SELECT COUNT(*) FROM outbox WHERE state = 'dead' AND payload = ''").await, 1);
}

/// The longest names that the forms take.
async fn a_long_name_is_no_obstacle(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let form = NewClient {
        name: "N".repeat(200),
        contact_name: "Ø".repeat(120),
        contact_email: "lang@lang.example".to_owned(),
        legal_form: "BV".to_owned(),
        tier: "standard".to_owned(),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..NewClient::default()
    };
    let client = clients::create(&t, &t.firm.employee, &form).await.unwrap();
    let accounts = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, accounts, "een").await.unwrap();
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::View).await.unwrap();
    t.drain().await;
    assert_eq!(t.letters_to("lang@lang.example").len(), 1);
}

async fn at_last_a_mail_is_given_up(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    let accounts = waiting(&t).await;
    let written = t.now();
    while row(&t).await.0 == "pending" {
        sink.fail(Stage::Rcpt, Fault::Reply("450 mailbox busy"));
        let due = t.now() - written <= Duration::days(3);
        assert!(send_next(&t).await.unwrap() && due, "after {}", t.now() - written);
        // A quarter of an hour, and up to half a minute of jitter.
        t.clock.advance(Duration::minutes(16));
    }
    assert!(t.now() - written > Duration::days(3), "given up after {}", t.now() - written);
    assert_eq!(t.count("SELECT COUNT(*) FROM outbox WHERE state = 'dead'").await, 1);
    assert!(!send_next(&t).await.unwrap());
    assert_eq!(t.timeline(&t.firm, accounts).await[4..], ["mail.failed"]);
}

async fn a_break_after_the_last_dot_repeats(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    waiting(&t).await;
    sink.fail(Stage::End, Fault::Drop);
    assert!(send_next(&t).await.unwrap());
    t.clock.advance(Duration::minutes(1));
    assert!(send_next(&t).await.unwrap());
    let ids: Vec<String> = sink
        .received()
        .iter()
        .map(|mail| {
            String::from_utf8_lossy(&mail.message).lines().find(|l| l.starts_with("Message-ID")).unwrap().to_owned()
        })
        .collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]), "the repeat can be recognised");
    assert_eq!(row(&t).await.0, "sent");
}
