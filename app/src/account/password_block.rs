use leptos::prelude::*;

use crate::{
    i18n::t,
    paths,
    ui::{Button, Field, Form},
};

/// Another password.
#[component]
pub(super) fn PasswordBlock(slug: String) -> impl IntoView {
    view! {
        <section class="card" data-testid="account-password" aria-labelledby="account-password">
            <h2 class="card-title" id="account-password">{t("account-password")}</h2>
            <p class="muted">{t("account-password-text")}</p>
            <Form action="/api/account/change-password" back=paths::account(&slug) notice="notice-password-changed">
                <input type="hidden" name="firm" value=slug/>
                <Field
                    name="old_password"
                    label=t("account-old-password")
                    kind="password"
                    autocomplete="current-password"
                />
                <Field
                    name="password"
                    label=t("sign-in-new-password")
                    hint=t("sign-in-new-password-hint")
                    kind="password"
                    autocomplete="new-password"
                />
                <div class="row"><Button>{t("account-password-change")}</Button></div>
            </Form>
        </section>
    }
}
