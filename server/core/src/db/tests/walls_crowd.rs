//! TEN-5: a connection that served one firm brings nothing of it to the next.

use std::{pin::pin, task::Context, task::Poll, task::Waker};

use portal_types::{FirmId, Tier};
use sqlx::postgres::PgPoolOptions;

use crate::{
    db::{Db, Reach, Tx},
    error::Result,
    execute, fetch_all,
    testing::{Engine, TestPortal},
};

/// Transactions that share two connections.
const MANY: usize = 1_000;
const COUNT: &str = "SELECT COUNT(*), COUNT(*) FILTER (WHERE firm_id <> $1) FROM clients";

async fn sees(tx: &mut Tx, firm: FirmId, expected: i64) {
    let found = fetch_all!(tx, (i64, i64), COUNT, firm).unwrap()[0];
    assert_eq!(found, (expected, 0), "{firm}");
}

/// Begins something and gives it up after a few steps.
fn give_up<F: Future<Output = Result<Tx>>>(work: F, steps: usize) {
    let mut work = pin!(work);
    for _ in 0..steps {
        if let Poll::Ready(begun) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return drop(begun.unwrap());
        }
        std::thread::yield_now();
    }
}

/// One visit, each in another way; what it does in the end is kept or taken back.
async fn visit(db: &Db, number: usize, firm: FirmId, own: i64) {
    match number % 6 {
        0 => sees(&mut db.read(firm).await.unwrap(), firm, own).await,
        1 => {
            let mut tx = db.glance(firm).await.unwrap();
            sees(&mut tx, firm, own).await;
            tokio::task::yield_now().await;
            sees(&mut tx, firm, own).await;
        }
        2 => {
            let mut tx = db.begin(firm).await.unwrap();
            execute!(&mut tx, "UPDATE clients SET name = name").unwrap();
            sees(&mut tx, firm, own).await;
            if number.is_multiple_of(4) {
                tx.commit().await.unwrap();
            }
        }
        3 => sees(&mut db.outside().await.unwrap(), firm, 0).await,
        4 => {
            let mut tx = db.read(Reach::Across).await.unwrap();
            sees(&mut tx, firm, 0).await;
            tx.enter(firm).await.unwrap();
            sees(&mut tx, firm, own).await;
        }
        _ => {
            // A statement that fails, and one that nobody waits for.
            let mut tx = db.begin(firm).await.unwrap();
            assert!(execute!(&mut tx, "SELECT 1 / 0").is_err());
            drop(tx);
            give_up(db.glance(firm), number % 50);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_over_two_connections_never_see_the_other_firm() {
    let t = TestPortal::new(Engine::Postgres).await;
    for (firm, clients) in [(&t.firm, 2), (&t.other, 3)] {
        for _ in 0..clients {
            t.client(firm, Tier::Collaborate).await;
        }
    }
    let Db::Postgres(pool) = &t.db else { panic!("Postgres") };
    let options = PgPoolOptions::new().max_connections(2).acquire_timeout(std::time::Duration::from_secs(60));
    let two = Db::Postgres(options.connect_with((*pool.connect_options()).clone()).await.unwrap());
    let firms = [(t.firm.firm.id, 2), (t.other.firm.id, 3)];
    let visits: Vec<_> = (0..MANY)
        .map(|number| {
            let (two, (firm, own)) = (two.clone(), firms[(number / 6 + number) % 2]);
            tokio::spawn(async move { visit(&two, number, firm, own).await })
        })
        .collect();
    for visit in visits {
        visit.await.unwrap();
    }
    // Whatever was left on the connections.
    for _ in 0..4 {
        sees(&mut two.outside().await.unwrap(), t.firm.firm.id, 0).await;
    }
}
