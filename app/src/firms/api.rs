use portal_types::firms::FirmView;

use crate::ApiError;

/// The firm of an address.
#[cfg(feature = "ssr")]
pub async fn load_firm(slug: String) -> Result<FirmView, ApiError> {
    let (portal, _) = crate::caller::request()?;
    Ok(crate::caller::firm(&portal, &slug).await?.view())
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_firm(_slug: String) -> Result<FirmView, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
