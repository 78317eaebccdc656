use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::{Language, people::NAME_MAX};

use super::{load::load_invite, role_choice::RoleChoice};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, Form, Icon, Link, PageTitle, Select},
};

/// The form of an invitation.
#[component]
pub fn InvitePage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("people-invite")/>
            {loaded(load_invite(slug.clone()), move |()| view! { <Invite slug=slug/> })}
        </OfficeFrame>
    }
}

#[component]
fn Invite(slug: String) -> impl IntoView {
    let languages = Language::ALL.iter().map(|l| (l.code().to_owned(), t(&format!("language-{}", l.code()))));
    let fields = ["name", "email", "language", "role"].map(|name| (name, t(&format!("people-{name}")))).to_vec();
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_employees(&slug)>{t("people-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("people-invite")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("people-invite")}</h1>
        </div>
        <p class="muted">{t("people-invite-text")}</p>
        <Form action="/api/people/invite" back=paths::office_invite(&slug) submission=true notice="notice-invited">
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug.clone()/>
            <Field name="name" label=t("people-name") autocomplete="off" maxlength=NAME_MAX/>
            <Field
                name="email"
                label=t("people-email")
                hint=t("sign-in-email-hint")
                kind="email"
                autocomplete="off"
            />
            <Select name="language" label=t("people-language") options=languages.collect() selected="nl"/>
            <RoleChoice/>
            <div class="row">
                <Button kind=ButtonKind::Primary icon="send">{t("people-invite-send")}</Button>
                <ButtonLink href=paths::office_employees(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
    }
}
