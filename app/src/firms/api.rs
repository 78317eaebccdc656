use leptos::prelude::*;
use portal_types::firms::FirmView;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::caller,
    portal_core::firms,
    portal_types::firms::{FirmSettings, FirmSettingsForm},
};

/// Changes how the firm works.
#[server(endpoint = "firms/settings")]
pub async fn save_firm_settings(
    firm: String,
    #[server(default)] four_eyes: String,
    #[server(default)] undo_minutes: String,
    #[server(default)] may_delegate: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let form = FirmSettingsForm { four_eyes, undo_minutes, may_delegate };
    firms::save_settings(&portal, &scope, &form.check().map_err(portal_core::Error::from)?).await?;
    Ok(())
}

/// How the firm works, for its administrators.
#[cfg(feature = "ssr")]
pub async fn load_settings(slug: String) -> Result<FirmSettings, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.administrator()?;
    Ok(caller::firm(&portal, &slug).await?.settings())
}

/// Changes whether everybody at the firm needs a second factor.
#[server(endpoint = "firms/second-factor")]
pub async fn save_second_factor(firm: String, #[server(default)] second_factor: String) -> Result<(), ApiError> {
    let (_, scope) = caller::employee(&firm).await?;
    scope.administrator()?;
    let (portal, scope) = caller::confirmed_employee(&firm).await?;
    firms::ask_second_factor(&portal, &scope, !second_factor.is_empty()).await?;
    Ok(())
}

/// Whether everybody at the firm needs one, for its administrators.
#[cfg(feature = "ssr")]
pub async fn load_second_factor(slug: String) -> Result<bool, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.administrator()?;
    Ok(caller::firm(&portal, &slug).await?.second_factor)
}

/// The firm of an address.
#[cfg(feature = "ssr")]
pub async fn load_firm(slug: String) -> Result<FirmView, ApiError> {
    let (portal, _) = caller::request()?;
    Ok(caller::firm(&portal, &slug).await?.view())
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_firm(_slug: String) -> Result<FirmView, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
