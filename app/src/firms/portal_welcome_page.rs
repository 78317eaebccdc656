use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::firms::FirmView;

use super::api::load_firm;
use crate::{
    errors::ErrorPage,
    frames::PortalFrame,
    i18n::{t, t_with},
    layouts::PortalWidth,
    ui::{Icon, PageTitle},
};

/// The firm's portal before signing in.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let firm = Resource::new_blocking(|| (), move |()| load_firm(slug.clone()));
    view! {
        <PortalFrame width=PortalWidth::Narrow>
            <Suspense>
                {move || Suspend::new(async move {
                    match firm.await {
                        Ok(firm) => view! { <Welcome firm=firm/> }.into_any(),
                        Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                    }
                })}
            </Suspense>
        </PortalFrame>
    }
}

#[component]
fn Welcome(firm: FirmView) -> impl IntoView {
    view! {
        <PageTitle text=firm.name.clone()/>
        <section class="landing">
            <Icon name="mail" large=true/>
            <h1>{t_with("firms-welcome-title", &[("firm", &firm.name)])}</h1>
            <p>{t("firms-welcome-text")}</p>
        </section>
    }
}
