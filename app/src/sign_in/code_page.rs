use leptos::prelude::*;
use portal_types::query_text::encode;

use super::api::load_halfway;
use crate::{
    caller,
    frames::{LANGUAGE_ACTION, here},
    i18n::{language, t, t_with},
    layouts::SignInLayout,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, Form, PageTitle},
};

/// The second half of signing in, after the password.
#[component]
pub fn CodePage() -> impl IntoView {
    let next = caller::next().unwrap_or_default();
    let back = here().path;
    view! {
        <PageTitle text=t("sign-in-code-title")/>
        <SignInLayout name="Akkoord" initials="A" language=language() language_action=LANGUAGE_ACTION back=back>
            <div class="sign-in-card">
                <Suspense>
                    {Suspend::new(async move {
                        match load_halfway().await {
                            Ok(email) => view! { <GiveCode email=email next=next/> }.into_any(),
                            Err(_) => view! { <Over/> }.into_any(),
                        }
                    })}
                </Suspense>
            </div>
        </SignInLayout>
    }
}

#[component]
fn GiveCode(email: String, next: String) -> impl IntoView {
    let back =
        if next.is_empty() { "/sign-in/code".to_owned() } else { format!("/sign-in/code?next={}", encode(&next)) };
    view! {
        <div class="page-head">
            <h1>{t("sign-in-code-title")}</h1>
            <p class="lead">{t_with("sign-in-code-text", &[("email", &email)])}</p>
        </div>
        <Form action="/api/sign-in/code" back=back>
            <ErrorSummary fields=vec![("code", t("sign-in-code"))]/>
            <input type="hidden" name="next" value=next/>
            <Field
                name="code"
                label=t("sign-in-code")
                hint=t("sign-in-code-hint")
                autocomplete="one-time-code"
                class="input-code"
                maxlength=20
                autofocus=true
            />
            <Button kind=ButtonKind::Primary full=true>{t("sign-in-code-button")}</Button>
        </Form>
        <p class="sign-in-other"><a href="/" rel="external">{t("sign-in-again")}</a></p>
    }
}

#[component]
fn Over() -> impl IntoView {
    view! {
        <div class="page-head" data-testid="sign-in-over">
            <h1>{t("error-sign-in-over")}</h1>
            <p class="lead">{t("error-sign-in-over-help")}</p>
        </div>
        <ButtonLink href="/" kind=ButtonKind::Primary full=true>{t("sign-in-again")}</ButtonLink>
    }
}
