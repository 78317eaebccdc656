use leptos::prelude::*;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, paths},
    portal_core::approvals,
    portal_types::{ErrorCode, ReportVersionId, Sha256Hex, approvals::Shown},
};

/// What was shown, as the form carries it back (APP-3).
#[cfg(feature = "ssr")]
fn shown(version: &str, sha256: &str) -> Result<Shown, ApiError> {
    let version: ReportVersionId = caller::id(version)?;
    Ok(Shown { version, sha256: Sha256Hex::parse(sha256).ok_or(ErrorCode::InvalidForm)? })
}

/// Approves what was shown.
#[server(endpoint = "approvals/approve")]
pub async fn approve(firm: String, link: String, version: String, sha256: String) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::approve(&portal, &scope, shown(&version, &sha256)?).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Takes the approval back, within the time for it.
#[server(endpoint = "approvals/undo")]
pub async fn undo_approval(firm: String, link: String) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::undo(&portal, &scope).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Lets somebody else decide.
#[server(endpoint = "approvals/delegate")]
pub async fn delegate_approval(firm: String, link: String, #[server(default)] to: String) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::delegate(&portal, &scope, caller::id(&to)?).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Returns what was shown, with a reason.
#[server(endpoint = "approvals/return")]
pub async fn return_report(
    firm: String,
    link: String,
    version: String,
    sha256: String,
    reason: String,
) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::return_report(&portal, &scope, shown(&version, &sha256)?, &reason).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}
