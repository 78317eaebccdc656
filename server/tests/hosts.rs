//! AUT-6: only our own name is answered.

use axum::{Router, extract::Request, routing::get};

use crate::support::{TestServer, raw};

#[tokio::test]
async fn other_names_are_misdirected() {
    let server = TestServer::start().await;
    let port = server.address.port();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        "localhost:1".to_owned(),
        format!("localhost.:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("evil-localhost:{port}"),
        format!("user@localhost:{port}"),
        format!("localhost:{port}@evil.example"),
        format!("localhost:{port},evil.example"),
        format!("localhost:{port} evil.example"),
        format!("localhost:{port}/path"),
        format!("[::1%25lo]:{port}"),
        "192.0.2.1".to_owned(),
        "0.0.0.0".to_owned(),
        "2130706433".to_owned(),
        "localhost:99999".to_owned(),
        "user@127.0.0.1".to_owned(),
        String::new(),
    ] {
        let answer = server.send("GET", "/", &[("Host", &host)], "").await;
        assert!([400, 421].contains(&answer.status), "{host:?}: {}", answer.status);
        assert_eq!(answer.header("location"), "", "{host:?}");
        assert!(host.is_empty() || !answer.body.contains("evil"), "{host:?} is echoed");
    }
}

#[tokio::test]
async fn none_or_two_names_are_misdirected() {
    let server = TestServer::start().await;
    let (address, host) = (server.address, &server.host);
    for request in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!("GET http://{host}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        format!("GET https://evil.example:443/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
    ] {
        assert_eq!(raw(address, &request).await.status, 421, "{request:?}");
    }
    let own = format!("GET http://{host}/robots.txt HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert_eq!(raw(address, &own).await.status, 200, "an absolute target that is ours");
}

#[tokio::test]
async fn our_name_is_ours_in_any_case() {
    let server = TestServer::start().await;
    let loud = server.host.to_uppercase();
    assert_eq!(server.send("GET", "/robots.txt", &[("Host", &loud)], "").await.status, 200);
}

#[tokio::test]
async fn loopback_addresses_lead_to_localhost() {
    let server = TestServer::start().await;
    let port = server.address.port();
    for host in [format!("127.0.0.1:{port}"), "127.0.0.1".to_owned(), format!("[::1]:{port}"), "127.1.2.3:9".to_owned()]
    {
        let answer = server.send("GET", "/devries?year=2025", &[("Host", &host)], "").await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (302, &*format!("http://localhost:{port}/devries?year=2025")),
            "{host}"
        );
        let post = server.send("POST", "/devries", &[("Host", &host)], "").await;
        assert_eq!(
            (post.status, post.header("location")),
            (308, &*format!("http://localhost:{port}/devries")),
            "{host}"
        );
        let away = server.send("GET", "//evil.example/x", &[("Host", &host)], "").await;
        assert!(
            away.header("location").starts_with(&format!("http://localhost:{port}/")),
            "{}",
            away.header("location")
        );
    }
}

#[tokio::test]
async fn a_public_portal_has_no_loopback_name() {
    let server = TestServer::configured(&[("AKKOORD_BASE_URL", "https://portal.example.nl")], |_| ()).await;
    assert_eq!(server.send("GET", "/", &[("Host", "127.0.0.1")], "").await.status, 421);
    assert_eq!(server.send("GET", "/", &[("Host", "localhost")], "").await.status, 421);
    assert_eq!(server.send("GET", "/robots.txt", &[("Host", "portal.example.nl")], "").await.status, 200);
    assert_eq!(
        server.send("GET", "/healthz", &[("Host", "10.1.2.3:3000")], "").await.status,
        200,
        "monitors ask by address"
    );
}

#[tokio::test]
async fn what_a_proxy_says_about_our_name_never_reaches_a_handler() {
    let echo = get(|request: Request| async move { format!("{:?}", request.headers()) });
    let server = TestServer::with_routes(|_| (), Router::new().route("/echo", echo)).await;
    let forged = [
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "gopher"),
        ("X-Forwarded-Port", "6666"),
        ("Forwarded", "host=evil.example"),
        ("X-Original-URL", "/evil"),
        ("X-Request-Id", "evil"),
    ];
    let answer = server.send("GET", "/echo", &forged, "").await;
    for trace in ["evil", "gopher", "6666"] {
        assert!(!answer.body.contains(trace), "{trace} in {}", answer.body);
    }
    assert_ne!(answer.header("x-request-id"), "evil");
}
