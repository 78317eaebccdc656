//! The viewing session: reload, range requests and repeated download work for half an hour (LNK-3).

use chrono::Duration;
use portal_types::{EmailAddress, ErrorCode, LinkId, links::Strength};

use super::{landing, store, store::Link, viewing_store};
use crate::{
    annual_accounts::{self, events},
    audit::{self, AuditEvent, Pending},
    clients,
    error::Result,
    firms::Firm,
    portal::Portal,
    scope::{LinkHolder, Origin, Scope},
    throttle::{self, Quota},
    tokens,
};

/// Downloads through one link that are recorded each.
const DOWNLOADS: Quota = Quota { burst: 20, every: Duration::minutes(5) };

/// A viewing session with its link.
pub(super) struct Opened {
    pub link: Link,
    pub scope: Scope,
    pub hash: Vec<u8>,
    pub viewing: viewing_store::Viewing,
}

/// The session of a cookie value, for this link only.
pub(super) async fn open(portal: &Portal, firm: &Firm, id: LinkId, cookie: &str, origin: Origin) -> Result<Opened> {
    let (hash, now) = (tokens::hash(cookie), portal.now());
    let mut tx = portal.db.glance(firm.id).await?;
    let viewing = viewing_store::find(&mut tx, firm.id, &hash, id, now).await?.ok_or(ErrorCode::ViewingOver)?;
    let link = store::by_id(&mut tx, firm.id, id).await?.ok_or(ErrorCode::ViewingOver)?;
    let scope = landing::scope(&link, origin, viewing.proven_at.map(|_| viewing.asks));
    Ok(Opened { link, scope, hash, viewing })
}

/// The scope of a viewing session. A link that was withdrawn ends its sessions too, and says so when that is because
/// of a newer version (APP-3); one that was used up does not.
pub async fn viewing_scope(
    portal: &Portal,
    firm: &Firm,
    id: LinkId,
    cookie: &str,
    origin: Origin,
) -> Result<(Scope, Link)> {
    let Opened { scope, link, .. } = open(portal, firm, id, cookie, origin).await?;
    if link.revoked_at.is_none() {
        return Ok((scope, link));
    }
    let mut tx = portal.db.read(&scope).await?;
    let newest = annual_accounts::store::newest(&mut tx, &scope, link.accounts_id).await?;
    let replaced = newest.is_some_and(|version| version.id != link.version_id);
    Err(if replaced { ErrorCode::NewerVersion } else { ErrorCode::LinkGone }.into())
}

/// What the session asks before it shows anything.
pub async fn asks(portal: &Portal, firm: &Firm, id: LinkId, cookie: &str) -> Result<Strength> {
    Ok(open(portal, firm, id, cookie, Origin::default()).await?.viewing.asks)
}

/// Where the link was mailed to.
pub async fn recipient(portal: &Portal, scope: &Scope, link: &Link) -> Result<EmailAddress> {
    let mut tx = portal.db.read(scope).await?;
    let contact = clients::store::contact(&mut tx, scope, link.contact_id).await?;
    Ok(contact.ok_or(ErrorCode::LinkGone)?.email)
}

/// Notes that the report was shown; once per link.
pub async fn viewed(portal: &Portal, scope: &Scope) -> Result<()> {
    let holder = scope.link_holder()?.clone();
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if store::mark_viewed(tx, scope, holder.link, now).await? {
                    let event = events::Viewed {
                        accounts: holder.accounts,
                        link: holder.link,
                        contact: holder.contact,
                        version: holder.version,
                    };
                    audit::record(tx, scope, now, &event).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Notes a download.
pub async fn downloaded(portal: &Portal, scope: &Scope) -> Result<()> {
    let LinkHolder { accounts, link, contact, version, .. } = scope.link_holder()?.clone();
    note_download(portal, scope, link, events::Downloaded { accounts, link, contact, version }).await
}

/// Notes that the proof was downloaded, as PDF or as JSON.
pub async fn proof_downloaded(portal: &Portal, scope: &Scope, file: &str) -> Result<()> {
    let (LinkHolder { accounts, link, contact, version, .. }, file) = (scope.link_holder()?.clone(), file.to_owned());
    note_download(portal, scope, link, events::ProofDownloaded { accounts, link, contact, version, file }).await
}

/// So many in a row that they tell nothing more are left out.
async fn note_download(portal: &Portal, scope: &Scope, link: LinkId, event: impl AuditEvent + 'static) -> Result<()> {
    let (event, keys, now) = (Pending::of(&event)?, portal.keys.clone(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if !throttle::allows(tx, &keys, &[b"downloads", link.0.as_bytes()], DOWNLOADS, now).await? {
                    return Ok(());
                }
                audit::record_all(tx, scope, now, vec![event]).await
            })
        })
        .await
}
