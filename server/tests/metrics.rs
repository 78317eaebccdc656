//! Who may read the counts, and what they say.

use crate::support::TestServer;

#[tokio::test]
async fn this_machine_may_read_them() {
    let server = TestServer::start().await;
    server.get("/devries/open/canarytoken").await;
    let counts = server.get("/metrics").await;
    assert_eq!(counts.status, 200);
    for name in [
        "akkoord_requests_total{",
        "akkoord_request_seconds_bucket{",
        "akkoord_panics_total ",
        "akkoord_outbox_oldest_seconds 0",
        "akkoord_outbox_given_up 0",
        "akkoord_seals_late 0",
        "akkoord_seal_failures_total{why=\"files\"} 0",
    ] {
        assert!(counts.body.contains(name), "{name} in {}", counts.body);
    }
    for secret in ["devries", "canarytoken", "127.0.0.1"] {
        assert!(!counts.body.contains(secret), "{secret} in {}", counts.body);
    }
}

#[tokio::test]
async fn a_forwarded_request_is_not_from_this_machine() {
    let server = TestServer::start().await;
    for forwarded in ["192.0.2.7", "127.0.0.1", ""] {
        let answer = server.send("GET", "/metrics", &[("X-Forwarded-For", forwarded)], "").await;
        assert_eq!(answer.status, 404, "{forwarded}");
    }
}

#[tokio::test]
async fn the_token_opens_them_from_elsewhere() {
    let server = TestServer::configured(&[("AKKOORD_METRICS_TOKEN", "correct")], |_| ()).await;
    let from = ("X-Forwarded-For", "192.0.2.7");
    for (given, expected) in
        [("Bearer correct", 200), ("Bearer wrong", 404), ("Bearer ", 404), ("correct", 404), ("Basic correct", 404)]
    {
        let answer = server.send("GET", "/metrics", &[from, ("Authorization", given)], "").await;
        assert_eq!(answer.status, expected, "{given}");
    }
}
