//! Only our own name is answered (AUT-6): a forged `Host` never gets as far as a mail or a redirect.

use std::net::IpAddr;

use axum::{
    extract::Request,
    http::{HeaderName, Method, StatusCode, header, uri::Authority},
    response::{IntoResponse, Redirect, Response},
};

use crate::config::BaseUrl;

/// An answer instead of the handler's; boxed because it is the rare side.
pub type Refusal = Box<Response>;

/// Monitors ask by address; these pages hold no link.
const BY_ANY_NAME: &[&str] = &["/healthz", "/readyz", "/metrics"];

const FORWARDED: [HeaderName; 5] = [
    HeaderName::from_static("forwarded"),
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-forwarded-port"),
    HeaderName::from_static("x-forwarded-proto"),
    HeaderName::from_static("x-original-url"),
];

/// Drops what a proxy, or somebody pretending to be one, says about our own name.
pub fn forget_forwarded(request: &mut Request) {
    for name in &FORWARDED {
        request.headers_mut().remove(name);
    }
}

/// Lets our own name pass, leads a loopback address to `localhost`, refuses the rest with 421.
pub fn check(request: &Request, base: &BaseUrl) -> Result<(), Refusal> {
    if BY_ANY_NAME.contains(&request.uri().path()) {
        return Ok(());
    }
    match named(request) {
        Some(host) if host.eq_ignore_ascii_case(base.authority()) => Ok(()),
        Some(host) if base.is_loopback() && is_loopback_address(&host) => Err(Box::new(redirect(request, base))),
        _ => Err(Box::new(StatusCode::MISDIRECTED_REQUEST.into_response())),
    }
}

/// The one name the request was made for; `None` when it names none, or two that differ.
fn named(request: &Request) -> Option<String> {
    let mut lines = request.headers().get_all(header::HOST).iter();
    let line = lines.next().and_then(|line| line.to_str().ok());
    if lines.next().is_some() {
        return None;
    }
    match (request.uri().authority(), line) {
        (Some(target), Some(host)) if target.as_str().eq_ignore_ascii_case(host) => Some(host.to_owned()),
        (Some(_), _) => None,
        (None, host) => host.map(str::to_owned),
    }
}

fn is_loopback_address(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_start_matches('[').trim_end_matches(']');
    !host.contains('@') && name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn redirect(request: &Request, base: &BaseUrl) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let target = format!("{}{path}", base.origin());
    match *request.method() {
        Method::GET | Method::HEAD => (StatusCode::FOUND, [(header::LOCATION, target)]).into_response(),
        _ => Redirect::permanent(&target).into_response(),
    }
}
