//! A link once more: sent again by the firm, or asked for by whoever holds one that is over.

use chrono::{DateTime, Duration, Utc};
use portal_types::{ErrorCode, FirmId, LinkId, Right};
use tokio::task::JoinHandle;

use super::{
    issue::{Fresh, Item, still_waits},
    landing, store,
    store::Link,
    token,
};
use crate::{
    annual_accounts::events,
    audit,
    clients::Contact,
    db::Tx,
    edge::ClientAddress,
    error::Result,
    firms::Firm,
    keys::Keys,
    portal::Portal,
    scope::{Origin, Scope},
    throttle::{self, Quota},
};

/// Links sent again to one recipient; a double click and a few mistakes, not a full mailbox.
const SENT_AGAIN: Quota = Quota { burst: 10, every: Duration::minutes(10) };
/// New links asked for with one that is over.
const PER_LINK: Quota = Quota { burst: 2, every: Duration::hours(6) };
/// New links to one mailbox, over all links and firms.
const PER_RECIPIENT: Quota = Quota { burst: 3, every: Duration::hours(1) };
/// Questions from one address; an office full of people shares one.
const PER_ADDRESS: Quota = Quota { burst: 10, every: Duration::minutes(5) };
/// Questions at one firm.
const PER_FIRM: Quota = Quota { burst: 100, every: Duration::minutes(1) };

/// Mails another link to the recipient of one. The earlier one lives on until it expires, is used or withdrawn.
pub async fn send_again(portal: &Portal, scope: &Scope, id: LinkId) -> Result<()> {
    scope.may(Right::Send)?;
    let (fresh, keys) = (Fresh::new(portal, portal.now()), portal.keys.clone());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let earlier = store::by_id(tx, scope.firm(), id).await?.ok_or(ErrorCode::NotFound)?;
                let to = still_waits(tx, scope, &earlier).await?.ok_or(ErrorCode::NotShared)?;
                let mailbox = to.email.canonical();
                throttle::take(tx, &keys, &[b"sent-again", mailbox.as_bytes()], SENT_AGAIN, fresh.now).await?;
                let (link, now) = (fresh.link, fresh.now);
                let Link { accounts_id: accounts, version_id: version, .. } = earlier;
                let event = events::LinkSentAgain { accounts, link, earlier: id, contact: to.id, version };
                audit::record(tx, scope, now, &event).await?;
                fresh.issue(tx, scope, Item::of(&earlier), &to).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Somebody with a link that is over asks for a new one. It goes to the stored address only, and only if what the link
/// opened still waits. Whoever asks learns nothing: the answer does not wait for the work.
pub fn ask(portal: &Portal, firm: &Firm, envelope: &str, origin: Origin) -> JoinHandle<()> {
    let (portal, firm, envelope) = (portal.clone(), firm.id, envelope.to_owned());
    tokio::spawn(async move {
        let asked = Asked::new(&portal, firm, &envelope, origin);
        let written = portal.write_within(asked.firm, move |tx| Box::pin(asked.answer(tx))).await;
        match written {
            Ok(()) => portal.outbox_wake.notify_one(),
            Err(error) if error.code() == ErrorCode::TooManyAttempts => tracing::info!("too many links asked for"),
            Err(error) => tracing::error!(%error, "a link asked for could not be sent"),
        }
    })
}

struct Asked {
    fresh: Fresh,
    keys: Keys,
    firm: FirmId,
    /// None for an address that we never mailed.
    hash: Option<Vec<u8>>,
    origin: Origin,
}

impl Asked {
    fn new(portal: &Portal, firm: FirmId, envelope: &str, origin: Origin) -> Self {
        let hash = token::row_hash(portal, envelope);
        let origin = Origin { submission: None, ..origin };
        Self { fresh: Fresh::new(portal, portal.now()), keys: portal.keys.clone(), firm, hash, origin }
    }

    async fn answer(self, tx: &mut Tx) -> Result<()> {
        let Self { fresh, keys, firm, hash, origin } = self;
        let now = fresh.now;
        if let Some(address) = origin.address {
            let address = ClientAddress(address).key().to_string();
            throttle::take(tx, &keys, &[b"ask-address", address.as_bytes()], PER_ADDRESS, now).await?;
        }
        throttle::take(tx, &keys, &[b"ask-firm", firm.0.as_bytes()], PER_FIRM, now).await?;
        let Some(hash) = hash else { return Ok(()) };
        throttle::take(tx, &keys, &[b"ask-link", &hash], PER_LINK, now).await?;
        let Some(earlier) = store::by_token(tx, &hash).await?.filter(|link| over(link, firm, now)) else {
            return Ok(());
        };
        let scope = landing::scope(&earlier, origin, None);
        let Some(to) = still_waits(tx, &scope, &earlier).await? else { return Ok(()) };
        throttle::take(tx, &keys, &[b"ask-recipient", to.email.canonical().as_bytes()], PER_RECIPIENT, now).await?;
        record(tx, &scope, &earlier, &to, &fresh).await?;
        fresh.issue(tx, &scope, Item::of(&earlier), &to).await
    }
}

/// Ended by time or use. What was withdrawn, also by wrong codes, is for the firm to send again.
fn over(link: &Link, firm: FirmId, now: DateTime<Utc>) -> bool {
    link.firm_id == firm && link.revoked_at.is_none() && !link.is_live(now)
}

async fn record(tx: &mut Tx, scope: &Scope, earlier: &Link, to: &Contact, fresh: &Fresh) -> Result<()> {
    let event = events::LinkRequested {
        accounts: earlier.accounts_id,
        link: fresh.link,
        earlier: earlier.id,
        contact: to.id,
        version: earlier.version_id,
    };
    audit::record(tx, scope, fresh.now, &event).await
}
