//! Who is asking. The only user of request context on the server, and the only way to a [`Scope`].

use std::sync::Arc;

use http::{HeaderName, HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use portal_core::{
    Error, Portal, Scope,
    edge::Visitor,
    firms,
    firms::Firm,
    flash, links,
    own_path::own_path,
    sessions::{self, Session, step_up},
};
use portal_types::{
    ErrorCode, Flash, LinkId, PersonId,
    links::Strength,
    query_text::{decode, encode},
};

use crate::{ApiError, paths};

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

/// The same for a sensitive act: he showed who he is a moment ago, or is asked to (`ConfirmFirst`) before he comes back.
pub async fn confirmed_employee(slug: &str) -> Result<(Portal, Scope), ApiError> {
    let (portal, scope) = employee(slug).await?;
    let (_, visitor) = request()?;
    step_up::require(&portal, visitor.session.as_ref().ok_or(ErrorCode::SignInRequired)?)?;
    Ok((portal, scope))
}

/// A signed-in person about himself, at a firm where he works.
pub struct Own {
    /// The portal.
    pub portal: Portal,
    /// His session.
    pub session: Session,
    /// Its cookie.
    pub cookie: String,
    /// His scope there.
    pub scope: Scope,
    /// Whether the firm asks for a second factor that he has not set up: then there is nothing but his account.
    pub missing: bool,
}

impl Own {
    /// Whose account it is.
    pub fn person(&self) -> PersonId {
        self.session.person_id
    }

    /// Before a sensitive act: see [`confirmed_employee`].
    pub fn confirmed(self) -> Result<Self, ApiError> {
        step_up::require(&self.portal, &self.session)?;
        Ok(self)
    }
}

/// The signed-in person at the firm with this slug, for what is his own: also while he has no second factor yet.
pub async fn own(slug: &str) -> Result<Own, ApiError> {
    let (portal, visitor) = request()?;
    let session = visitor.session.clone().ok_or(ErrorCode::SignInRequired)?;
    let cookie = visitor.cookie(Visitor::SESSION).unwrap_or_default().to_owned();
    let (scope, missing) = sessions::own_scope(&portal, &session, slug, visitor.origin.clone()).await?;
    Ok(Own { portal, session, cookie, scope, missing })
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

/// Where somebody is led whose firm asks for a second factor that he has not set up; afterwards he comes back.
pub fn redirect_to_set_up() {
    let path = use_context::<Arc<Visitor>>().map(|v| v.path.clone()).unwrap_or_default();
    let slug = path.split(['/', '?']).nth(1).unwrap_or_default();
    redirect(&format!("{}?next={}", paths::account_app(slug), encode(&path)));
}

/// Where a page leads that shows something sensitive; afterwards the person comes back to it.
pub fn redirect_to_confirm() {
    let path = use_context::<Arc<Visitor>>().map(|v| v.path.clone()).unwrap_or_default();
    let slug = path.split('/').nth(1).unwrap_or_default();
    redirect(&format!("{}?next={}", paths::account_confirm(slug), encode(&path)));
}

/// An address of ours that stands in this one's `next`. The router would decode it twice, so that what it holds itself
/// falls apart.
pub fn next() -> Option<String> {
    let (_, visitor) = request().ok()?;
    let query = visitor.path.split_once('?')?.1;
    let next = query.split('&').find_map(|pair| pair.strip_prefix("next="))?;
    own_path(&decode(next))
}

/// The id in an address, or not found.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, ApiError> {
    text.parse().map_err(|_| Error::from(ErrorCode::NotFound).into())
}
