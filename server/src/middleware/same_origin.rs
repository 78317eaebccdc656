//! Cross-site request forgery stops here: one check for every unsafe method (HTTP-1).

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::IntoResponse,
};
use portal_types::ErrorCode;

use super::{host::Refusal, problem};
use crate::config::BaseUrl;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Addresses to which a post may come from nowhere, such as one made by a mail program. None yet.
const ENTRY_POSTS: &[&str] = &[];

/// Refuses a changing request that our own pages did not make.
pub fn check(request: &Request, base: &BaseUrl) -> Result<(), Refusal> {
    if request.method().is_safe() || is_ours(request.headers(), request.uri().path(), base) {
        return Ok(());
    }
    let refusal = (StatusCode::FORBIDDEN, problem::because(ErrorCode::CrossSite));
    Err(Box::new(refusal.into_response()))
}

/// Fetch Metadata decides where the browser sends it; the origin where it does not; nothing at all is refused.
fn is_ours(headers: &HeaderMap, path: &str, base: &BaseUrl) -> bool {
    match only(headers, &FETCH_SITE) {
        Given::One("same-origin") => true,
        Given::One("none") => ENTRY_POSTS.contains(&path),
        Given::Absent => matches!(only(headers, &header::ORIGIN), Given::One(origin) if origin == base.origin()),
        Given::One(_) | Given::Strange => false,
    }
}

enum Given<'a> {
    Absent,
    One(&'a str),
    Strange,
}

fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Given<'a> {
    let mut values = headers.get_all(name).iter();
    match (values.next().map(|value| value.to_str()), values.next()) {
        (None, _) => Given::Absent,
        (Some(Ok(value)), None) => Given::One(value),
        _ => Given::Strange,
    }
}
