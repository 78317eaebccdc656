//! The press on the landing page: opens a viewing session for this item only (LNK-2, LNK-3).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use portal_types::{
    ErrorCode, LinkId,
    links::{Purpose, Strength},
};

use super::{
    VIEWING_FOR, code,
    landing::{Live, live},
    refused, store,
    store::Link,
    token, viewing_store,
};
use crate::{
    annual_accounts::events,
    audit,
    db::Tx,
    error::Result,
    firms::Firm,
    keys::{Keys, MacPurpose},
    outbox,
    portal::Portal,
    scope::{Origin, Scope},
    tokens,
};

/// Opens the link: a viewing session's cookie value. Where no code is asked, a view-only link is used up by this; where
/// one is, by the code. A link for approval lives until the decision (DESIGN 12).
///
/// The session follows from the landing page's cookie, so that a second press of the same browser, whose first
/// answer it threw away, finds the same session instead of a link that is gone.
pub async fn press(
    portal: &Portal,
    firm: &Firm,
    envelope: &str,
    landing_cookie: &str,
    origin: Origin,
) -> Result<(LinkId, String)> {
    let pressed = open(portal, firm, envelope, landing_cookie, origin.clone()).await;
    if pressed.as_ref().is_err_and(|error| error.code() == ErrorCode::LinkGone) {
        refused::note_press(portal, firm.id, envelope, &origin, true).await;
    }
    pressed
}

/// Notes a press that does not come from a page that we rendered in this browser; nothing is opened.
pub async fn strange_press(portal: &Portal, firm: &Firm, envelope: &str, origin: &Origin) {
    refused::note_press(portal, firm.id, envelope, origin, false).await;
}

async fn open(
    portal: &Portal,
    firm: &Firm,
    envelope: &str,
    landing_cookie: &str,
    origin: Origin,
) -> Result<(LinkId, String)> {
    // The answer holds a secret that must not be stored, and a repeat is handled here.
    let origin = Origin { submission: None, ..origin };
    let cookie = session_cookie(portal, landing_cookie, envelope);
    let found = live(portal, firm, envelope, origin).await;
    // Asked after the link: the other half of a double click may have used it up only now.
    if let Some(link) = opened_before(portal, firm, envelope, &cookie).await? {
        return Ok((link, cookie));
    }
    let Live { link, scope, contact, asks } = found?;
    let (hash, now) = (tokens::hash(&cookie), portal.now());
    let code = (asks == Strength::MailedCode).then(|| code::Code::new(portal, &hash, &link, &contact));
    let (id, keys) = (link.id, portal.keys.clone());
    let press = Press { link, hash, asks, code };
    portal.write(&scope, move |tx, scope| Box::pin(store_press(tx, scope, keys, press, now))).await?;
    portal.outbox_wake.notify_one();
    Ok((id, cookie))
}

struct Press {
    link: Link,
    hash: Vec<u8>,
    asks: Strength,
    code: Option<code::Code>,
}

async fn store_press(tx: &mut Tx, scope: &Scope, keys: Keys, press: Press, now: DateTime<Utc>) -> Result<()> {
    let Press { link, hash, asks, code } = press;
    let live = match (link.purpose, asks) {
        (Purpose::View, Strength::Button) => store::consume(tx, scope, link.id, now).await?,
        _ => store::hold(tx, scope, link.id, now).await?,
    };
    // A double click: while this press waited for the link, the other one opened this browser's session.
    if viewing_store::find(tx, scope.firm(), &hash, link.id, now).await?.is_some() {
        return Ok(());
    }
    if !live {
        return Err(ErrorCode::LinkGone.into());
    }
    if let Some(code) = &code {
        code::count_send(tx, scope, &keys, link.id, &code.mail.to_email, now).await?;
    }
    let viewing = viewing_store::NewViewing {
        token_hash: &hash,
        link: link.id,
        asks,
        expires_at: now + VIEWING_FOR,
        code_mac: code.as_ref().map(|c| c.mac.to_vec()),
        code_expires_at: code.as_ref().map(|c| c.expires_at),
    };
    viewing_store::insert(tx, scope, &viewing, now).await?;
    let event = events::LinkPressed { accounts: link.accounts_id, link: link.id, contact: link.contact_id };
    audit::record(tx, scope, now, &event).await?;
    match code {
        Some(code) => outbox::enqueue(tx, scope, now, code.mail).await,
        None => Ok(()),
    }
}

fn session_cookie(portal: &Portal, landing_cookie: &str, envelope: &str) -> String {
    let parts = [b"viewing".as_slice(), landing_cookie.as_bytes(), envelope.as_bytes()];
    BASE64_URL_SAFE_NO_PAD.encode(portal.keys.mac(MacPurpose::Landing, &parts))
}

/// The link that this browser has open, however it stands: going back leads on.
pub async fn opened_here(portal: &Portal, firm: &Firm, envelope: &str, landing_cookie: &str) -> Result<Option<LinkId>> {
    opened_before(portal, firm, envelope, &session_cookie(portal, landing_cookie, envelope)).await
}

async fn opened_before(portal: &Portal, firm: &Firm, envelope: &str, cookie: &str) -> Result<Option<LinkId>> {
    let Some(token) = token::row_hash(portal, envelope) else { return Ok(None) };
    let mut tx = portal.db.read(firm.id).await?;
    let Some(link) = store::by_token(&mut tx, &token).await? else { return Ok(None) };
    if link.firm_id != firm.id || link.revoked_at.is_some() {
        return Ok(None);
    }
    let viewing = viewing_store::find(&mut tx, firm.id, &tokens::hash(cookie), link.id, portal.now()).await?;
    Ok(viewing.map(|_| link.id))
}
