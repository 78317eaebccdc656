//! Who is asking. The only user of request context on the server, and the only way to a [`Scope`].

use std::sync::Arc;

use http::{HeaderName, HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use portal_core::{Error, Portal, Scope, edge::Visitor, firms, firms::Firm, flash, links, sessions};
use portal_types::{ErrorCode, Flash, LinkId, links::Strength, query_text::encode};

use crate::ApiError;

/// The portal and what the edge found out about the request.
pub fn request() -> Result<(Portal, Arc<Visitor>), ApiError> {
    let found = use_context::<Portal>().zip(use_context::<Arc<Visitor>>());
    found.ok_or_else(|| ErrorCode::Internal.into())
}

/// The signed-in employee's scope at the firm with this slug.
pub async fn employee(slug: &str) -> Result<(Portal, Scope), ApiError> {
    let (portal, visitor) = request()?;
    let session = visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?;
    let scope = sessions::employee_scope(&portal, session, slug, visitor.origin.clone()).await?;
    Ok((portal, scope))
}

/// The firm with this slug.
pub async fn firm(portal: &Portal, slug: &str) -> Result<Firm, ApiError> {
    let visited = use_context::<Arc<Visitor>>().and_then(|visitor| visitor.firm.clone());
    if let Some(firm) = visited.filter(|firm| firm.slug == slug) {
        return Ok(firm);
    }
    Ok(firms::find(portal, slug).await?.ok_or(ErrorCode::NotFound)?)
}

/// The scope of the viewing session of this link, in this browser.
pub async fn viewer(slug: &str, link: LinkId) -> Result<(Portal, Firm, Scope, links::store::Link), ApiError> {
    let (portal, visitor) = request()?;
    let firm = firm(&portal, slug).await?;
    let cookie = visitor.viewing(link).ok_or(ErrorCode::ViewingOver)?;
    let (scope, link) = links::viewing_scope(&portal, &firm, link, cookie, visitor.origin.clone()).await?;
    Ok((portal, firm, scope, link))
}

/// What the viewing session of this link asks, in this browser.
pub async fn viewing_asks(portal: &Portal, firm: &Firm, link: LinkId) -> Result<Strength, ApiError> {
    let (_, visitor) = request()?;
    let cookie = visitor.viewing(link).ok_or(ErrorCode::ViewingOver)?;
    Ok(links::asks(portal, firm, link, cookie).await?)
}

/// Whether only the headers of a page are asked for.
pub fn is_head() -> bool {
    use_context::<http::request::Parts>().is_some_and(|parts| parts.method == http::Method::HEAD)
}

/// The status of this answer.
pub fn set_status(status: u16) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    }
}

/// Adds a `Set-Cookie` that the edge has spelled out.
pub fn set_cookie(cookie: &str) {
    append_header(header::SET_COOKIE, cookie);
}

/// Keeps values on the server for the next page of this browser, which shows them once: neither an address nor what is
/// serialised for the script has them.
pub async fn show_once<const N: usize>(
    portal: &Portal,
    form: &str,
    values: [(&str, String); N],
) -> Result<(), ApiError> {
    let (_, visitor) = request()?;
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let shown = Flash { form: Some(form.to_owned()), values, ..Flash::default() };
    let id = flash::put(portal, &shown, visitor.origin.address).await?;
    set_cookie(&visitor.set_cookie(flash::COOKIE, &id, Some(flash::KEPT_FOR)));
    Ok(())
}

/// Adds a header to this answer.
pub fn append_header(name: HeaderName, value: &str) {
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        options.append_header(name, value);
    }
}

/// Has the browser load this page again by itself, with or without a script, because what it waits for is nearly there.
pub fn look_again_soon() {
    append_header(header::REFRESH, "4");
}

/// Where a plain form goes after it worked. In one place, because leptos 0.9 changes its signature.
pub fn redirect(path: &str) {
    leptos_axum::redirect(path);
}

/// Where a page leads that needs a session; afterwards the person comes back to it.
pub fn redirect_to_sign_in() {
    let path = use_context::<Arc<Visitor>>().map(|v| v.path.clone()).unwrap_or_default();
    redirect(&format!("/?next={}", encode(&path)));
}

/// The id in an address, or not found.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, ApiError> {
    text.parse().map_err(|_| Error::from(ErrorCode::NotFound).into())
}
