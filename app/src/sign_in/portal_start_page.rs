use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    frames::{LANGUAGE_ACTION, here},
    i18n::{language, t},
    layouts::SignInLayout,
    ui::{Banner, Button, ButtonKind, ErrorSummary, Field, Form, PageTitle, Tone},
};

/// The start page: signing in as an employee; clients are told where their portal is.
#[component]
pub fn StartPage() -> impl IntoView {
    let query = use_query_map();
    let next = query.with_untracked(|q| q.get("next").unwrap_or_default());
    let welcome = query.with_untracked(|q| q.get("welcome").is_some());
    let back = here().path;
    let fields = vec![("email", t("sign-in-email")), ("password", t("sign-in-password"))];
    view! {
        <PageTitle text=t("sign-in-title")/>
        <SignInLayout name="Akkoord" initials="A" language=language() language_action=LANGUAGE_ACTION back=back.clone()>
            <div class="sign-in-card">
                <div class="page-head">
                    <h1>{t("sign-in-title")}</h1>
                </div>
                <div hidden=!welcome>
                    <Banner tone=Tone::Good>{t("sign-in-welcome")}</Banner>
                </div>
                <Form action="/api/sign-in" back=back>
                    <ErrorSummary fields=fields/>
                    <input type="hidden" name="next" value=next/>
                    <Field name="email" label=t("sign-in-email") kind="email" autocomplete="username" autofocus=true/>
                    <Field
                        name="password"
                        label=t("sign-in-password")
                        kind="password"
                        autocomplete="current-password"
                    />
                    <Button kind=ButtonKind::Primary full=true>{t("sign-in-button")}</Button>
                </Form>
            </div>
            <p class="sign-in-other">{t("sign-in-clients")}</p>
        </SignInLayout>
    }
}
