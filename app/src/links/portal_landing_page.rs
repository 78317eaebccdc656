use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::links::{Door, Landing};

use super::{
    api::load_landing,
    gone::{Gone, Reading},
};
use crate::{
    errors::ErrorPage,
    frames::PortalFrame,
    i18n::{t, t_with},
    layouts::PortalWidth,
    ui::{Button, ButtonKind, Definition, DefinitionList, ErrorSummary, Form, Icon, PageTitle},
};

/// A one-time link before the press: firm, kind of task, masked address, one button; nothing of the document.
#[component]
pub fn LandingPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, token) = (asked("slug"), asked("token"));
    let asked_again = use_query_map().with_untracked(|q| q.get("asked").is_some());
    let place = (slug.clone(), token.clone());
    let landing = Resource::new_blocking(|| (), move |()| load_landing(slug.clone(), token.clone()));
    view! {
        <PortalFrame width=PortalWidth::Narrow>
            <Suspense>
                {move || {
                    let (slug, token) = place.clone();
                    Suspend::new(async move {
                        match landing.await {
                            Ok(Door::Open(landing)) => {
                                view! { <Before slug=slug token=token landing=landing/> }.into_any()
                            }
                            Ok(Door::Reading { href }) => view! { <Reading href=href/> }.into_any(),
                            Ok(Door::Gone { nonce }) => {
                                view! { <Gone slug=slug token=token nonce=nonce asked=asked_again/> }.into_any()
                            }
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </PortalFrame>
    }
}

#[component]
fn Before(slug: String, token: String, landing: Landing) -> impl IntoView {
    let purpose = landing.purpose.code();
    let kind = [("kind", landing.kind.family())];
    let title = t_with(&format!("links-ready-{purpose}"), &kind);
    let press = t_with("links-press", &kind);
    let note = t(&format!("links-note-{purpose}-{}", landing.asks.code().replace('_', "-")));
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="landing">
            <Icon name="file-check" large=true/>
            <h1>{title}</h1>
            <ErrorSummary/>
            <DefinitionList>
                <Definition term=t("links-for")>{landing.masked_email}</Definition>
                <Definition term=t("links-until")>{landing.expires}</Definition>
            </DefinitionList>
            <Form action="/api/links/press" back=format!("/{slug}/open/{token}")>
                <input type="hidden" name="firm" value=slug.clone()/>
                <input type="hidden" name="token" value=token.clone()/>
                <input type="hidden" name="nonce" value=landing.nonce/>
                <Button kind=ButtonKind::Primary full=true>{press}</Button>
            </Form>
            <p class="landing-note">{note}</p>
        </section>
        <p class="landing-links">{t("links-not-you")}</p>
    }
}
