use leptos::prelude::*;
use portal_types::sign_in::SignIn as SignInForm;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, paths},
    portal_core::{
        edge::Visitor,
        own_path::own_path,
        people,
        sessions::{self, Entered, Entry},
    },
    portal_types::{EmailAddress, ErrorCode, Language, query_text::encode},
};

/// Signs an employee in and leads to where he wanted to go, by way of the question for a second factor if he has one.
#[server(endpoint = "sign-in")]
pub async fn sign_in(#[server(flatten)] form: SignInForm, #[server(default)] next: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let device = visitor.cookie(Visitor::DEVICE);
    let (entry, employments) = sessions::enter(&portal, &visitor.origin, &form, device).await?;
    let email = EmailAddress::parse(&form.email).ok_or(ErrorCode::WrongSignIn)?;
    match entry {
        Entry::In(token) => let_in(&Entered { token, email, employments }, &next).await,
        Entry::Halfway(token) => {
            caller::set_cookie(&visitor.set_cookie(Visitor::HALFWAY, &token, Some(sessions::KEPT_FOR)));
            let next = own_path(&next).map(|path| format!("?next={}", encode(&path)));
            caller::redirect(&format!("/sign-in/code{}", next.unwrap_or_default()));
            Ok(())
        }
    }
}

/// The second half, with a code.
#[server(endpoint = "sign-in/code")]
pub async fn give_code(#[server(default)] code: String, #[server(default)] next: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let half = visitor.cookie(Visitor::HALFWAY).ok_or(ErrorCode::SignInOver)?;
    let device = visitor.cookie(Visitor::DEVICE);
    let entered = sessions::finish(&portal, &visitor.origin, half, &code, device).await?;
    caller::set_cookie(&visitor.set_cookie(Visitor::HALFWAY, "", Some(chrono::Duration::zero())));
    let_in(&entered, &next).await
}

/// Gives the cookies of a session, in the place of an earlier one, and leads on.
#[cfg(feature = "ssr")]
async fn let_in(entered: &Entered, next: &str) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    if let Some(earlier) = visitor.cookie(Visitor::SESSION) {
        sessions::sign_out(&portal, &visitor.origin, earlier).await?;
    }
    caller::set_cookie(&visitor.set_cookie(Visitor::SESSION, &entered.token, None));
    let (account, device) = (entered.email.canonical(), visitor.cookie(Visitor::DEVICE));
    if !device.is_some_and(|device| sessions::is_device_of(&portal, &account, device)) {
        let device = sessions::device_cookie(&portal, &account);
        caller::set_cookie(&visitor.set_cookie(Visitor::DEVICE, &device, Some(chrono::Duration::days(180))));
    }
    let home = entered.employments.first().map(|e| paths::office_clients(&e.slug)).ok_or(ErrorCode::WrongSignIn)?;
    let wanted = own_path(next).filter(|path| path.contains("/office/"));
    caller::redirect(&wanted.unwrap_or(home));
    Ok(())
}

/// The address of who is half-way.
#[cfg(feature = "ssr")]
pub async fn load_halfway() -> Result<String, ApiError> {
    let (portal, visitor) = caller::request()?;
    let half = visitor.cookie(Visitor::HALFWAY).ok_or(ErrorCode::SignInOver)?;
    Ok(sessions::halfway(&portal, half).await?.email.to_string())
}

/// Ends the session and clears the browser (SES-3).
#[server(endpoint = "sign-in/end")]
pub async fn sign_out() -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    if let Some(token) = visitor.cookie(Visitor::SESSION) {
        sessions::sign_out(&portal, &visitor.origin, token).await?;
    }
    // By name, and not all: the language stays, and so does what keeps strangers from locking this browser out (AUT-3).
    for name in visitor.personal_cookies() {
        caller::set_cookie(&visitor.set_cookie(name, "", Some(chrono::Duration::zero())));
    }
    caller::append_header(http::HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");
    caller::redirect("/");
    Ok(())
}

/// Chooses a password with an invitation.
#[server(endpoint = "sign-in/accept")]
pub async fn accept_invitation(firm: String, token: String, password: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let signed_in = visitor.session.as_ref().map(|session| session.person_id);
    let acceptance = people::Acceptance { slug: &firm, token: &token, signed_in };
    people::accept_invitation(&portal, &visitor.origin, acceptance, password.into()).await?;
    caller::redirect("/?welcome");
    Ok(())
}

/// Changes the language of this browser, and of the person who is signed in.
#[server(endpoint = "language")]
pub async fn choose_language(language: String) -> Result<(), ApiError> {
    let (portal, visitor) = caller::request()?;
    let language = Language::from_code(&language).ok_or(ErrorCode::InvalidForm)?;
    let year = chrono::Duration::days(365);
    caller::set_cookie(&visitor.set_cookie(Visitor::LANGUAGE, language.code(), Some(year)));
    if let Some(session) = &visitor.session {
        people::choose_language(&portal, session.person_id, language).await?;
    }
    Ok(())
}

/// Whether an invitation can still be used here, and whom it is for.
#[cfg(feature = "ssr")]
pub async fn load_invitation(slug: String, token: String) -> Result<String, ApiError> {
    let (portal, visitor) = caller::request()?;
    let signed_in = visitor.session.as_ref().map(|session| session.person_id);
    Ok(people::check_invitation(&portal, &slug, &token, signed_in).await?.email)
}
