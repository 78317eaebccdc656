//! What a firm makes of its tiers.

use portal_types::{Capabilities, ErrorCode, FieldError, FormErrors, PortalError, Tier, tiers::TierDraft};

use super::{
    Tiers,
    events::{ExtraPriceSet, TierArchived, TierSaved},
    store,
};
use crate::{
    audit,
    error::{Error, Result},
    portal::Portal,
    scope::Scope,
};

/// Makes a tier, or changes one. What clients may who have it already is never changed under them: they get another one.
pub async fn save(portal: &Portal, scope: &Scope, draft: TierDraft) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let tiers = store::load(tx, scope).await?;
                unique(&tiers, &draft)?;
                let (tier, capabilities) = match draft.tier {
                    None => {
                        let (tier, allowed) = (next(&tiers)?, of_new(&tiers, &draft)?);
                        if !store::insert(tx, scope, tier, tiers.0.len() as i64, &draft, allowed).await? {
                            return Err(ErrorCode::StateChanged.into());
                        }
                        (tier, allowed)
                    }
                    Some(tier) => {
                        let known = tiers.find(tier).ok_or(ErrorCode::NotFound)?.capabilities;
                        let allowed = if tier.shipped().is_some() { known } else { draft.allowed(known) };
                        let clients = store::clients(tx, scope).await?;
                        if allowed != known && clients.iter().any(|(used, _)| *used == tier) {
                            return Err(ErrorCode::TierInUse.into());
                        }
                        store::update(tx, scope, tier, &draft, allowed).await?;
                        (tier, allowed)
                    }
                };
                let TierDraft { name_nl: name, included_users, price, .. } = draft;
                audit::record(tx, scope, now, &TierSaved { tier, name, capabilities, included_users, price }).await
            })
        })
        .await
}

/// Two tiers of one name could not be told apart.
fn unique(tiers: &Tiers, draft: &TierDraft) -> Result<()> {
    let Some(name) = &draft.name_nl else { return Ok(()) };
    let same = |other: &super::FirmTier| {
        Some(other.code) != draft.tier && other.name(Default::default()).to_lowercase() == name.to_lowercase()
    };
    let mut errors = FormErrors::default();
    if tiers.0.iter().any(same) {
        errors.add("name_nl", FieldError::Taken);
    }
    errors.into_result().map_err(Error::from)
}

/// The code of the next one that the firm makes.
fn next(tiers: &Tiers) -> Result<Tier> {
    let free = Tier::ALL.iter().find(|tier| tier.shipped().is_none() && tiers.find(**tier).is_none());
    Ok(*free.ok_or(PortalError::from(ErrorCode::TooManyTiers))?)
}

fn of_new(tiers: &Tiers, draft: &TierDraft) -> Result<Capabilities> {
    let like = draft.like.map(|like| tiers.find(like).ok_or(ErrorCode::NotFound)).transpose()?;
    Ok(draft.allowed(like.map(|like| like.capabilities).unwrap_or_default()))
}

/// Puts a tier away that no client has: no client gets it any more.
pub async fn archive(portal: &Portal, scope: &Scope, tier: Tier) -> Result<()> {
    set_archived(portal, scope, tier, true).await
}

/// Clients can get it again.
pub async fn bring_back(portal: &Portal, scope: &Scope, tier: Tier) -> Result<()> {
    set_archived(portal, scope, tier, false).await
}

async fn set_archived(portal: &Portal, scope: &Scope, tier: Tier, archived: bool) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let tiers = store::load(tx, scope).await?;
                let known = tiers.find(tier).ok_or(ErrorCode::NotFound)?;
                if known.archived == archived {
                    return Ok(());
                }
                let last = archived && tiers.choosable().count() == 1;
                if last || !store::set_archived(tx, scope, tier, archived).await? {
                    return Err(ErrorCode::TierInUse.into());
                }
                audit::record(tx, scope, now, &TierArchived { tier, archived }).await
            })
        })
        .await
}

/// What one client user more costs, in cents per month.
pub async fn set_extra_price(portal: &Portal, scope: &Scope, cents: i64) -> Result<()> {
    scope.administrator()?;
    let now = portal.now();
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                if !store::set_extra_price(tx, scope, cents).await? {
                    return Ok(());
                }
                audit::record(tx, scope, now, &ExtraPriceSet { cents }).await
            })
        })
        .await
}
