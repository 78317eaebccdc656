//! The page before the press. Asking for it changes nothing but one deduplicated `opened` entry (LNK-1).

use portal_types::{
    ContactId, EmailAddress, ErrorCode,
    links::{Purpose, Strength},
    reports::ReportKind,
};

use super::{store, store::Link, strengths, token};
use crate::{
    annual_accounts::{self, events},
    audit, clients,
    error::Result,
    firms::Firm,
    keys::{self, MacPurpose},
    portal::Portal,
    scope::{Actor, LinkHolder, Origin, Scope},
};

/// What the landing page shows.
pub struct Landing {
    /// For viewing or approval.
    pub purpose: Purpose,
    /// What it opens.
    pub kind: ReportKind,
    /// The recipient's address; shown masked.
    pub email: EmailAddress,
    /// End of validity.
    pub expires_at: chrono::DateTime<chrono::Utc>,
    /// What is asked after the press.
    pub asks: Strength,
}

/// A live link with everything that a press needs.
pub(super) struct Live {
    pub link: Link,
    pub scope: Scope,
    pub contact: clients::Contact,
    pub asks: Strength,
}

/// A live link, or `link-gone` for whatever else: the page tells nothing apart.
pub(super) async fn live(portal: &Portal, firm: &Firm, envelope: &str, origin: Origin) -> Result<Live> {
    let hash = token::row_hash(portal, envelope).ok_or(ErrorCode::LinkGone)?;
    let mut tx = portal.db.glance(firm.id).await?;
    let link = store::by_token(&mut tx, &hash).await?.ok_or(ErrorCode::LinkGone)?;
    if link.firm_id != firm.id || !link.is_live(portal.now()) {
        return Err(ErrorCode::LinkGone.into());
    }
    let scope = scope(&link, origin, None);
    let contact = clients::store::contact(&mut tx, &scope, link.contact_id).await?.ok_or(ErrorCode::LinkGone)?;
    let asks = strengths::asked(&mut tx, &scope, &link).await?;
    Ok(Live { link, scope, contact, asks })
}

/// The scope of whoever holds a link; `proven` is what he was known by.
pub(super) fn scope(link: &Link, origin: Origin, proven: Option<Strength>) -> Scope {
    let holder = LinkHolder {
        link: link.id,
        purpose: link.purpose,
        contact: link.contact_id,
        client: link.client_id,
        accounts: link.accounts_id,
        version: link.version_id,
        proven: proven.is_some(),
        asked: proven.unwrap_or(Strength::Button),
    };
    Scope::new(link.firm_id, Actor::LinkHolder(holder), origin, Default::default())
}

/// What the landing page of a live link shows.
pub async fn landing(portal: &Portal, firm: &Firm, envelope: &str, origin: Origin) -> Result<Landing> {
    let Live { link, scope, contact, asks } = live(portal, firm, envelope, origin).await?;
    if link.opened_at.is_none() {
        note_opened(portal, &scope, &link, contact.id).await?;
    }
    let mut tx = portal.db.glance(&scope).await?;
    let accounts = annual_accounts::store::find(&mut tx, &scope, link.accounts_id).await?.ok_or(ErrorCode::LinkGone)?;
    Ok(Landing { purpose: link.purpose, kind: accounts.kind, email: contact.email, expires_at: link.expires_at, asks })
}

async fn note_opened(portal: &Portal, scope: &Scope, link: &Link, contact: ContactId) -> Result<()> {
    let (now, id, accounts) = (portal.now(), link.id, link.accounts_id);
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if store::mark_opened(tx, scope, id, now).await? {
                    audit::record(tx, scope, now, &events::LinkOpened { accounts, link: id, contact }).await?;
                }
                Ok(())
            })
        })
        .await
}

/// What the form of a landing page must carry back: fits only the cookie set with it, and only this link.
pub fn nonce(portal: &Portal, cookie: &str, envelope: &str) -> String {
    let mac = portal.keys.mac(MacPurpose::Landing, &[cookie.as_bytes(), envelope.as_bytes()]);
    portal_types::Sha256Hex::from_bytes(&mac).to_string()
}

/// Whether a press comes from a page that we rendered in this browser.
pub fn nonce_fits(portal: &Portal, cookie: &str, envelope: &str, given: &str) -> bool {
    keys::equal(nonce(portal, cookie, envelope).as_bytes(), given.as_bytes())
}
