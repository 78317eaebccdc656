//! Is the process there, and can it work?

use std::{
    sync::Arc,
    time::{Duration as StdDuration, Instant},
};

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::Duration;
use portal_core::{db::Reach, error::Result, outbox, portal::Portal};
use serde::Serialize;
use tokio::sync::Mutex;

use crate::middleware::Edge;

/// The passed-in clock decides everything; the database's must agree with it (DESIGN 12).
const SKEW: Duration = Duration::seconds(1);
/// Mail that waits longer than this means that sending does not work.
const OUTBOX_AGE: Duration = Duration::minutes(15);

/// How long an answer of `/readyz` is good.
const RECENT: StdDuration = StdDuration::from_secs(2);

/// What `/readyz` says: per part `ok`, or what is wrong, without internals.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    ready: bool,
    server: &'static str,
    database: &'static str,
    files: &'static str,
    clock: &'static str,
    /// Late mail is shown but does not stop pages: taking every node out of service would not send it.
    outbox: &'static str,
    /// A chain that does not go on from what was signed is for people to look at; no other node would do better.
    audit: &'static str,
}

impl Report {
    /// Part and state.
    pub fn parts(&self) -> [(&'static str, &'static str); 5] {
        [
            ("database", self.database),
            ("files", self.files),
            ("clock", self.clock),
            ("outbox", self.outbox),
            ("audit", self.audit),
        ]
    }
}

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: whether a balancer should send visitors here.
pub async fn readyz(State(portal): State<Portal>, State(edge): State<Arc<Edge>>) -> Response {
    let report = edge.health.get(&portal, edge.readiness.is_stopping()).await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(report)).into_response()
}

/// What was found a moment ago: anybody may ask, and looking costs a write to the file store.
#[derive(Debug, Default)]
pub struct Recent(Mutex<Option<(Instant, Report)>>);

impl Recent {
    async fn get(&self, portal: &Portal, stopping: bool) -> Report {
        let mut recent = self.0.lock().await;
        let found = match recent.take().filter(|(at, _)| at.elapsed() < RECENT) {
            Some(found) => found,
            None => {
                let report = check(portal).await;
                (Instant::now(), report)
            }
        };
        let report = found.1.clone();
        *recent = Some(found);
        Report { ready: report.ready && !stopping, server: word(!stopping, "stopping"), ..report }
    }
}

/// Looks at every part.
pub async fn check(portal: &Portal) -> Report {
    let (database, files) = tokio::join!(database(portal), portal.files.check());
    let (database, clock, outbox) = match database {
        Ok((skewed, late)) => ("ok", if skewed { "differs from the database's" } else { "ok" }, word(!late, "late")),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            ("unreachable", "unknown", "unknown")
        }
    };
    if let Err(error) = &files {
        tracing::error!(%error, "the file store does not answer");
    }
    let files = word(files.is_ok(), "unusable");
    let ready = database == "ok" && files == "ok" && clock == "ok";
    let audit = word(portal.broken_chains.count() == 0, "broken");
    Report { ready, server: "ok", database, files, clock, outbox, audit }
}

fn word(good: bool, otherwise: &'static str) -> &'static str {
    if good { "ok" } else { otherwise }
}

/// Whether the clocks differ, and whether mail is late.
async fn database(portal: &Portal) -> Result<(bool, bool)> {
    let theirs = portal.db.now().await?;
    let now = portal.now();
    let skewed = theirs.is_some_and(|theirs| (theirs - now).abs() > SKEW);
    let mut tx = portal.db.read(Reach::Across).await?;
    let oldest = outbox::store::oldest_pending(&mut tx).await?;
    Ok((skewed, oldest.is_some_and(|written| now - written > OUTBOX_AGE)))
}
