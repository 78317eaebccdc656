//! Plain HTML forms: redirect after post, whatever the outcome.
//!
//! `leptos_axum` would answer 302 to the Referer and put errors into the address. Here the answer is 303 to
//! where the server function sent the browser, else to the form's checked `back` path; what went wrong and
//! what was typed wait on the server, found by a cookie (LEP-6, HTTP-2).

mod cookie;
mod outcome;

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use portal_core::{flash, own_path::own_path};

use super::problem::accepts_html;
use crate::state::AppState;
use outcome::{Form, Outcome};

const FORM: &str = "application/x-www-form-urlencoded";
/// Most bytes of an outcome that are read: an error is small.
const ANSWER_BYTES: usize = 64 * 1024;

/// Whether a browser posted a form and will show what comes back.
pub fn is_form_post(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    request.method() == Method::POST
        && request.uri().path().starts_with("/api/")
        && kind.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(FORM))
        && accepts_html(request.headers())
}

/// Runs the server function as if a script had called it, and turns its answer into a redirect.
pub async fn answer(state: &AppState, request: Request, next: Next) -> Response {
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
        Outcome::Done => asked.and_then(|path| own_path(path.to_str().ok()?)).unwrap_or_else(|| form.back.clone()),
        Outcome::Refused(error) => match flash::put(&state.portal, &form.flash(error)).await {
            Ok(id) => {
                head.headers.append(header::SET_COOKIE, cookie::keep(&id, &state.edge.base));
                form.back.clone()
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

/// Puts the flash that a page was redirected to into the request, and forgets the cookie with the answer.
pub async fn show_flash(state: &AppState, mut request: Request, next: Next) -> Response {
    let wanted = request.method() == Method::GET && accepts_html(request.headers());
    let Some(id) = cookie::read(request.headers(), &state.edge.base).filter(|_| wanted) else {
        return next.run(request).await;
    };
    match flash::get(&state.portal, &id).await {
        Ok(Some(flash)) => {
            request.extensions_mut().insert(flash);
        }
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "the outcome of a form could not be read"),
    }
    let mut answer = next.run(request).await;
    answer.headers_mut().append(header::SET_COOKIE, cookie::forget(&state.edge.base));
    answer
}

/// 303, with the cookies and other headers that the server function set.
fn see_other(target: &str, given: &axum::http::HeaderMap) -> Response {
    let mut answer = (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response();
    for name in [header::SET_COOKIE, header::HeaderName::from_static("clear-site-data")] {
        for value in given.get_all(&name) {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    answer
}
