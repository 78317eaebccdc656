//! One line and one count per request. Query strings are never written: they may carry what was typed.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    response::Response,
};
use portal_core::edge::{ClientAddress, RequestId};
use tracing::{Level, Span};

/// From this length on, an unknown part of an address is taken for a secret.
const SECRET: usize = 24;
/// Longest path that is written.
const LONGEST: usize = 200;

/// A request that is being answered.
pub struct Entry {
    span: Span,
    method: &'static str,
    route: Option<MatchedPath>,
    path: Option<String>,
    address: ClientAddress,
    started: Instant,
}

impl Entry {
    /// Notes what will be written.
    pub fn begin(request: &Request, id: &RequestId, address: ClientAddress, started: Instant) -> Self {
        Self {
            // At the highest level, so that warnings carry the id even where requests are not logged.
            span: tracing::error_span!("request", id = %id.0),
            method: method(request.method()),
            route: request.extensions().get().cloned(),
            path: tracing::enabled!(Level::INFO).then(|| redact(request.uri().path())),
            address,
            started,
        }
    }

    /// Everything the handler logs carries the request's id.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Writes the line and counts.
    pub fn end(self, answer: &Response) {
        let took = self.started.elapsed();
        let status = answer.status();
        let route = self.route.as_ref().map_or("unmatched", MatchedPath::as_str).to_owned();
        let labels =
            [("method", self.method.to_owned()), ("route", route.clone()), ("status", status.as_str().to_owned())];
        metrics::counter!("akkoord_requests_total", &labels).increment(1);
        metrics::histogram!("akkoord_request_seconds", "route" => route).record(took.as_secs_f64());
        let ms = (took.as_secs_f64() * 1e5).round() / 100.0;
        let path = self.path.as_deref().unwrap_or_default();
        tracing::info!(
            parent: &self.span,
            method = self.method, path, status = status.as_u16(), ms, address = %self.address.0, "answered"
        );
    }
}

/// A closed set, so that a visitor cannot make new time series.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The path without tokens (LNK-4): what follows `open` or `invitation`, and anything long that is not an id.
pub fn redact(path: &str) -> String {
    let asset = path.starts_with("/pkg/");
    let mut secret_follows = false;
    let mut shown = String::with_capacity(path.len());
    for (index, part) in path.split('/').enumerate() {
        if index > 0 {
            shown.push('/');
        }
        let hide = secret_follows || (!asset && part.len() >= SECRET && uuid::Uuid::try_parse(part).is_err());
        shown.push_str(if hide && !part.is_empty() { "***" } else { part });
        secret_follows = (secret_follows && part.is_empty()) || names_a_token(part);
        if shown.len() > LONGEST {
            shown.truncate(shown.floor_char_boundary(LONGEST));
            break;
        }
    }
    shown
}

/// `open` or `invitation`, in any case and however much of it is percent-encoded.
fn names_a_token(part: &str) -> bool {
    let mut bytes = part.bytes();
    let mut decoded = Vec::with_capacity(part.len());
    while let Some(byte) = bytes.next() {
        let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        decoded.push(match byte {
            b'%' => match (hex(bytes.next()), hex(bytes.next())) {
                (Some(high), Some(low)) => (high * 16 + low) as u8,
                _ => return false,
            },
            byte => byte,
        });
    }
    [&b"open"[..], b"invitation"].iter().any(|name| decoded.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "q8Zt4kT0mXcW1vB7nL2hR9sYpD5gJ3fA";

    #[test]
    fn tokens_are_hidden_wherever_they_stand() {
        for path in [
            format!("/devries/open/{TOKEN}"),
            format!("/devries/open/{TOKEN}/"),
            format!("/devries/open//{TOKEN}"),
            format!("/devries/OPEN/{TOKEN}"),
            format!("/devries/%6Fp%65n/{TOKEN}"),
            format!("/devries/open/%71{TOKEN}"),
            format!("/devries/open/x/{TOKEN}"),
            format!("/devries/office/invitation/{TOKEN}"),
            format!("/{TOKEN}"),
            format!("/devries/opne/{TOKEN}"),
        ] {
            assert!(!redact(&path).contains(&TOKEN[4..]), "{path} → {}", redact(&path));
        }
        assert_eq!(redact("/devries/open/short"), "/devries/open/***");
    }

    #[test]
    fn the_rest_stays_readable() {
        for path in [
            "/",
            "/devries/office/clients",
            "/devries/view/0198c0de-1111-7000-8000-0123456789ab",
            "/pkg/portal.0123456789abcdef0123456789abcdef.js",
            "/devries/office/%zz",
        ] {
            assert_eq!(redact(path), path);
        }
        assert!(redact(&format!("/{}", "a/".repeat(5000))).len() <= LONGEST + 4);
    }
}
