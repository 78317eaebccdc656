//! Where to report a vulnerability (RFC 9116).

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Days, SecondsFormat, Utc};
use portal_core::portal::Portal;

/// Renewed with every answer, so it cannot run out while the server runs.
const VALID_DAYS: u64 = 180;

/// `GET /.well-known/security.txt`
pub async fn security_txt(State(portal): State<Portal>) -> Response {
    let contact = portal.settings.mail_from.as_str();
    let own = portal.address("/.well-known/security.txt");
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, text(contact, &own, portal.now())).into_response()
}

fn text(contact: &str, own: &str, now: DateTime<Utc>) -> String {
    let expires = now.checked_add_days(Days::new(VALID_DAYS)).unwrap_or(now);
    let expires = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {own}\n")
}
