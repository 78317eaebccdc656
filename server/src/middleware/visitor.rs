//! Finds out who is asking, once per request, for pages and server functions alike.

use std::{net::IpAddr, sync::Arc};

use axum::{
    body::{Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderName, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use portal_core::{
    edge::{ClientAddress, Facts, RequestId, Visitor},
    keys::Keys,
    scope::Origin,
    submissions::Submission,
};

use super::{body_limit, forms};
use crate::state::AppState;

/// Longest user agent that evidence keeps.
const USER_AGENT: usize = 300;
/// The hidden field by which a form that comes twice is recognised.
const SUBMISSION: &str = "submission";

/// Adds the visitor to the request's extensions; posted forms get their redirect, pages their flash.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let submission = if forms::is_urlencoded_post(&request) {
        let (head, body) = request.into_parts();
        let Ok(body) = to_bytes(body, body_limit::BYTES).await else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let submission = submission(&state.portal.keys, head.uri.path(), &body);
        request = Request::from_parts(head, body.into());
        submission
    } else {
        None
    };
    let visitor = match Visitor::read(&state.portal, facts(&request, submission)).await {
        Ok(visitor) => Arc::new(visitor),
        Err(error) => {
            tracing::error!(%error, "the visitor could not be read");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    request.extensions_mut().insert(visitor.clone());
    if forms::is_form_post(&request) {
        forms::answer(&state.portal, &visitor, request, next).await
    } else {
        forms::show_flash(&state.portal, &visitor, request, next).await
    }
}

fn facts(request: &Request, submission: Option<Submission>) -> Facts<'_> {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let cookies = request.headers().get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let address: Option<IpAddr> = request.extensions().get::<ClientAddress>().map(|address| address.0);
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone());
    Facts {
        cookies: cookies.collect(),
        accept_language: text(header::ACCEPT_LANGUAGE),
        path: request.uri().path_and_query().map_or("/", |path| path.as_str()),
        origin: Origin {
            request_id: id.unwrap_or_default(),
            address,
            user_agent: text(header::USER_AGENT).chars().take(USER_AGENT).collect(),
            submission,
        },
    }
}

/// The form's key, with a digest of where it was posted and everything it says.
fn submission(keys: &Keys, path: &str, body: &Bytes) -> Option<Submission> {
    let (_, key) = url::form_urlencoded::parse(body).find(|(name, key)| name == SUBMISSION && !key.is_empty())?;
    Some(Submission::new(keys, key.into_owned(), path, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_recognised_by_key_address_and_content() {
        let keys = Keys::derive(&vec![7; 32].into());
        let of = |path: &str, body: &'static str| submission(&keys, path, &Bytes::from_static(body.as_bytes()));
        let first = of("/api/a", "submission=k1&name=x").unwrap();
        assert_eq!(first.key, "k1");
        assert_eq!(of("/api/a", "submission=k1&name=x").unwrap(), first);
        for (path, body) in [("/api/a", "submission=k1&name=y"), ("/api/b", "submission=k1&name=x")] {
            assert_ne!(of(path, body).unwrap().body_hash, first.body_hash, "{path} {body}");
        }
        assert!(of("/api/a", "name=x").is_none() && of("/api/a", "submission=").is_none());
    }
}
