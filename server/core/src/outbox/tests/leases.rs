//! Who may send a mail, and who may say so.

use chrono::Duration;
use futures::future::join_all;
use portal_types::{MailId, Tier, links::Purpose};

use crate::{
    annual_accounts, both_engines,
    outbox::{
        store,
        worker::{self, send_next},
    },
    testing::{Engine, TestPortal, eventually},
};

both_engines!(
    a_lost_lease_is_lost,
    a_restart_takes_leases_back,
    many_workers_send_each_mail_once,
    the_worker_wakes_and_stops,
    a_mail_belongs_to_its_change
);

/// A report shared, its mail still waiting.
async fn waiting(t: &TestPortal) -> (portal_types::AnnualAccountsId, String) {
    let (client, email) = t.client(&t.firm, Tier::Standard).await;
    let accounts = t.start(&t.firm, client).await;
    t.upload(&t.firm.employee, accounts, "een").await.unwrap();
    annual_accounts::share(t, &t.firm.employee, accounts, Purpose::View).await.unwrap();
    (accounts, email)
}

/// Takes a mail as a worker does that is then stopped by the system.
async fn claim(t: &TestPortal, token: &'static [u8]) -> Option<MailId> {
    let now = t.now();
    let lease = now + Duration::minutes(3);
    let row = t.write_system(move |tx| Box::pin(async move { store::claim(tx, now, lease, token).await })).await;
    row.unwrap().map(|row| row.id)
}

async fn a_lost_lease_is_lost(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (accounts, email) = waiting(&t).await;
    let zombie = claim(&t, b"zombie").await.expect("a mail is due");
    assert_eq!(claim(&t, b"hasty").await, None, "the lease holds");
    assert!(!send_next(&t).await.unwrap());
    t.clock.advance(Duration::minutes(3) - Duration::microseconds(1));
    assert!(!send_next(&t).await.unwrap(), "until its last microsecond");
    t.clock.advance(Duration::microseconds(1));
    let heir = claim(&t, b"heir").await;
    assert_eq!(heir, Some(zombie));

    // The zombie wakes up: whatever it has to say, nobody listens.
    let now = t.now();
    t.write_system(move |tx| {
        Box::pin(async move {
            assert!(!store::sent(tx, zombie, b"zombie", now).await?);
            assert!(!store::retry(tx, zombie, b"zombie", now, "late").await?);
            assert!(!store::dead(tx, zombie, b"zombie", "late").await?);
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(t.count("SELECT COUNT(*) FROM outbox WHERE state = 'pending' AND claimed_until IS NOT NULL").await, 1);
    assert_eq!(t.count("SELECT attempts FROM outbox").await, 2);

    t.clock.advance(Duration::minutes(3));
    assert!(send_next(&t).await.unwrap(), "the heir died as well");
    t.write_system(move |tx| {
        Box::pin(async move {
            assert!(!store::sent(tx, zombie, b"heir", now).await?);
            Ok(())
        })
    })
    .await
    .unwrap();
    assert_eq!(t.letters_to(&email).len(), 1);
    assert_eq!(t.timeline(&t.firm, accounts).await.iter().filter(|e| *e == "mail.sent").count(), 1);
    assert_eq!(
        t.count("SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND payload = '' AND claim_token IS NULL").await,
        1
    );
}

/// A code that somebody waits for does not come three minutes later because the server was killed.
async fn a_restart_takes_leases_back(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (_, email) = waiting(&t).await;
    let killed = claim(&t, b"killed").await.expect("a mail is due");
    assert_eq!(worker::release(&t).await.unwrap(), 1);
    assert!(send_next(&t).await.unwrap());
    let now = t.now();
    let sent = t.write_system(move |tx| Box::pin(async move { store::sent(tx, killed, b"killed", now).await })).await;
    assert!(!sent.unwrap(), "not killed after all, and not listened to");
    assert_eq!(worker::release(&t).await.unwrap(), 0);
    assert_eq!(t.letters_to(&email).len(), 1);
}

async fn many_workers_send_each_mail_once(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for _ in 0..12 {
        waiting(&t).await;
    }
    let workers = (0..8).map(|_| {
        let portal = (*t).clone();
        tokio::spawn(async move { worker::drain(&portal).await })
    });
    let sent: usize = join_all(workers).await.into_iter().map(|done| done.unwrap().unwrap()).sum();
    assert_eq!((sent, t.letters().len()), (12, 12));
    assert_eq!(t.count("SELECT COUNT(*) FROM audit_records WHERE event = 'mail.sent'").await, 12);
    assert_eq!(t.count("SELECT MAX(attempts) FROM outbox").await, 1);
}

async fn the_worker_wakes_and_stops(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = tokio::spawn(worker::run((*t).clone(), async move { stopped.await.unwrap_or_default() }));
    // The worker looks every five seconds by itself; a test that had to wait for that would run into the time limit.
    let begun = std::time::Instant::now();
    for _ in 0..3 {
        waiting(&t).await;
        eventually("a mail to be sent", || async {
            t.count("SELECT COUNT(*) FROM outbox WHERE state = 'pending'").await == 0
        })
        .await;
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "woken, not found by looking");
    stop.send(()).unwrap();
    worker.await.unwrap();
    assert_eq!(t.letters().len(), 3);
}

async fn a_mail_belongs_to_its_change(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (accounts, _) = waiting(&t).await;
    let mut tx = t.look().await.unwrap();
    assert_eq!(store::oldest_pending(&mut tx).await.unwrap(), Some(t.now()));
    drop(tx);
    annual_accounts::share(&t, &t.firm.employee, accounts, Purpose::View).await.unwrap_err();
    assert_eq!(t.count("SELECT COUNT(*) FROM outbox").await, 1, "what was refused mails nothing");
    t.drain().await;
    let mut tx = t.look().await.unwrap();
    assert_eq!(store::oldest_pending(&mut tx).await.unwrap(), None);
}
