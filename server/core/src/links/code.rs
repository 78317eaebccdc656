//! The mailed code: eight digits, ten minutes, five tries on the link (LNK-6 b).

use chrono::{DateTime, Duration, Utc};
use portal_types::{
    EmailAddress, ErrorCode, LinkId,
    links::{Purpose, Strength},
};

use super::{CODE_FOR, CODE_TRIES, access, locked::Word, refused, store, store::Link, viewing::Opened, viewing_store};
use crate::{
    annual_accounts::events,
    audit,
    clients::{self, Contact},
    db::Tx,
    edge::ClientAddress,
    error::Result,
    firms::Firm,
    keys::{Keys, MacPurpose},
    outbox::{self, MailContent, NewMail},
    portal::Portal,
    scope::{Origin, Scope},
    throttle::{self, Quota},
};

/// Codes per link: three at once, then one per five minutes (MAIL-6).
const SENDS: Quota = Quota { burst: 3, every: Duration::minutes(5) };
/// Codes per mailbox, over all links and firms: one director may sign for a dozen companies in a row.
const PER_RECIPIENT: Quota = Quota { burst: 30, every: Duration::minutes(5) };
/// Codes asked from one address; an office full of people shares one.
const PER_ADDRESS: Quota = Quota { burst: 40, every: Duration::seconds(30) };

/// A code on its way.
pub(super) struct Code {
    pub mac: [u8; 32],
    pub expires_at: DateTime<Utc>,
    pub mail: NewMail,
}

impl Code {
    /// A fresh code, bound to one viewing session.
    pub(super) fn new(portal: &Portal, viewing_hash: &[u8], link: &Link, contact: &Contact) -> Self {
        // 64 random bits leave no bias worth mentioning over 10^8 codes.
        let number = u64::from_be_bytes(portal.random()) % 100_000_000;
        let code = format!("{number:08}");
        let now = portal.now();
        Self {
            mac: mac(portal, viewing_hash, &code),
            expires_at: now + CODE_FOR,
            mail: NewMail {
                id: portal.new_id(),
                item: Some(link.accounts_id.0),
                to_name: contact.name.clone(),
                to_email: contact.email.clone(),
                language: contact.language,
                content: MailContent::AccessCode { code },
            },
        }
    }
}

fn mac(portal: &Portal, viewing_hash: &[u8], code: &str) -> [u8; 32] {
    portal.keys.mac(MacPurpose::Code, &[viewing_hash, code.as_bytes()])
}

/// Counts a mail to be sent, or refuses when there were too many: nobody uses the product to fill a mailbox.
pub(super) async fn count_send(
    tx: &mut Tx,
    scope: &Scope,
    keys: &Keys,
    link: LinkId,
    to: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<()> {
    if let Some(address) = scope.origin().address {
        let address = ClientAddress(address).key().to_string();
        throttle::take(tx, keys, &[b"code-address", address.as_bytes()], PER_ADDRESS, now).await?;
    }
    throttle::take(tx, keys, &[b"code-recipient", to.canonical().as_bytes()], PER_RECIPIENT, now).await?;
    throttle::take(tx, keys, &[b"code", link.0.as_bytes()], SENDS, now).await
}

/// Mails another code for a session that still needs one; the earlier code counts no more.
pub async fn resend_code(portal: &Portal, firm: &Firm, link: LinkId, cookie: &str, origin: Origin) -> Result<()> {
    let opened = super::viewing::open(portal, firm, link, cookie, origin).await?;
    let Opened { link, scope, hash, .. } = opened;
    let mut tx = portal.db.read(&scope).await?;
    let contact = clients::store::contact(&mut tx, &scope, link.contact_id).await?.ok_or(ErrorCode::LinkGone)?;
    drop(tx);
    let (code, keys, now) = (Code::new(portal, &hash, &link, &contact), portal.keys.clone(), portal.now());
    portal
        .write(&scope, move |tx, scope| {
            Box::pin(async move {
                let live = store::hold(tx, scope, link.id, now).await?;
                if !live || !viewing_store::set_code(tx, scope, &hash, link.id, &code.mac, code.expires_at).await? {
                    return Err(ErrorCode::CodeGone.into());
                }
                count_send(tx, scope, &keys, link.id, &code.mail.to_email, now).await?;
                outbox::enqueue(tx, scope, now, code.mail).await
            })
        })
        .await?;
    portal.outbox_wake.notify_one();
    Ok(())
}

/// Takes the code. The fifth wrong one ends the link, and the firm sees it.
pub async fn confirm_code(
    portal: &Portal,
    firm: &Firm,
    link: LinkId,
    cookie: &str,
    given: &str,
    origin: Origin,
) -> Result<()> {
    let Opened { link, scope, hash, viewing } = super::viewing::open(portal, firm, link, cookie, origin).await?;
    if viewing.proven_at.is_some() {
        return Ok(());
    }
    if !link.is_live(portal.now()) {
        refused::note(portal, firm.id, link, scope.origin(), true).await;
        return Err(ErrorCode::LinkGone.into());
    }
    let outcome = match viewing.asks {
        Strength::AccessCode => access::compare(portal, &scope, &link, hash, given).await?,
        _ => compare(portal, &scope, &link, hash, given).await?,
    };
    match outcome {
        Attempt::Right => Ok(()),
        Attempt::Wrong => Err(ErrorCode::WrongCode.into()),
        Attempt::Late => Err(ErrorCode::CodeGone.into()),
        Attempt::Locked => {
            portal.outbox_wake.notify_one();
            Err(ErrorCode::LinkGone.into())
        }
    }
}

/// Compares with the code that was mailed.
async fn compare(portal: &Portal, scope: &Scope, link: &Link, hash: Vec<u8>, given: &str) -> Result<Attempt> {
    let digits: String = given.chars().filter(char::is_ascii_digit).collect();
    let (mac, now) = (mac(portal, &hash, &digits), portal.now());
    let (link, word) = (link.clone(), Word::new(portal));
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                // Tries wait for each other here, so that a crowd of them is counted like a row.
                if !store::hold(tx, scope, link.id, now).await? {
                    return Ok(Attempt::Locked);
                }
                let viewing =
                    viewing_store::find(tx, scope.firm(), &hash, link.id, now).await?.ok_or(ErrorCode::LinkGone)?;
                if viewing.proven_at.is_some() {
                    return Ok(Attempt::Right);
                }
                if viewing_store::prove(tx, scope, &hash, link.id, &mac, now).await? {
                    return right(tx, scope, &link, now).await;
                }
                if viewing.code_expires_at.is_none_or(|until| until <= now) {
                    return Ok(Attempt::Late);
                }
                wrong(tx, scope, &link, word, now).await
            })
        })
        .await
}

/// The session may see the report: for a link that is for viewing, this is its one view.
pub(super) async fn right(tx: &mut Tx, scope: &Scope, link: &Link, now: DateTime<Utc>) -> Result<Attempt> {
    if link.purpose == Purpose::View {
        store::consume(tx, scope, link.id, now).await?;
    }
    let event = events::CodeAccepted { accounts: link.accounts_id, link: link.id, contact: link.contact_id };
    audit::record(tx, scope, now, &event).await?;
    Ok(Attempt::Right)
}

/// Counts and records a wrong code. The fifth ends the link; the firm is told.
pub(super) async fn wrong(tx: &mut Tx, scope: &Scope, link: &Link, word: Word, now: DateTime<Utc>) -> Result<Attempt> {
    let tries = store::count_wrong_code(tx, scope, link.id).await?;
    let event = events::CodeRefused { accounts: link.accounts_id, link: link.id, contact: link.contact_id, tries };
    audit::record(tx, scope, now, &event).await?;
    if tries < CODE_TRIES {
        return Ok(Attempt::Wrong);
    }
    store::revoke(tx, scope, link.id, now).await?;
    let event = events::LinkLocked { accounts: link.accounts_id, link: link.id, contact: link.contact_id };
    audit::record(tx, scope, now, &event).await?;
    word.send(tx, scope, link, now).await?;
    Ok(Attempt::Locked)
}

/// Kept in the transaction also when it is bad news: a wrong try must count.
#[derive(serde::Serialize, serde::Deserialize)]
pub(super) enum Attempt {
    Right,
    Wrong,
    Late,
    Locked,
}
