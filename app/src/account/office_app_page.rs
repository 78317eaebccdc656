use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_core::second_factor::enrol::Offer;
use portal_types::{Flash, query_text::encode, second_factor::in_groups};

use super::load;
use crate::{
    caller,
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ErrorSummary, Field, Form, Icon, Link, PageTitle, Tone},
};

/// Setting up an authenticator app.
#[component]
pub fn AppPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let next = caller::next().unwrap_or_default();
    // After a wrong code the same secret is shown: it is in his app already.
    let before = use_context::<Flash>().and_then(|flash| flash.values.get("setup").cloned());
    view! {
        <OfficeFrame>
            <PageTitle text=t("account-app-title")/>
            {loaded(load::offer(slug.clone(), before), move |(offer, missing)| view! { <SetUp slug=slug offer=offer missing=missing next=next/> })}
        </OfficeFrame>
    }
}

#[component]
fn SetUp(slug: String, offer: Offer, missing: bool, next: String) -> impl IntoView {
    let account = paths::account(&slug);
    let back = match next.as_str() {
        "" => paths::account_app(&slug),
        next => format!("{}?next={}", paths::account_app(&slug), encode(next)),
    };
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=account>{t("account-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("account-app-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("account-app-title")}</h1>
        </div>
        <div hidden=!missing data-testid="app-missing"><Banner tone=Tone::Warn>{t("account-app-missing")}</Banner></div>
        <Form action="/api/account/add-app" back=back>
            <ErrorSummary fields=vec![("code", t("account-app-code"))]/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="setup" value=offer.sealed/>
            <input type="hidden" name="next" value=next/>
            <ol class="account-steps">
                <li>{t("account-app-step-install")}</li>
                <li>
                    <p>{t("account-app-step-scan")}</p>
                    <svg
                        class="account-qr"
                        role="img"
                        aria-label=t("account-app-qr")
                        viewBox=format!("-4 -4 {0} {0}", offer.qr.width + 8)
                        shape-rendering="crispEdges"
                    >
                        <path d=offer.qr.path/>
                    </svg>
                    <p class="muted">{t("account-app-step-type")}</p>
                    <p><code class="account-secret" data-testid="app-secret">{in_groups(&offer.secret)}</code></p>
                </li>
                <li>{t("account-app-step-code")}</li>
            </ol>
            <Field
                name="code"
                label=t("account-app-code")
                hint=t("account-app-code-hint")
                inputmode="numeric"
                autocomplete="one-time-code"
                class="input-code"
                maxlength=12
            />
            <div class="row"><Button kind=ButtonKind::Primary>{t("account-app-confirm")}</Button></div>
        </Form>
    }
}
