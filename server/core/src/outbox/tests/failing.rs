//! What becomes of a mail that the relay does not take.

use chrono::Duration;
use portal_types::{AnnualAccountsId, Tier, links::Purpose};

use crate::{
    annual_accounts, both_engines, fetch_optional,
    mail::sink::{Fault, Sink, Stage},
    outbox::worker::send_next,
    testing::{Engine, TestPortal},
};

both_engines!(
    a_refusal_for_now_is_tried_again,
    a_refusal_for_good_is_not,
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
    let mut tx = t.db.read().await.unwrap();
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
    assert_eq!(events[3..], ["mail.sent"]);
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
    assert_eq!(t.timeline(&t.firm, accounts).await[3..], ["mail.failed"], "the firm sees it");
}

async fn at_last_a_mail_is_given_up(engine: Engine) {
    let sink = Sink::start().await.unwrap();
    let t = TestPortal::with_mail(engine, &sink.url()).await;
    let accounts = waiting(&t).await;
    for attempt in 1..=10 {
        sink.fail(Stage::Rcpt, Fault::Reply("450 mailbox busy"));
        assert!(send_next(&t).await.unwrap(), "{attempt}");
        let expected = if attempt < 10 { "pending" } else { "dead" };
        assert_eq!(row(&t).await.0, expected, "{attempt}");
        t.clock.advance(Duration::hours(2));
    }
    assert!(!send_next(&t).await.unwrap());
    assert_eq!(t.timeline(&t.firm, accounts).await[3..], ["mail.failed"]);
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
