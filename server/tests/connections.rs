//! HTTP-4: slow, big and many.

use std::time::Duration;

use axum::{
    Router,
    body::Bytes,
    routing::{get, post},
};
use server::{config::Config, state::AppState};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
};

use crate::support::{Answer, TestServer, raw_until_closed};

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(60);

fn routes() -> Router<AppState> {
    Router::new()
        .route("/page", get(|| async { "page" }))
        .route("/api/length", post(|body: Bytes| async move { body.len().to_string() }))
}

/// All limits far away, so that each test sees only the one it sets.
fn patient(config: &mut Config) {
    let limits = &mut config.limits;
    (limits.header, limits.idle, limits.progress, limits.handler) = (LONG, LONG, LONG, LONG);
}

async fn connect(server: &TestServer) -> TcpStream {
    TcpStream::connect(server.address).await.unwrap()
}

#[tokio::test]
async fn a_head_that_does_not_come_is_cut() {
    let set = |config: &mut Config| (patient(config), config.limits.header = SHORT).1;
    let server = TestServer::with_routes(set, routes()).await;
    for start in ["", "G", "GET /page HTTP/1.1\r\n", "GET /page HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let mut stream = connect(&server).await;
        stream.write_all(start.as_bytes()).await.unwrap();
        assert_eq!(raw_until_closed(&mut stream).await, "", "{start:?}");
    }
}

#[tokio::test]
async fn a_dripping_head_is_cut_although_bytes_come() {
    let set = |config: &mut Config| (patient(config), config.limits.header = SHORT).1;
    let server = TestServer::with_routes(set, routes()).await;
    let (mut reader, mut writer) = connect(&server).await.into_split();
    let drip = tokio::spawn(async move {
        let mut every = tokio::time::interval(SHORT / 10);
        writer.write_all(b"GET /page HTTP/1.1\r\n").await?;
        loop {
            every.tick().await;
            writer.write_all(b"X: y\r\n").await?;
        }
        #[expect(unreachable_code, reason = "names the error type")]
        Ok::<(), std::io::Error>(())
    });
    let mut rest = Vec::new();
    // Cut while bytes are on their way, the connection may be reset.
    let _ = reader.read_to_end(&mut rest).await;
    assert!(drip.await.unwrap().is_err(), "the other side is gone");
}

#[tokio::test]
async fn a_silent_connection_is_cut_but_a_new_head_has_its_own_time() {
    let set = |config: &mut Config| (patient(config), config.limits.idle = SHORT).1;
    let server = TestServer::with_routes(set, routes()).await;
    let mut stream = connect(&server).await;
    let request = format!("GET /page HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    stream.write_all(request.as_bytes()).await.unwrap();
    let answer = Answer::parse(&raw_until_closed(&mut stream).await);
    assert_eq!((answer.status, answer.body.as_str()), (200, "page"));
}

#[tokio::test]
async fn several_requests_share_a_connection() {
    let server = TestServer::with_routes(patient, routes()).await;
    let mut stream = connect(&server).await;
    for close in ["", "", "Connection: close\r\n"] {
        let request = format!("GET /page HTTP/1.1\r\nHost: {}\r\n{close}\r\n", server.host);
        stream.write_all(request.as_bytes()).await.unwrap();
        if close.is_empty() {
            let mut seen = Vec::new();
            while !seen.ends_with(b"\r\n\r\npage") {
                let mut part = [0; 512];
                let count = stream.read(&mut part).await.unwrap();
                assert!(count > 0, "closed after {:?}", String::from_utf8_lossy(&seen));
                seen.extend_from_slice(&part[..count]);
            }
        }
    }
    assert_eq!(Answer::parse(&raw_until_closed(&mut stream).await).status, 200);
}

#[tokio::test]
async fn a_body_that_stops_coming_is_cut() {
    let set = |config: &mut Config| (patient(config), config.limits.progress = SHORT).1;
    let server = TestServer::with_routes(set, routes()).await;
    let mut stream = connect(&server).await;
    let head = format!(
        "POST /api/length HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{{",
        server.host
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut start = [0; 12];
    stream.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 408");
}

#[tokio::test]
async fn a_reader_that_stops_reading_is_cut() {
    let big = "x".repeat(64 * 1024 * 1024);
    let set = |config: &mut Config| (patient(config), config.limits.progress = SHORT).1;
    let routes = Router::new().route("/big", get(move || async move { big }));
    let mut server = TestServer::with_routes(set, routes).await;
    let mut stream = connect(&server).await;
    let request = format!("GET /big HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    stream.write_all(request.as_bytes()).await.unwrap();
    // It never reads; the server must be able to stop all the same, long before the drain time is over.
    server.begin_stop();
    tokio::time::timeout(Duration::from_secs(10), server.stop()).await.expect("the connection was cut");
}

#[tokio::test]
async fn big_heads_are_refused() {
    let server = TestServer::with_routes(patient, routes()).await;
    let long = "x".repeat(40 * 1024);
    assert_eq!(server.send("GET", "/page", &[("X-Long", &long)], "").await.status, 431);
    let many: Vec<(&str, &str)> = (0..120).map(|_| ("X-Many", "1")).collect();
    assert_eq!(server.send("GET", "/page", &many, "").await.status, 431);
    assert_eq!(server.get("/page").await.status, 200);
}

#[tokio::test]
async fn big_bodies_are_refused_announced_or_not() {
    let server = TestServer::with_routes(patient, routes()).await;
    let ours = [("Sec-Fetch-Site", "same-origin"), ("Content-Type", "application/json")];
    let fits = "x".repeat(256 * 1024);
    let answer = server.send("POST", "/api/length", &ours, &fits).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "262144"));
    assert_eq!(server.send("POST", "/api/length", &ours, &format!("{fits}x")).await.status, 413);

    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let chunked = [ours[0], ours[1], ("Transfer-Encoding", "chunked")];
    let answer = server.send("POST", "/api/length", &chunked, &format!("{}0\r\n\r\n", chunk.repeat(5))).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn an_early_refusal_is_readable_while_the_body_still_comes() {
    let server = TestServer::with_routes(patient, routes()).await;
    let head = format!(
        "POST /api/length HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n",
        server.host,
        64 * 1024 * 1024
    );
    let (mut reader, mut writer) = connect(&server).await.into_split();
    let sending = tokio::spawn(async move {
        writer.write_all(head.as_bytes()).await?;
        for _ in 0..64 {
            writer.write_all(&vec![b'x'; 1024 * 1024]).await?;
        }
        writer.shutdown().await
    });
    sending.await.unwrap().expect("the server takes the body although it does not want it");
    let mut text = String::new();
    reader.read_to_string(&mut text).await.expect("the answer is not lost to a reset");
    assert_eq!(Answer::parse(&text).status, 413);
}

#[tokio::test]
async fn one_address_has_its_share_of_connections() {
    let set = |config: &mut Config| config.limits.connections_per_address = 2;
    let server = TestServer::with_routes(set, routes()).await;
    let (_first, second) = (connect(&server).await, connect(&server).await);
    let mut third = connect(&server).await;
    assert_eq!(raw_until_closed(&mut third).await, "", "closed at once");
    drop(second);
    // The place is free again as soon as the server has noticed.
    loop {
        let mut next = connect(&server).await;
        let request = format!("GET /page HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.host);
        let _ = next.write_all(request.as_bytes()).await;
        let mut text = String::new();
        if next.read_to_string(&mut text).await.is_ok() && text.starts_with("HTTP/1.1 200") {
            break;
        }
    }
}

#[tokio::test]
async fn more_requests_than_can_be_worked_on_are_shed() {
    let (entered, release) = (std::sync::Arc::new(Notify::new()), std::sync::Arc::new(Notify::new()));
    let (enter, wait) = (entered.clone(), release.clone());
    let busy = get(move || {
        enter.notify_one();
        async move { wait.notified().await }
    });
    let set = |config: &mut Config| (patient(config), config.limits.requests = 1).1;
    let server = TestServer::with_routes(set, routes().route("/busy", busy)).await;
    let (busy, ()) = tokio::join!(server.get("/busy"), async {
        entered.notified().await;
        let shed = server.get("/page").await;
        assert_eq!((shed.status, shed.header("retry-after")), (503, "5"));
        release.notify_one();
    });
    assert_eq!(busy.status, 200);
    assert_eq!(server.get("/page").await.status, 200);
}

#[tokio::test]
async fn a_page_that_does_not_answer_is_given_up() {
    let set = |config: &mut Config| config.limits.handler = SHORT;
    let server = TestServer::with_routes(set, Router::new().route("/never", get(std::future::pending::<()>))).await;
    assert_eq!(server.get("/never").await.status, 503);
}

#[tokio::test]
async fn slow_senders_take_no_place_from_others() {
    let set = |config: &mut Config| (patient(config), config.limits.requests = 1).1;
    let server = TestServer::with_routes(set, routes()).await;
    let head = format!(
        "POST /api/length HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{",
        server.host
    );
    let mut slow = Vec::new();
    for _ in 0..20 {
        let mut stream = connect(&server).await;
        stream.write_all(head.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    for _ in 0..20 {
        assert_eq!(server.get("/page").await.status, 200);
    }
}
