//! Who a client is: seen in full, changed by one person at a time, the BSN under lock (DOMAIN 2.2, 5.4).

mod events;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use portal_types::{
    Bsn, ClientId, ErrorCode, FirmId, Right,
    clients::identity::{BsnChange, Identity, IdentityDraft, IdentityField, IdentityForm},
};

pub use store::Explained;

use super::taken;
use crate::{
    audit,
    db::{Tx, is_unique_violation},
    error::{Error, Result},
    keys::SealPurpose,
    portal::Portal,
    scope::Scope,
};

/// A client's identity, as its card shows it.
#[derive(Debug)]
pub struct Card {
    /// Everything but the BSN.
    pub identity: Identity,
    /// What is shown of the BSN to everybody: its last digits. All dots where another root secret sealed it.
    pub bsn: Option<String>,
    /// Fields that were kept although a check warned.
    pub explained: Vec<Explained>,
    /// What a form that is filled from this says it has seen.
    pub version: i64,
}

/// Who a client is.
pub async fn show(portal: &Portal, scope: &Scope, client: ClientId) -> Result<Card> {
    scope.employee()?;
    let mut tx = portal.db.read(scope).await?;
    let kept = store::find(&mut tx, scope, client).await?.ok_or(ErrorCode::NotFound)?;
    let explained = store::explained(&mut tx, scope, &kept.remarks).await?;
    let masked = |sealed: &[u8]| open(portal, scope, client, sealed).map_or("•".repeat(9), |bsn| bsn.masked());
    let bsn = kept.bsn.as_deref().map(masked);
    Ok(Card { identity: kept.identity, bsn, explained, version: kept.version })
}

/// Changes who a client is.
pub async fn change(portal: &Portal, scope: &Scope, client: ClientId, form: &IdentityForm) -> Result<()> {
    scope.writer()?;
    let (inside, form, now) = (portal.clone(), form.clone(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let before = store::find(tx, scope, client).await?.ok_or(ErrorCode::NotFound)?;
                // Somebody else saved meanwhile: nobody's work is lost without a word.
                if form.seen != before.version.to_string() {
                    return Err(ErrorCode::StateChanged.into());
                }
                let draft = form.check(&before.identity, before.bsn.is_some())?;
                let sealed = match &draft.bsn {
                    BsnChange::Keep => before.bsn.clone(),
                    BsnChange::Remove => None,
                    BsnChange::Set(bsn) => Some(seal(&inside, scope, client, bsn)?),
                };
                let mut fields = before.identity.differences(&draft.identity);
                if draft.bsn != BsnChange::Keep && !is_known(&inside, scope, client, &before, &draft) {
                    fields.push(IdentityField::Bsn);
                }
                if fields.is_empty() && draft.unusual.is_empty() {
                    return Ok(());
                }
                save(tx, scope, client, &before, &draft, sealed, now).await?;
                let event = events::ClientChanged { client, fields, unusual: draft.unusual };
                audit::record(tx, scope, now, &event).await
            })
        })
        .await
}

/// Whether the BSN that was typed, or none, is what is there already.
fn is_known(portal: &Portal, scope: &Scope, client: ClientId, before: &store::Kept, draft: &IdentityDraft) -> bool {
    match &draft.bsn {
        BsnChange::Set(bsn) => {
            before.bsn.as_deref().and_then(|bsn| open(portal, scope, client, bsn)).as_ref() == Some(bsn)
        }
        _ => before.bsn.is_none(),
    }
}

async fn save(
    tx: &mut Tx,
    scope: &Scope,
    client: ClientId,
    before: &store::Kept,
    draft: &IdentityDraft,
    bsn: Option<Vec<u8>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let remarks = draft.remarks(&before.remarks, scope.writer()?, now);
    let after = store::Kept { identity: draft.identity.clone(), bsn, remarks, version: before.version };
    match store::update(tx, scope, client, &after).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(ErrorCode::StateChanged.into()),
        Err(Error::Db(error)) if is_unique_violation(&error) => Err(taken("number").into()),
        Err(other) => Err(other),
    }
}

/// The last day of the financial year of a client that ends in a calendar year; nothing where there is no such client.
pub(crate) async fn fy_end(tx: &mut Tx, scope: &Scope, client: ClientId, year: i32) -> Result<Option<NaiveDate>> {
    let Some(year_end) = store::year_end(tx, scope, client).await? else { return Ok(None) };
    Ok(Some(year_end.in_year(year).ok_or(ErrorCode::InvalidForm)?))
}

/// The whole BSN, for somebody who may see it; that he saw it is on record before he does.
pub async fn show_bsn(portal: &Portal, scope: &Scope, client: ClientId) -> Result<Bsn> {
    scope.may(Right::ShowBsn)?;
    let now = portal.now();
    // Each look is one of its own, also with a form that came before.
    let sealed: Vec<u8> = portal
        .write(&scope.with_submission(None), move |tx, scope| {
            Box::pin(async move {
                let kept = store::find(tx, scope, client).await?.ok_or(ErrorCode::NotFound)?;
                let sealed = kept.bsn.ok_or(ErrorCode::StateChanged)?;
                audit::record(tx, scope, now, &events::BsnShown { client }).await?;
                Ok(sealed)
            })
        })
        .await?;
    open(portal, scope, client, &sealed).ok_or_else(|| Error::Broken("a BSN that another root secret sealed".into()))
}

/// Where a BSN stands: in the row of one client.
fn place<'a>(firm: &'a FirmId, client: &'a ClientId) -> [&'a [u8]; 2] {
    [firm.0.as_bytes(), client.0.as_bytes()]
}

pub(crate) fn seal(portal: &Portal, scope: &Scope, client: ClientId, bsn: &Bsn) -> Result<Vec<u8>> {
    let firm = scope.firm();
    portal.keys.seal(SealPurpose::Bsn, portal.random(), &place(&firm, &client), bsn.reveal().as_bytes())
}

pub(crate) fn open(portal: &Portal, scope: &Scope, client: ClientId, sealed: &[u8]) -> Option<Bsn> {
    let text = portal.keys.open(SealPurpose::Bsn, &place(&scope.firm(), &client), sealed)?;
    Some(Bsn::of(&String::from_utf8(text).ok()?))
}
