//! A hidden page with every component in every state, for looking at and for browser tests.

mod controls;
mod fields;
mod messages;
mod reading;
mod records;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{ApiError, errors::ErrorPage, frames::OfficeFrame, i18n::t, ui::PageTitle};
use {
    controls::{Buttons, Colours, Dialogs},
    fields::{Fields, RefusedForm},
    messages::{Messages, RightToLeft, Statuses},
    reading::{Pages, Proof},
    records::{Lists, Tables, Timelines},
};

/// The style page, in the office's frame.
#[component]
pub fn StylePage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let allowed = Resource::new_blocking(|| (), move |()| load_style(slug.clone()));
    view! {
        <OfficeFrame>
            <Suspense>
                {move || Suspend::new(async move {
                    match allowed.await {
                        Ok(()) => view! { <Everything/> }.into_any(),
                        Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </OfficeFrame>
    }
}

/// Whether the page is for this person.
#[cfg(feature = "ssr")]
async fn load_style(slug: String) -> Result<(), ApiError> {
    crate::caller::employee(&slug).await?;
    Ok(())
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
async fn load_style(_slug: String) -> Result<(), ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}

#[component]
fn Everything() -> impl IntoView {
    view! {
        <PageTitle text=t("style-title")/>
        <div class="page-head"><h1>{t("style-title")}</h1></div>
        <div data-testid="style-page">
            <Colours/>
            <Buttons/>
            <Fields/>
            <RefusedForm/>
            <Messages/>
            <Statuses/>
            <Tables/>
            <Lists/>
            <Timelines/>
            <Dialogs/>
            <RightToLeft/>
            <Proof/>
            <Pages/>
        </div>
    }
}

/// One part of the style page.
#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="style-section">
            <h2>{t(title)}</h2>
            {children()}
        </section>
    }
}
