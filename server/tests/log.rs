//! LNK-4, AUD-5: tokens and typed values never reach the log; what does reach it stays on its line.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, OnceLock},
};

use axum::{Router, routing::get};
use server::{
    config::{Log, LogFormat},
    telemetry,
};
use tracing::Dispatch;
use tracing_subscriber::{fmt::MakeWriter, util::SubscriberInitExt};

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

/// The product's own log.
fn written(format: LogFormat, to: &Lines) -> Dispatch {
    telemetry::log(&Log { filter: "trace".to_owned(), format }, to.clone()).unwrap()
}

/// One log for the process: tests of this file only look for their own words.
fn lines() -> &'static Lines {
    static LINES: OnceLock<Lines> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = Lines::default();
        written(LogFormat::Text, &lines).try_init().unwrap();
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

/// What a visitor can have written: a browser's name, his own, a reason.
const HOSTILE: [&str; 6] = [
    "Mozilla\r\n2026-01-01T00:00:00Z  INFO answered status=200",
    "\u{1b}[2J\u{1b}[1;31mgone\u{1b}]0;title\u{7}",
    "Jan\u{2028}Jansen\u{2029}\u{85}\u{b}\u{c}",
    "\u{9b}31m\u{0}\u{8}\u{7f}",
    "\u{202e}dexif\u{2066}\u{200f}",
    "\"},\n{\"level\":\"INFO\",\"message\":\"forged",
];

/// Log injection (RUSTSEC-2025-0055): in every place of an event, in both formats.
#[test]
fn hostile_words_stay_on_one_line() {
    for format in [LogFormat::Text, LogFormat::Json] {
        for words in HOSTILE {
            let log = Lines::default();
            tracing::dispatcher::with_default(&written(format, &log), || {
                let span = tracing::error_span!("request", id = %words, name = words);
                let _entered = span.enter();
                let error = io::Error::other(words);
                tracing::info!(user_agent = %words, name = words, reason = ?words, %error, "said {words}");
                tracing::error!(error = &error as &dyn std::error::Error, "{}", words);
            });
            let bytes = log.0.lock().unwrap().clone();
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.ends_with('\n'), "{text:?}");
            let lines: Vec<_> = text.trim_end_matches('\n').split('\n').collect();
            assert_eq!(lines.len(), 2, "{text:?}");
            for line in lines {
                let steers = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                assert!(!line.contains(steers) && !line.contains('\u{200f}'), "{line:?}");
                if matches!(format, LogFormat::Json) {
                    let read: serde_json::Value = serde_json::from_str(line).expect("one object per line");
                    assert!(read["message"].as_str().unwrap().contains(words), "nothing is lost: {line:?}");
                }
            }
        }
    }
}
