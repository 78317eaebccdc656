use leptos::prelude::*;
use portal_core::{Error, tiers};
use portal_types::{
    BatchId, ErrorCode, Tier,
    tiers::{ChangeForm, ExtraPriceForm, TierChoice, TierForm},
};

use crate::{ApiError, caller, paths};

/// Gives clients the tier that the look before told of.
#[server(endpoint = "tiers/change")]
pub async fn change_tiers(firm: String, #[server(flatten)] form: ChangeForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let told = form.count.parse().unwrap_or_default();
    let batch = tiers::change(&portal, &scope, &TierChoice::parse(&form.choice), told).await?;
    caller::redirect(&paths::office_tier_batch(&firm, batch));
    Ok(())
}

/// Gives clients back what they had.
#[server(endpoint = "tiers/undo")]
pub async fn undo_tiers(firm: String, batch: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let batch: BatchId = caller::id(&batch)?;
    tiers::undo(&portal, &scope, batch).await?;
    Ok(())
}

/// Makes a tier, or changes one.
#[server(endpoint = "tiers/save")]
pub async fn save_tier(firm: String, #[server(flatten)] form: TierForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    tiers::save(&portal, &scope, form.check().map_err(Error::from)?).await?;
    caller::redirect(&paths::office_tiers(&firm));
    Ok(())
}

/// Puts a tier away, or brings it back.
#[server(endpoint = "tiers/archive")]
pub async fn archive_tier(firm: String, tier: String, #[server(default)] bring: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let tier = Tier::from_code(&tier).ok_or(ErrorCode::NotFound)?;
    match bring.is_empty() {
        true => tiers::archive(&portal, &scope, tier).await?,
        false => tiers::bring_back(&portal, &scope, tier).await?,
    }
    Ok(())
}

/// Sets what one client user more costs.
#[server(endpoint = "tiers/extra-price")]
pub async fn set_extra_price(firm: String, #[server(flatten)] form: ExtraPriceForm) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    tiers::set_extra_price(&portal, &scope, form.check().map_err(Error::from)?).await?;
    Ok(())
}
