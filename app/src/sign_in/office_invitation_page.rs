use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::load_invitation;
use crate::{
    frames::{Here, LANGUAGE_ACTION, here},
    i18n::{language, t},
    layouts::SignInLayout,
    still::loaded,
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, PageTitle, firm_initials},
};

/// Where an invited employee chooses a password. Opening it changes nothing; the press does.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = use_params_map().with_untracked(|p| p.get("token").unwrap_or_default());
    let Here { firm, path, .. } = here();
    view! {
        <SignInLayout
            initials=firm_initials(&firm.name)
            name=firm.name
            language=language()
            language_action=LANGUAGE_ACTION
            back=path.clone()
        >
            {loaded(load_invitation(token.clone()), move |()| view! { <ChoosePassword token=token back=path/> })}
        </SignInLayout>
    }
}

#[component]
fn ChoosePassword(token: String, back: String) -> impl IntoView {
    view! {
        <PageTitle text=t("sign-in-invitation-title")/>
        <div class="sign-in-card">
            <div class="page-head">
                <h1>{t("sign-in-invitation-title")}</h1>
                <p class="lead">{t("sign-in-invitation-text")}</p>
            </div>
            <Form action="/api/sign-in/accept" back=back>
                <ErrorSummary fields=vec![("password", t("sign-in-new-password"))]/>
                <input type="hidden" name="token" value=token/>
                <Field
                    name="password"
                    label=t("sign-in-new-password")
                    hint=t("sign-in-new-password-hint")
                    kind="password"
                    autocomplete="new-password"
                />
                <Button kind=ButtonKind::Primary full=true>{t("sign-in-invitation-button")}</Button>
            </Form>
        </div>
    }
}
