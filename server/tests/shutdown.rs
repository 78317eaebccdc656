//! OPS-1: stopping loses nothing that was begun.

use std::{sync::Arc, time::Duration};

use axum::{Router, routing::get};
use tokio::{io::AsyncWriteExt, net::TcpStream, sync::Notify, time::timeout};

use crate::support::{Answer, TestServer, raw_until_closed};

#[tokio::test]
async fn a_running_request_is_answered_and_new_ones_are_not_accepted() {
    let (entered, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (enter, wait) = (entered.clone(), release.clone());
    let slow = get(move || {
        enter.notify_one();
        async move {
            wait.notified().await;
            "finished"
        }
    });
    let mut server = TestServer::with_routes(|_| (), Router::new().route("/slow", slow)).await;
    let address = server.address;
    let mut idle = TcpStream::connect(address).await.unwrap();
    let mut running = TcpStream::connect(address).await.unwrap();
    let request = format!("GET /slow HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    running.write_all(request.as_bytes()).await.unwrap();
    entered.notified().await;

    server.begin_stop();
    assert_eq!(raw_until_closed(&mut idle).await, "", "an idle connection is closed");
    assert!(TcpStream::connect(address).await.is_err(), "nothing more is accepted");
    release.notify_one();
    let answer = Answer::parse(&raw_until_closed(&mut running).await);
    assert_eq!((answer.status, answer.body.as_str()), (200, "finished"));
    server.stop().await;
}

/// A balancer learns that it is to send nobody more before anybody is refused.
#[tokio::test]
async fn readiness_ends_before_visitors_are_refused() {
    let mut server = TestServer::configured(&[("AKKOORD_FAREWELL", "2")], |_| ()).await;
    assert_eq!(server.get("/readyz").await.status, 200);
    server.begin_stop();
    let told = async {
        while server.get("/readyz").await.status != 503 {}
        server.get("/readyz").await
    };
    let told = timeout(Duration::from_secs(10), told).await.expect("the server still takes visitors");
    assert!(told.body.contains(r#""server":"stopping""#), "{}", told.body);
    server.stop().await;
}

#[tokio::test]
async fn a_request_that_does_not_end_does_not_hold_the_server() {
    let entered = Arc::new(Notify::new());
    let enter = entered.clone();
    let stuck = get(move || {
        enter.notify_one();
        std::future::pending::<()>()
    });
    let drain = Duration::from_millis(100);
    let mut server =
        TestServer::with_routes(|config| config.limits.drain = drain, Router::new().route("/stuck", stuck)).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = format!("GET /stuck HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    stream.write_all(request.as_bytes()).await.unwrap();
    entered.notified().await;
    server.begin_stop();
    timeout(Duration::from_secs(10), server.stop()).await.expect("it stops");
    assert_eq!(raw_until_closed(&mut stream).await, "");
}

#[tokio::test]
async fn the_whole_product_stops_cleanly() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/healthz").await.status, 200);
    timeout(Duration::from_secs(20), server.stop()).await.expect("it stops");
}
