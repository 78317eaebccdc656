//! Plain HTML forms: redirect after post, whatever the outcome.
//!
//! `leptos_axum` would answer 302 to the Referer and put errors into the address. Here the answer is 303 to
//! where the server function sent the browser, else to the form's checked `back` path; what went wrong and
//! what was typed wait on the server, found by a cookie (LEP-6, HTTP-2).

mod outcome;

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::Duration;
use portal_core::{Portal, edge::Visitor, flash, own_path::own_path};
use portal_types::{ErrorCode, Flash, PortalError, query_text::encode};

use super::problem::accepts_html;
use outcome::{Form, Outcome};

const FORM: &str = "application/x-www-form-urlencoded";
/// Most bytes of an outcome that are read: an error is small.
const ANSWER_BYTES: usize = 64 * 1024;

/// Whether the body is a form, sent by a browser or a script.
pub fn is_urlencoded_post(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    request.method() == Method::POST
        && kind.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(FORM))
}

/// Whether a browser posted a form to a server function and will show what comes back.
pub fn is_form_post(request: &Request) -> bool {
    is_urlencoded_post(request) && request.uri().path().starts_with("/api/") && accepts_html(request.headers())
}

/// Runs the server function as if a script had called it, and turns its answer into a redirect.
pub async fn answer(portal: &Portal, visitor: &Visitor, request: Request, next: Next) -> Response {
    let (mut head, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, super::body_limit::BYTES).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let form = Form::parse(head.uri.path(), &body);
    head.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let answer = next.run(Request::from_parts(head, body.into())).await;

    let (mut head, body) = answer.into_parts();
    let body = axum::body::to_bytes(body, ANSWER_BYTES).await.unwrap_or_default();
    let asked = head.headers.remove(header::LOCATION);
    let target = match outcome::of(head.status, &body) {
        Outcome::Done => {
            if let Some(notice) = form.notice {
                let flash = Flash { notice: Some(notice), ..Flash::default() };
                match flash::put(portal, &flash, visitor.origin.address).await {
                    Ok(id) => keep_flash(&mut head.headers, visitor, &id),
                    Err(error) => tracing::warn!(%error, "what worked is not said"),
                }
            }
            asked.and_then(|path| own_path(path.to_str().ok()?)).unwrap_or(form.back)
        }
        Outcome::Refused(error) => match put(portal, visitor, &form, error.clone()).await {
            Ok(id) => {
                keep_flash(&mut head.headers, visitor, &id);
                refused_to(&form.back, error.code)
            }
            Err(error) if error.code() == ErrorCode::TooManyAttempts => {
                return StatusCode::TOO_MANY_REQUESTS.into_response();
            }
            Err(error) => {
                tracing::error!(%error, "the outcome of a form could not be kept");
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            }
        },
        Outcome::Strange => return (head.status, ()).into_response(),
    };
    see_other(&target, &head.headers)
}

/// Keeps what the page is told. A form that waits for its own page, while the person shows who he is, goes on waiting
/// behind it.
async fn put(portal: &Portal, visitor: &Visitor, form: &Form, error: PortalError) -> portal_core::Result<String> {
    let mut flash = form.flash(error);
    if let Some(id) = visitor.cookie(flash::COOKIE) {
        let before = flash::get(portal, id).await?;
        flash.behind = before.filter(|before| before.waits() && before.page != flash.page).map(|_| id.to_owned());
    }
    flash::put(portal, &flash, visitor.origin.address).await
}

/// Back to the form's page; by way of another one where he has to show first who he is.
fn refused_to(back: &str, code: ErrorCode) -> String {
    let mut parts = back.split(['/', '?']).skip(1);
    match (code, parts.next(), parts.next()) {
        (ErrorCode::ConfirmFirst, Some(slug), Some("office")) => {
            format!("/{slug}/office/account/confirm?next={}", encode(back))
        }
        _ => back.to_owned(),
    }
}

/// Puts the flash that a page was redirected to into the request, and forgets the cookie when the page could show it.
pub async fn show_flash(portal: &Portal, visitor: &Visitor, mut request: Request, next: Next) -> Response {
    let wanted = request.method() == Method::GET && accepts_html(request.headers());
    let Some(id) = visitor.cookie(flash::COOKIE).filter(|_| wanted) else {
        return next.run(request).await;
    };
    let flash = flash::get(portal, id).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the outcome of a form could not be read");
        None
    });
    let waits = flash.as_ref().is_some_and(Flash::waits);
    let here = !waits || flash.as_ref().and_then(|flash| flash.page.as_ref()) == Some(&visitor.path);
    let behind = flash.as_ref().and_then(|flash| flash.behind.clone());
    if here && let Some(flash) = flash {
        request.extensions_mut().insert(flash);
    }
    let mut answer = next.run(request).await;
    if here && (!waits || answer.status().is_success()) {
        match behind {
            Some(id) => keep_flash(answer.headers_mut(), visitor, &id),
            None => add_cookie(answer.headers_mut(), &visitor.set_cookie(flash::COOKIE, "", Some(Duration::zero()))),
        }
    }
    answer
}

/// Lets the next page of this browser show a flash.
pub fn keep_flash(headers: &mut HeaderMap, visitor: &Visitor, id: &str) {
    add_cookie(headers, &visitor.set_cookie(flash::COOKIE, id, Some(flash::KEPT_FOR)));
}

fn add_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, cookie);
    }
}

/// 303, with the cookies and other headers that the server function set.
fn see_other(target: &str, given: &HeaderMap) -> Response {
    let mut answer = (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response();
    for name in [header::SET_COOKIE, header::HeaderName::from_static("clear-site-data")] {
        for value in given.get_all(&name) {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    answer
}
