use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::query_text::encode;

use super::load;
use crate::{
    caller,
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, PageTitle},
};

/// Before a sensitive act: once more who it is. What was typed on the page before waits there.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let next = caller::next().unwrap_or_default();
    view! {
        <OfficeFrame>
            <PageTitle text=t("account-confirm-title")/>
            {loaded(load::asks_code(slug.clone()), move |code| view! { <Confirm slug=slug code=code next=next/> })}
        </OfficeFrame>
    }
}

#[component]
fn Confirm(slug: String, code: bool, next: String) -> impl IntoView {
    let back = format!("{}?next={}", paths::account_confirm(&slug), encode(&next));
    let field = match code {
        true => view! {
            <Field
                name="code"
                label=t("sign-in-code")
                hint=t("sign-in-code-hint")
                autocomplete="one-time-code"
                class="input-code"
                maxlength=20
                autofocus=true
            />
        }
        .into_any(),
        false => view! {
            <Field
                name="password"
                label=t("sign-in-password")
                kind="password"
                autocomplete="current-password"
                autofocus=true
            />
        }
        .into_any(),
    };
    view! {
        <div class="page-head">
            <h1>{t("account-confirm-title")}</h1>
        </div>
        <p class="account-intro">{t("account-confirm-text")}</p>
        <Form action="/api/account/confirm" back=back>
            <ErrorSummary fields=vec![("code", t("sign-in-code")), ("password", t("sign-in-password"))]/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="next" value=next/>
            {field}
            <div class="row"><Button kind=ButtonKind::Primary>{t("account-confirm-button")}</Button></div>
        </Form>
    }
}
