//! LNK-4: tokens and typed values never reach the log.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, OnceLock},
};

use axum::{Router, routing::get};
use tracing_subscriber::fmt::MakeWriter;

use crate::support::TestServer;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// One log for the process: tests of this file only look for their own words.
fn lines() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::fmt().with_writer(lines.clone()).with_max_level(tracing::Level::TRACE);
        subscriber.with_ansi(false).init();
        lines
    })
}

fn logged() -> String {
    String::from_utf8(lines().0.lock().unwrap().clone()).unwrap()
}

#[tokio::test]
async fn tokens_and_queries_are_not_written() {
    lines();
    let server = TestServer::start().await;
    let token = "CanaryTokenQ8Zt4kT0mXcW1vB7nL2hR9sY";
    for path in [
        format!("/canaryfirm/open/{token}"),
        format!("/canaryfirm/OPEN/{token}"),
        format!("/canaryfirm/%6fpen/{token}?code={token}"),
        format!("/canaryfirm?q={token}"),
        format!("/{token}"),
    ] {
        server.get(&path).await;
        server.send("HEAD", &path, &[("Referer", &format!("http://localhost{path}"))], "").await;
    }
    server.post_form("/canaryfirm/nothing", &[], &format!("password={token}")).await;
    let log = logged();
    assert!(log.contains("/canaryfirm/open/***"), "the requests were logged: {log}");
    assert!(!log.contains(token), "{}", log.lines().find(|line| line.contains(token)).unwrap_or_default());
}

#[tokio::test]
async fn a_line_has_what_is_needed_to_find_a_request() {
    lines();
    let routes = Router::new().route("/canaryline", get(|| async { tracing::warn!("canary inside") }));
    let server = TestServer::with_routes(|_| (), routes).await;
    let answer = server.get("/canaryline").await;
    let id = answer.header("x-request-id");
    let log = logged();
    let line = log.lines().find(|line| line.contains("path=\"/canaryline\"")).unwrap();
    for part in [id, "method=\"GET\"", "status=200", "ms=", "address=127.0.0.1"] {
        assert!(line.contains(part), "{part} in {line}");
    }
    let inside = log.lines().find(|line| line.contains("canary inside")).unwrap();
    assert!(inside.contains(id), "what the handler logs carries the id: {inside}");
}
