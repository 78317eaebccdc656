use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    app_block::AppBlock, codes_block::CodesBlock, load, password_block::PasswordBlock, sessions_block::SessionsBlock,
};
use crate::{
    caller,
    frames::OfficeFrame,
    i18n::{t, t_with},
    still::loaded,
    ui::{ErrorSummary, PageTitle},
};

/// What is one's own: second factor, sessions, password. Some of it is shown once.
#[component]
pub fn AccountPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let next = caller::next();
    view! {
        <OfficeFrame>
            <PageTitle text=t("account-title")/>
            {loaded(load::account(slug.clone()), move |account| view! { <Account slug=slug account=account next=next/> })}
        </OfficeFrame>
    }
}

#[component]
fn Account(slug: String, account: load::Account, next: Option<String>) -> impl IntoView {
    let load::Account { email, firm, held, asked, sessions } = account;
    let since = held.app_since.map(|at| crate::present::moment(&firm, at));
    view! {
        <div class="page-head">
            <div>
                <h1>{t("account-title")}</h1>
                <p class="muted">{t_with("account-of", &[("email", &email)])}</p>
            </div>
        </div>
        <ErrorSummary fields=vec![
            ("old_password", t("account-old-password")),
            ("password", t("sign-in-new-password")),
        ]/>
        <div class="account">
            <CodesBlock slug=slug.clone() left=held.recovery_left held=held.any() next=next/>
            <AppBlock slug=slug.clone() since=since asked=asked/>
            <SessionsBlock slug=slug.clone() sessions=sessions/>
            <PasswordBlock slug=slug/>
        </div>
    }
}
