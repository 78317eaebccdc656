use leptos::prelude::*;
use portal_core::{edge::Visitor, own_path::own_path, people, second_factor, sessions, sessions::step_up};
use portal_types::second_factor::written;

use crate::{ApiError, caller, paths};

/// Address of the form that makes recovery codes; what is shown once is known by it.
pub const CODES: &str = "/api/account/make-codes";
/// Name under which the codes themselves are shown once.
pub const SHOWN: &str = "shown";

/// Sets up an authenticator app, by its first code.
#[server(endpoint = "account/add-app")]
pub async fn add_app(
    firm: String,
    #[server(default)] setup: String,
    #[server(default)] code: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    step_up::given("code", &code).map_err(ApiError::from)?;
    // Whoever finds an open session must not make an app of his own the proof of who he is.
    let own = caller::own(&firm).await?.confirmed()?;
    let typed = (setup.as_str(), code.as_str());
    let codes =
        second_factor::enrol::confirm(&own.portal, own.scope.origin(), own.person(), &own.cookie, typed).await?;
    show_codes(&own, &firm, &codes).await?;
    let next = own_path(&next).map(|path| format!("?next={}", portal_types::query_text::encode(&path)));
    caller::redirect(&format!("{}{}", paths::account(&firm), next.unwrap_or_default()));
    Ok(())
}

/// Takes the authenticator app away.
#[server(endpoint = "account/remove-app")]
pub async fn remove_app(firm: String) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?.confirmed()?;
    second_factor::remove(&own.portal, own.scope.origin(), own.person(), &own.cookie).await?;
    Ok(())
}

/// Makes recovery codes; earlier ones work no more.
#[server(endpoint = "account/make-codes")]
pub async fn make_codes(firm: String) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?.confirmed()?;
    let codes = second_factor::recovery::renew(&own.portal, own.scope.origin(), own.person()).await?;
    show_codes(&own, &firm, &codes).await
}

async fn show_codes(own: &caller::Own, firm: &str, codes: &[String]) -> Result<(), ApiError> {
    let codes = codes.iter().map(|code| written(code)).collect::<Vec<_>>().join(" ");
    caller::show_once(&own.portal, CODES, [("firm", firm.to_owned()), (SHOWN, codes)]).await
}

/// Ends one of one's own sessions.
#[server(endpoint = "account/end-session")]
pub async fn end_session(firm: String, #[server(default)] session: String) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?;
    sessions::end(&own.portal, own.scope.origin(), own.person(), &session).await?;
    Ok(())
}

/// Ends all of one's own sessions but this one.
#[server(endpoint = "account/end-sessions")]
pub async fn end_sessions(firm: String) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?;
    sessions::end_all_others(&own.portal, own.scope.origin(), own.person(), &own.cookie).await?;
    Ok(())
}

/// Changes one's own password.
#[server(endpoint = "account/change-password")]
pub async fn change_password(
    firm: String,
    #[server(default)] old_password: String,
    #[server(default)] password: String,
) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?;
    let passwords = (old_password.as_str(), password.into());
    people::change_password(&own.portal, own.scope.origin(), &own.session, &own.cookie, passwords).await?;
    Ok(())
}

/// Shows once more who is at the keyboard, by the second factor or else the password.
#[server(endpoint = "account/confirm")]
pub async fn confirm(
    firm: String,
    #[server(default)] code: String,
    #[server(default)] password: String,
    #[server(default)] next: String,
) -> Result<(), ApiError> {
    let own = caller::own(&firm).await?;
    let (_, visitor) = caller::request()?;
    let typed = if own.session.second_factor { &code } else { &password };
    let token = step_up::confirm(&own.portal, own.scope.origin(), &own.session, &own.cookie, typed).await?;
    caller::set_cookie(&visitor.set_cookie(Visitor::SESSION, &token, None));
    let wanted = own_path(&next).filter(|path| path.contains("/office/"));
    caller::redirect(&wanted.unwrap_or_else(|| paths::account(&firm)));
    Ok(())
}
