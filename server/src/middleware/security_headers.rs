//! Headers on every answer, errors and files included (HTTP-5, LEP-2).

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use portal_core::edge::CspNonce;

use super::request_id::Random;
use crate::config::BaseUrl;

/// The same for every answer.
const FIXED: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), HeaderValue::from_static("none")),
];
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), usb=()";
const ONE_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000");
const NOT_A_PAGE: HeaderValue =
    HeaderValue::from_static("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// What the answer's headers depend on.
pub struct Page {
    by_link: bool,
}

impl Page {
    /// Looks at the address.
    pub fn of(request: &Request) -> Self {
        let mut parts = request.uri().path().split('/').skip(2);
        let by_link = match parts.next() {
            Some("open" | "view") => true,
            Some("office") => parts.next() == Some("invitation"),
            _ => false,
        };
        Self { by_link }
    }
}

/// Makes the nonce of this answer; pages find it in the request's extensions.
pub fn assign_nonce(request: &mut Request, random: &Random) -> CspNonce {
    let nonce = CspNonce(URL_SAFE_NO_PAD.encode(random.nonce));
    request.extensions_mut().insert(nonce.clone());
    nonce
}

/// Adds what the handler did not set itself.
pub fn add(answer: &mut Response, page: &Page, nonce: &CspNonce, base: &BaseUrl) {
    let is_html = content_type(answer).starts_with("text/html");
    let headers = answer.headers_mut();
    headers.remove(header::SERVER);
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    if base.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ONE_YEAR);
    }
    // `no-referrer` would make browsers send `Origin: null` with the link page's own form (LNK-4).
    let referrer = if page.by_link { "strict-origin" } else { "same-origin" };
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(referrer));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if page.by_link || is_html {
        headers.insert(ROBOTS, HeaderValue::from_static("noindex, nofollow"));
    }
    // A route with its own listed policy, such as a sandboxed preview, keeps it; only that can allow our frames.
    let own = headers.get(header::CONTENT_SECURITY_POLICY).map(|policy| policy.to_str().unwrap_or_default());
    let framed = own.is_some_and(|policy| policy.contains("frame-ancestors 'self'"));
    if own.is_none() {
        let policy = if is_html { policy(nonce) } else { NOT_A_PAGE };
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let frames = HeaderValue::from_static(if framed { "SAMEORIGIN" } else { "DENY" });
    headers.insert(header::X_FRAME_OPTIONS, frames);
}

/// The policy of a page: scripts and styles only by nonce, everything else only from here.
fn policy(CspNonce(nonce): &CspNonce) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-{nonce}'; \
         img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(NOT_A_PAGE)
}

/// The answer's content type, or nothing.
pub fn content_type(answer: &Response) -> &str {
    answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
