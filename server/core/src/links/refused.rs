//! Presses and codes that were refused because the link opens nothing any more: the firm sees that somebody tried, and
//! why it did not work (AUD-5). Whoever tried is told nothing.

use chrono::{DateTime, Duration, Utc};
use portal_types::{FirmId, ReportVersionId, links::Refusal};

use super::{CODE_TRIES, landing, store, store::Link, token};
use crate::{
    annual_accounts::{self, events},
    audit,
    db::{Reach, Tx},
    edge::ClientAddress,
    error::Result,
    keys::Keys,
    portal::Portal,
    scope::{Origin, Scope},
    throttle::{self, Quota},
};

/// One link and reason is recorded no more often than this: a link that is over still is somebody's to press.
const EVERY: Duration = Duration::hours(1);
/// Records that come from one address; an office full of people shares one.
const PER_ADDRESS: Quota = Quota { burst: 30, every: Duration::minutes(1) };
/// Records of one firm.
const PER_FIRM: Quota = Quota { burst: 200, every: Duration::minutes(1) };

/// Notes a press at a firm's address. Of a token that we never made no firm is known: that is for the log.
pub(super) async fn note_press(portal: &Portal, at: FirmId, envelope: &str, origin: &Origin, from_page: bool) {
    let found = async {
        let Some(hash) = token::row_hash(portal, envelope) else { return Ok(None) };
        store::by_token(&mut portal.db.glance(Reach::Across).await?, &hash).await
    };
    match found.await {
        Ok(Some(link)) => note(portal, at, link, origin, from_page).await,
        Ok(None) => tracing::info!("a link that nobody mailed was pressed"),
        Err(error) => tracing::error!(%error, "a refused press is not recorded"),
    }
}

/// The same for a link that was found. The answer is a refusal whether this works or not.
pub(super) async fn note(portal: &Portal, at: FirmId, link: Link, origin: &Origin, from_page: bool) {
    if let Err(error) = record(portal, at, link, origin, from_page).await {
        tracing::error!(%error, "a refused press is not recorded");
    }
}

async fn record(portal: &Portal, at: FirmId, link: Link, origin: &Origin, from_page: bool) -> Result<()> {
    let now = portal.now();
    // In the chain of the link's own firm, wherever it was tried.
    let scope = landing::scope(&link, Origin { submission: None, ..origin.clone() }, None);
    let mut tx = portal.db.glance(&scope).await?;
    let newest = annual_accounts::store::newest(&mut tx, &scope, link.accounts_id).await?;
    let strange = (!from_page).then_some(Refusal::NotFromPage);
    let Some(why) = why(&link, at, newest.map(|version| version.id), now).or(strange) else { return Ok(()) };
    if throttle::is_again(&mut tx, &portal.keys, &key(&link, &why), now).await? {
        return Ok(());
    }
    drop(tx);
    let keys = portal.keys.clone();
    portal.write(&scope, move |tx, scope| Box::pin(async move { store(tx, scope, &keys, &link, why, now).await })).await
}

async fn store(tx: &mut Tx, scope: &Scope, keys: &Keys, link: &Link, why: Refusal, now: DateTime<Utc>) -> Result<()> {
    if let Some(address) = scope.origin().address {
        let address = ClientAddress(address).key().to_string();
        if !throttle::allows(tx, keys, &[b"refused-address", address.as_bytes()], PER_ADDRESS, now).await? {
            return Ok(());
        }
    }
    let firm = scope.firm();
    if !throttle::allows(tx, keys, &[b"refused-firm", firm.0.as_bytes()], PER_FIRM, now).await?
        || !throttle::first(tx, keys, &key(link, &why), EVERY, now).await?
    {
        return Ok(());
    }
    let Link { id, accounts_id: accounts, contact_id: contact, version_id: version, .. } = *link;
    audit::record(tx, scope, now, &events::LinkRefused { accounts, link: id, contact, version, why }).await
}

fn key<'a>(link: &'a Link, why: &'a Refusal) -> [&'a [u8]; 3] {
    [b"link-refused", link.id.0.as_bytes(), why.code().as_bytes()]
}

/// What kept a press at this firm's address from opening the link; none where nothing did.
fn why(link: &Link, at: FirmId, newest: Option<ReportVersionId>, now: DateTime<Utc>) -> Option<Refusal> {
    if link.firm_id != at {
        return Some(Refusal::WrongFirm);
    }
    if link.revoked_at.is_some() {
        return Some(match newest {
            _ if link.wrong_codes >= CODE_TRIES => Refusal::Locked,
            Some(newest) if newest != link.version_id => Refusal::OtherVersion,
            _ => Refusal::Revoked,
        });
    }
    if link.consumed_at.is_some() {
        return Some(Refusal::UsedUp);
    }
    (link.expires_at <= now).then_some(Refusal::Expired)
}
