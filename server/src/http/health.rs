//! Is the process there, and can it work?

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::Duration;
use portal_core::{error::Result, outbox, portal::Portal};
use serde::Serialize;

use crate::middleware::Edge;

/// The passed-in clock decides everything; the database's must agree with it (DESIGN 12).
const SKEW: Duration = Duration::seconds(1);
/// Mail that waits longer than this means that sending does not work.
const OUTBOX_AGE: Duration = Duration::minutes(15);

/// What `/readyz` says: per part `ok`, or what is wrong, without internals.
#[derive(Debug, Serialize)]
pub struct Report {
    ready: bool,
    server: &'static str,
    database: &'static str,
    files: &'static str,
    clock: &'static str,
    /// Late mail is shown but does not stop pages: taking every node out of service would not send it.
    outbox: &'static str,
}

impl Report {
    /// Part and state.
    pub fn parts(&self) -> [(&'static str, &'static str); 4] {
        [("database", self.database), ("files", self.files), ("clock", self.clock), ("outbox", self.outbox)]
    }
}

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: whether a balancer should send visitors here.
pub async fn readyz(State(portal): State<Portal>, State(edge): State<Arc<Edge>>) -> Response {
    let report = check(&portal, edge.readiness.is_stopping()).await;
    let status = if report.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(report)).into_response()
}

/// Looks at every part.
pub async fn check(portal: &Portal, stopping: bool) -> Report {
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
    let ready = !stopping && database == "ok" && files == "ok" && clock == "ok";
    Report { ready, server: word(!stopping, "stopping"), database, files, clock, outbox }
}

fn word(good: bool, otherwise: &'static str) -> &'static str {
    if good { "ok" } else { otherwise }
}

/// Whether the clocks differ, and whether mail is late.
async fn database(portal: &Portal) -> Result<(bool, bool)> {
    let theirs = portal.db.now().await?;
    let now = portal.now();
    let skewed = theirs.is_some_and(|theirs| (theirs - now).abs() > SKEW);
    let mut tx = portal.db.read().await?;
    let oldest = outbox::store::oldest_pending(&mut tx).await?;
    Ok((skewed, oldest.is_some_and(|written| now - written > OUTBOX_AGE)))
}
