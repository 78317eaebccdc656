//! Errors that say nothing (HTTP-6): one fixed page, or one JSON object, per kind, with the request's id.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use portal_core::{
    edge::{CspNonce, RequestId, Visitor},
    i18n,
};
use portal_types::{ErrorCode, Language, PortalError};

use super::security_headers::content_type;
use crate::http::assets;

/// Noted on an answer whose status alone does not say why.
#[derive(Clone, Copy, Debug)]
pub struct Because(ErrorCode);

/// Part of an answer: why it is an error.
pub fn because(code: ErrorCode) -> axum::Extension<Because> {
    axum::Extension(Because(code))
}

/// Who will read the error.
pub struct Reader {
    language: Language,
    wants_page: bool,
    id: RequestId,
    nonce: CspNonce,
}

impl Reader {
    /// Looks at what the request accepts.
    pub fn of(request: &Request, id: &RequestId, nonce: &CspNonce) -> Self {
        let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        Self {
            language: chosen(text(header::COOKIE).unwrap_or_default())
                .unwrap_or_else(|| Language::negotiate(text(header::ACCEPT_LANGUAGE).unwrap_or_default())),
            wants_page: accepts_html(request.headers()),
            id: id.clone(),
            nonce: nonce.clone(),
        }
    }
}

/// The language that the visitor chose on an earlier page.
fn chosen(cookies: &str) -> Option<Language> {
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(name, value)| {
        let ours = name.strip_prefix("__Host-").unwrap_or(name) == Visitor::LANGUAGE;
        ours.then(|| Language::from_code(value)).flatten()
    })
}

/// Whether a person's browser is asking for a page, rather than a script for an answer.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().any(|value| value.to_str().is_ok_and(|value| value.contains("text/html")))
}

/// Gives an error that has no page of its own, whoever made it, the fixed one.
pub fn dress(answer: &mut Response, reader: &Reader) {
    let status = answer.status();
    let plain = matches!(content_type(answer), "" | "text/plain" | "text/plain; charset=utf-8");
    if !(status.is_client_error() || status.is_server_error()) || !plain {
        return;
    }
    let (kind, body) = if reader.wants_page {
        ("text/html; charset=utf-8", page(status, reader))
    } else {
        ("application/json", object(status, answer.extensions().get(), reader))
    };
    let headers = answer.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_ENCODING);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    *answer.body_mut() = Body::from(body);
}

fn object(status: StatusCode, because: Option<&Because>, reader: &Reader) -> String {
    let code = because.map_or_else(|| code(status), |because| because.0);
    let error = PortalError { reference: Some(reader.id.0.clone()), ..code.into() };
    serde_json::to_string(&error).unwrap_or_default()
}

fn code(status: StatusCode) -> ErrorCode {
    match status {
        StatusCode::UNAUTHORIZED => ErrorCode::SignInRequired,
        StatusCode::FORBIDDEN => ErrorCode::NotAllowed,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::MISDIRECTED_REQUEST => ErrorCode::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::FileTooLarge,
        StatusCode::TOO_MANY_REQUESTS => ErrorCode::TooManyAttempts,
        StatusCode::REQUEST_TIMEOUT => ErrorCode::UploadIncomplete,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => ErrorCode::Busy,
        status if status.is_client_error() => ErrorCode::InvalidForm,
        _ => ErrorCode::Internal,
    }
}

/// The last part of the catalogue keys `edge-<name>-title` and `edge-<name>-text`.
fn name(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "not-found",
        StatusCode::REQUEST_TIMEOUT => "too-slow",
        StatusCode::PAYLOAD_TOO_LARGE => "too-large",
        StatusCode::MISDIRECTED_REQUEST => "other-host",
        StatusCode::TOO_MANY_REQUESTS => "too-many",
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => "busy",
        status if status.is_client_error() => "refused",
        _ => "broken",
    }
}

/// A page that needs no database, no session and no script.
fn page(status: StatusCode, reader: &Reader) -> String {
    let Reader { language, id: RequestId(id), nonce: CspNonce(nonce), .. } = reader;
    let name = name(status);
    let text = |key: &str| i18n::text(*language, key);
    let title = text(&format!("edge-{name}-title"));
    let explanation = text(&format!("edge-{name}-text"));
    let home = text("edge-home");
    let reference = text("edge-reference");
    let style = assets::manifest("portal.css")
        .map(|path| format!(r#"<link rel="stylesheet" href="/{path}" nonce="{nonce}">"#))
        .unwrap_or_default();
    let icon = assets::manifest("icons.svg")
        .map(|path| {
            format!(r##"<svg class="icon icon-large" aria-hidden="true"><use href="/{path}#circle-alert"/></svg>"##)
        })
        .unwrap_or_default();
    format!(
        r#"<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{title}</title>{style}</head><body><div class="portal">
<main id="main" class="portal-main portal-narrow"><section class="landing" data-testid="problem" data-status="{status}">
{icon}<h1>{title}</h1><p>{explanation}</p><p><a class="button button-primary" href="/">{home}</a></p>
<p class="landing-note">{reference} <code data-testid="problem-reference">{id}</code></p>
</section></main></div></body></html>
"#,
        status = status.as_u16()
    )
}
