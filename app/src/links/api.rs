use leptos::prelude::*;
use portal_types::links::Door;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, paths, present},
    portal_core::{edge::Visitor, links, tokens},
    portal_types::{ErrorCode, LinkId, links::Landing},
};

/// The press on the landing page.
#[server(endpoint = "links/press")]
pub async fn press_link(firm: String, token: String, nonce: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let found = caller::firm(&portal, &firm).await?;
    let landing = visitor.cookie(Visitor::LANDING);
    let landing = landing.filter(|landing| links::landing::nonce_fits(&portal, landing, &token, &nonce));
    let Some(landing) = landing else {
        links::strange_press(&portal, &found, &token, &visitor.origin).await;
        return Err(ErrorCode::LinkGone.into());
    };
    let (link, cookie) = links::press(&portal, &found, &token, landing, visitor.origin.clone()).await?;
    // What follows is in the language of the mail, unless another was chosen.
    let written = links::token::language(&portal, &token).filter(|_| visitor.cookie(Visitor::LANGUAGE).is_none());
    let language = written.unwrap_or(visitor.language);
    let value = Visitor::viewing_value(&cookie, language);
    caller::set_cookie(&visitor.set_cookie(&Visitor::viewing_cookie(link), &value, Some(links::VIEWING_FOR)));
    caller::redirect(&paths::view(&firm, link));
    Ok(())
}

/// Gives the mailed code.
#[server(endpoint = "links/confirm-code")]
pub async fn confirm_code(firm: String, link: String, code: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let found = caller::firm(&portal, &firm).await?;
    let id: LinkId = caller::id(&link)?;
    let cookie = visitor.viewing(id).ok_or(ErrorCode::ViewingOver)?;
    links::confirm_code(&portal, &found, id, cookie, &code, visitor.origin.clone()).await?;
    Ok(())
}

/// Asks for another code.
#[server(endpoint = "links/resend-code")]
pub async fn resend_code(firm: String, link: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let found = caller::firm(&portal, &firm).await?;
    let id: LinkId = caller::id(&link)?;
    let cookie = visitor.viewing(id).ok_or(ErrorCode::ViewingOver)?;
    links::resend_code(&portal, &found, id, cookie, visitor.origin.clone()).await?;
    Ok(())
}

/// Asks for a new link with one that is over: the same answer for everybody.
#[server(endpoint = "links/ask-again")]
pub async fn ask_again(firm: String, token: String, nonce: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let found = caller::firm(&portal, &firm).await?;
    let landing = visitor.cookie(Visitor::LANDING).ok_or(ErrorCode::ViewingOver)?;
    if !links::landing::nonce_fits(&portal, landing, &token, &nonce) {
        return Err(ErrorCode::ViewingOver.into());
    }
    // Not waited for, so that the time it takes tells nothing.
    drop(links::ask(&portal, &found, &token, visitor.origin.clone()));
    Ok(())
}

/// What the landing page shows; sets the cookie that the press, or the question for a new link, must bring back.
#[cfg(feature = "ssr")]
pub async fn load_landing(slug: String, token: String) -> Result<Door, ApiError> {
    let (portal, visitor) = caller::request()?;
    let firm = caller::firm(&portal, &slug).await?;
    let cookie = landing_cookie(&portal, &visitor);
    let nonce = links::landing::nonce(&portal, &cookie, &token);
    let landing = match links::landing(&portal, &firm, &token, visitor.origin.clone()).await {
        Err(error) if error.code() == ErrorCode::LinkGone => {
            let opened = links::opened_here(&portal, &firm, &token, &cookie).await?;
            if let Some(link) = opened.filter(|link| visitor.viewing(*link).is_some()) {
                return Ok(Door::Reading { href: paths::view(&slug, link) });
            }
            caller::set_status(ErrorCode::LinkGone.status());
            return Ok(Door::Gone { nonce });
        }
        found => found?,
    };
    Ok(Door::Open(Landing {
        purpose: landing.purpose,
        kind: landing.kind,
        masked_email: landing.email.masked(),
        expires: present::day(&firm, landing.expires_at),
        asks: landing.asks,
        nonce,
    }))
}

/// The cookie of this browser; a new one where it has none.
#[cfg(feature = "ssr")]
fn landing_cookie(portal: &portal_core::Portal, visitor: &Visitor) -> String {
    if let Some(cookie) = visitor.cookie(Visitor::LANDING).filter(|c| c.len() == 32) {
        return cookie.to_owned();
    }
    let cookie = tokens::opaque(portal);
    caller::set_cookie(&visitor.set_cookie(Visitor::LANDING, &cookie, None));
    cookie
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_landing(_slug: String, _token: String) -> Result<Door, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
