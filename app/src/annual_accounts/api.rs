use leptos::prelude::*;
use portal_types::approvals::AskTextsForm;

#[cfg(not(feature = "ssr"))]
use super::card::AccountsCard;
use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::caller,
    portal_core::annual_accounts,
    portal_types::{
        ErrorCode,
        annual_accounts::{MoveForm, PeopleForm},
        links::Purpose,
    },
};

#[cfg(feature = "ssr")]
pub use super::load::load_accounts;

/// Shares the newest report with the client, for viewing or with these signers for approval.
#[server(endpoint = "annual-accounts/share")]
pub async fn share_accounts(
    firm: String,
    accounts: String,
    purpose: String,
    #[server(default)] rule: String,
    #[server(default)] needed: String,
    #[server(default)] signers: Vec<String>,
    #[server(flatten)] texts: AskTextsForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id = caller::id(&accounts)?;
    match Purpose::from_code(&purpose).ok_or(ErrorCode::InvalidForm)? {
        Purpose::View => annual_accounts::share_to_view(&portal, &scope, id).await?,
        Purpose::Approve => {
            let ask = texts.with(rule, needed, signers).check().map_err(portal_core::Error::from)?;
            annual_accounts::ask_approval(&portal, &scope, id, ask).await?;
        }
    }
    Ok(())
}

/// Mails a new link to everybody whose move it is.
#[server(endpoint = "annual-accounts/renew-link")]
pub async fn renew_link(firm: String, accounts: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    annual_accounts::renew_link(&portal, &scope, caller::id(&accounts)?).await?;
    Ok(())
}

/// Moves the accounts along.
#[server(endpoint = "annual-accounts/move")]
pub async fn move_accounts(
    firm: String,
    accounts: String,
    #[server(default)] step: String,
    #[server(default)] on: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    annual_accounts::make_move(&portal, &scope, caller::id(&accounts)?, &MoveForm { step, on, reason }).await?;
    Ok(())
}

/// Says who does what, and by when.
#[server(endpoint = "annual-accounts/assign")]
pub async fn assign_accounts(
    firm: String,
    accounts: String,
    #[server(default)] preparer: String,
    #[server(default)] reviewer: String,
    #[server(default)] partner: String,
    #[server(default)] deadline: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let form = PeopleForm { preparer, reviewer, partner, deadline };
    annual_accounts::assign(&portal, &scope, caller::id(&accounts)?, &form).await?;
    Ok(())
}

/// Writes an internal note.
#[server(endpoint = "annual-accounts/add-note")]
pub async fn add_note(firm: String, accounts: String, #[server(default)] note: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    annual_accounts::add_note(&portal, &scope, caller::id(&accounts)?, &note).await?;
    Ok(())
}

/// A number that grows when anything happens to the annual accounts. Reads only.
#[server(endpoint = "annual-accounts/stamp")]
pub async fn accounts_stamp(firm: String, accounts: String) -> Result<i64, ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    Ok(annual_accounts::stamp(&portal, &scope, caller::id(&accounts)?).await?)
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_accounts(_slug: String, _id: String) -> Result<AccountsCard, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
