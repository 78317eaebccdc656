//! Errors on their way to the browser.

use leptos::{
    prelude::*,
    server_fn::{
        codec::JsonEncoding,
        error::{FromServerFnError, ServerFnErrorErr},
    },
};
use portal_types::{ErrorCode, PortalError};
use serde::{Deserialize, Serialize};

use crate::{
    i18n::t,
    ui::{Icon, PageTitle},
};

/// [`PortalError`], as server functions need it. Nothing else ever reaches a browser (LEP-6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApiError(pub PortalError);

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    /// Arguments that do not parse are the caller's mistake; everything else is ours, and stays in the log.
    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        let code = match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                ErrorCode::InvalidForm
            }
            _ => ErrorCode::Internal,
        };
        Self(code.into())
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ApiError {}

#[cfg(feature = "ssr")]
impl From<portal_core::Error> for ApiError {
    fn from(error: portal_core::Error) -> Self {
        let error = PortalError::from(error);
        crate::caller::set_status(error.code.status());
        Self(error)
    }
}

#[cfg(feature = "ssr")]
impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        crate::caller::set_status(code.status());
        Self(code.into())
    }
}

/// A page that could not be shown, with what to do about it.
#[component]
pub fn ErrorPage(error: ApiError) -> impl IntoView {
    #[cfg(feature = "ssr")]
    if error.0.code == ErrorCode::SignInRequired {
        crate::caller::redirect_to_sign_in();
    }
    #[cfg(feature = "ssr")]
    if error.0.code == ErrorCode::FactorMissing {
        crate::caller::redirect_to_set_up();
    }
    #[cfg(feature = "ssr")]
    if error.0.code == ErrorCode::ConfirmFirst {
        crate::caller::redirect_to_confirm();
    }
    let code = error.0.code.code();
    let title = t(&format!("error-{code}"));
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="error-page" data-code=code>
            <Icon name="circle-alert" large=true/>
            <h1>{title}</h1>
            <p>{t(&format!("error-{code}-help"))}</p>
        </section>
    }
}

/// Any address that is no page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::caller::set_status(404);
    view! { <ErrorPage error=ApiError(ErrorCode::NotFound.into())/> }
}
