//! DB-3: whoever closes the tab in the middle harms nobody.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions, PgConnection};
use tokio::sync::Notify;

use crate::{
    both_engines,
    db::Db,
    execute,
    testing::{Engine, TestPortal, eventually},
};

both_engines!(a_write_outlives_its_caller, a_read_given_up_leaves_its_connection_sound);

async fn a_write_outlives_its_caller(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let (inside, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let caller = {
        let (portal, scope, inside, go) = ((*t).clone(), t.firm.employee.clone(), inside.clone(), go.clone());
        tokio::spawn(async move {
            let work = portal.write(&scope, move |tx, _| {
                Box::pin(async move {
                    execute!(tx, "UPDATE firms SET phone = 'half'")?;
                    inside.notify_one();
                    go.notified().await;
                    execute!(tx, "UPDATE firms SET phone = 'whole'")?;
                    Ok(())
                })
            });
            work.await
        })
    };
    inside.notified().await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    go.notify_one();
    eventually("the whole change", || async {
        assert_eq!(t.count("SELECT COUNT(*) FROM firms WHERE phone = 'half'").await, 0);
        t.count("SELECT COUNT(*) FROM firms WHERE phone = 'whole'").await == 2
    })
    .await;
}

/// Works on something for a while and drops it there; how long it took when it came to an end.
async fn give_up_after<F: Future>(time: Duration, work: F) -> Option<Duration> {
    let (mut work, begun) = (pin!(work), Instant::now());
    loop {
        if let Poll::Ready(_done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return Some(begun.elapsed());
        }
        if begun.elapsed() >= time {
            return None;
        }
        tokio::task::yield_now().await;
    }
}

/// Waits until the server knows of no transaction that nobody works in. One that is never ended by us would end after
/// half a minute by the server's own limit.
async fn quiet(db: &Db, observer: &mut Option<PgConnection>) {
    let (Db::Postgres(pool), Some(observer)) = (db, observer) else { return };
    let begun = Instant::now();
    loop {
        let back = pool.num_idle() == pool.size() as usize;
        let open = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'";
        let (count,): (i64,) = sqlx::query_as(open).fetch_one(&mut *observer).await.unwrap();
        if back && count == 0 {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "{count} transactions nobody knows of");
    }
}

/// sqlx 0.9.0 forgets a transaction whose `begin` was given up half-way (SECURITY F3). Handed on, such a connection
/// would let the next write fail in somebody's read-only snapshot.
async fn a_read_given_up_leaves_its_connection_sound(engine: Engine) {
    let t = TestPortal::new(engine).await;
    // Apart from the pool, whose every use would tidy up what is to be seen.
    let mut observer = match &t.db {
        Db::Postgres(pool) => Some(pool.connect_options().connect().await.unwrap()),
        Db::Sqlite { .. } => None,
    };
    let firm = t.firm.firm.id;
    let mut times = Vec::new();
    for _ in 0..21 {
        times.push(give_up_after(Duration::from_secs(10), t.db.read(firm)).await.expect("time enough"));
        quiet(&t.db, &mut observer).await;
    }
    times.sort();
    let usual = times[10];
    let mut given_up = 0;
    for round in 1..=300_u32 {
        given_up += u32::from(give_up_after(usual * (round % 50) / 50, t.db.read(firm)).await.is_none());
        quiet(&t.db, &mut observer).await;
        if round % 50 == 0 {
            let raise = "UPDATE client_counts SET clients = clients + 1 WHERE firm_id = $1";
            let writes = (0..16)
                .map(|_| t.write_within(firm, move |tx| Box::pin(async move { Ok(execute!(tx, raise, firm)?) })));
            for done in futures::future::join_all(writes).await {
                done.expect("a connection of its own");
            }
        }
    }
    // How many depends on the machine; none would mean that nothing was tried.
    assert!(given_up > 0);
    assert_eq!(t.count("SELECT MAX(clients) FROM client_counts").await, 96);
}
