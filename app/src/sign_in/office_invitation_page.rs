use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::ErrorCode;

use super::api::load_invitation;
use crate::{
    errors::{ApiError, ErrorPage},
    frames::{Here, LANGUAGE_ACTION, SIGN_OUT_ACTION, here},
    i18n::{language, t, t_with},
    layouts::SignInLayout,
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, PageTitle, firm_initials},
};

/// Where an invited employee chooses a password. Opening it changes nothing; the press does.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, token) = (asked("slug"), asked("token"));
    let Here { firm, path, .. } = here();
    let load = load_invitation(slug.clone(), token.clone());
    let back = path.clone();
    view! {
        <SignInLayout
            initials=firm_initials(&firm.name)
            name=firm.name
            language=language()
            language_action=LANGUAGE_ACTION
            back=path
        >
            {Suspend::new(async move {
                match load.await {
                    Ok(email) => view! { <ChoosePassword slug=slug token=token email=email back=back/> }.into_any(),
                    Err(error) => view! { <Refused error=error/> }.into_any(),
                }
            })}
        </SignInLayout>
    }
}

/// Why not. Whoever is signed in as somebody else can sign out here.
#[component]
fn Refused(error: ApiError) -> impl IntoView {
    let another = error.0.code == ErrorCode::InvitationOfAnother;
    view! {
        <div class="sign-in-card">
            <ErrorPage error=error/>
            {another.then(|| view! {
                <form method="post" action=SIGN_OUT_ACTION>
                    <Button full=true icon="log-out">{t("ui-sign-out")}</Button>
                </form>
            })}
        </div>
    }
}

#[component]
fn ChoosePassword(slug: String, token: String, email: String, back: String) -> impl IntoView {
    view! {
        <PageTitle text=t("sign-in-invitation-title")/>
        <div class="sign-in-card">
            <div class="page-head">
                <h1>{t("sign-in-invitation-title")}</h1>
                <p class="lead">{t_with("sign-in-invitation-for", &[("email", email)])}</p>
                <p>{t("sign-in-invitation-text")}</p>
            </div>
            <Form action="/api/sign-in/accept" back=back>
                <ErrorSummary fields=vec![("password", t("sign-in-new-password"))]/>
                <input type="hidden" name="firm" value=slug/>
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
