use leptos::prelude::*;

use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, ButtonKind, ButtonLink, Form, Tone},
};

/// The authenticator app: set up or not.
#[component]
pub(super) fn AppBlock(
    slug: String,
    /// When it was set up, in words.
    since: Option<String>,
    /// Whether the firm lets nobody in without.
    asked: bool,
) -> impl IntoView {
    let body = match since {
        Some(since) => view! {
            <p data-testid="app-since">{t_with("account-app-since", &[("since", &since)])}</p>
            <p class="muted small" hidden=!asked>{t("account-app-asked")}</p>
            <Form action="/api/account/remove-app" back=paths::account(&slug) notice="notice-app-removed" class="row">
                <input type="hidden" name="firm" value=slug/>
                <Button kind=ButtonKind::Danger>{t("account-app-remove")}</Button>
            </Form>
        }
        .into_any(),
        None => view! {
            <Banner tone=Tone::Warn>{t("account-app-none")}</Banner>
            <p>{t("account-app-why")}</p>
            <div class="row">
                <ButtonLink href=paths::account_app(&slug) kind=ButtonKind::Primary icon="shield-check">
                    {t("account-app-set-up")}
                </ButtonLink>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="card" data-testid="account-app" aria-labelledby="account-app">
            <h2 class="card-title" id="account-app">{t("account-app")}</h2>
            {body}
        </section>
    }
}
