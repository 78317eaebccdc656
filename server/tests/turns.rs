//! Lists take turns: of many that are asked for at once, only so many are made at a time.

use std::sync::Arc;

use axum::{Router, routing::get};
use futures::future::join_all;
use server::{middleware::turns, state::AppState};
use tokio::sync::{Semaphore, watch};

use crate::support::TestServer;

/// Whoever is inside a page until he may leave.
struct Crowd {
    inside: watch::Sender<(usize, usize)>,
    leave: Semaphore,
}

async fn stay(crowd: Arc<Crowd>) -> &'static str {
    crowd.inside.send_modify(|(now, most)| {
        *now += 1;
        *most = (*most).max(*now);
    });
    crowd.leave.acquire().await.unwrap().forget();
    crowd.inside.send_modify(|(now, _)| *now -= 1);
    "done"
}

/// Asks for a page many times at once; gives how many were inside at the same time.
async fn at_once(path: &str, many: usize, expected: usize) -> usize {
    let crowd = Arc::new(Crowd { inside: watch::Sender::default(), leave: Semaphore::new(0) });
    let page = || {
        let crowd = crowd.clone();
        get(move || stay(crowd.clone()))
    };
    let routes: Router<AppState> =
        Router::new().route("/{slug}/office/clients", page()).route("/{slug}/office/settings", page());
    let server = TestServer::with_routes(|_| (), routes).await;
    let mut inside = crowd.inside.subscribe();
    let door = async {
        inside.wait_for(|(now, _)| *now == expected).await.unwrap();
        crowd.leave.add_permits(many);
    };
    let (answers, ()) = tokio::join!(join_all((0..many).map(|_| server.get(path))), door);
    assert!(answers.iter().all(|answer| answer.status == 200));
    let (now, most) = *crowd.inside.borrow();
    assert_eq!(now, 0, "everybody left");
    most
}

#[tokio::test]
async fn lists_take_turns_and_other_pages_do_not() {
    let turns = turns::turns().available_permits();
    let many = 2 * turns;
    assert_eq!(at_once("/devries/office/clients?q=jansen", many, turns).await, turns);
    assert_eq!(at_once("/devries/office/settings", many, many).await, many);
}
