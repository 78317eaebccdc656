//! Health pages.

use std::time::{Duration, Instant};

use portal_core::db::Db;

use crate::support::TestServer;

#[tokio::test]
async fn a_sound_server_is_ready() {
    let server = TestServer::start().await;
    let alive = server.send("GET", "/healthz", &[("Host", "anything")], "").await;
    assert_eq!((alive.status, alive.body.as_str()), (200, "ok\n"));
    let ready = server.send("GET", "/readyz", &[("Host", "10.0.0.1")], "").await;
    assert_eq!(ready.status, 200, "{}", ready.body);
    assert_eq!(
        ready.body,
        r#"{"ready":true,"server":"ok","database":"ok","files":"ok","clock":"ok","outbox":"ok","audit":"ok"}"#
    );
}

#[tokio::test]
async fn a_lost_database_is_said_without_details() {
    let server = TestServer::start().await;
    assert_eq!(server.get("/readyz").await.status, 200);
    server.portal.db.close().await;
    // An answer is good for a moment.
    let mut ready = server.get("/readyz").await;
    let begun = Instant::now();
    while ready.status == 200 && begun.elapsed() < Duration::from_secs(10) {
        ready = server.get("/readyz").await;
    }
    assert_eq!(ready.status, 503);
    assert!(
        ready.body.contains(r#""ready":false"#) && ready.body.contains(r#""database":"unreachable""#),
        "{}",
        ready.body
    );
    assert!(!ready.body.to_lowercase().contains("pool"), "{}", ready.body);
    assert_eq!(server.get("/healthz").await.status, 200, "the process itself is alive");
    assert!(matches!(server.portal.db, Db::Sqlite { .. }));
}

#[tokio::test]
async fn the_contact_for_vulnerabilities_is_valid_for_months() {
    let server = TestServer::start().await;
    let text = server.get("/.well-known/security.txt").await;
    assert_eq!(text.status, 200);
    let expires = text.body.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    let expires: chrono::DateTime<chrono::Utc> = expires.parse().unwrap();
    let days = (expires - server.portal.now()).num_days();
    assert!((31..=365).contains(&days), "{days}");
    assert!(text.body.starts_with("Contact: mailto:"));
}
