use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::firms::FirmSettings;

use super::api::load_settings;
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, Checkbox, ErrorSummary, Field, Form, PageTitle},
};

/// How the firm works; for its administrators.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("firms-settings")/>
            {loaded(load_settings(slug.clone()), move |settings| view! { <Settings slug=slug settings=settings/> })}
        </OfficeFrame>
    }
}

#[component]
fn Settings(slug: String, settings: FirmSettings) -> impl IntoView {
    view! {
        <div class="page-head">
            <h1>{t("firms-settings")}</h1>
            <div class="row">
                <ButtonLink href=paths::office_employees(&slug) icon="users">{t("people-title")}</ButtonLink>
                <ButtonLink href=paths::office_security(&slug) icon="shield-check">{t("firms-security")}</ButtonLink>
                <ButtonLink href=paths::office_texts(&slug) icon="file-text">{t("texts-title")}</ButtonLink>
                <ButtonLink href=paths::office_tiers(&slug)>{t("tiers-title")}</ButtonLink>
                <ButtonLink href=paths::office_usage(&slug, None)>{t("usage-title")}</ButtonLink>
            </div>
        </div>
        <Form action="/api/firms/settings" back=paths::office_settings(&slug) submission=true notice="notice-saved">
            <ErrorSummary fields=vec![("undo_minutes", t("firms-undo-minutes"))]/>
            <input type="hidden" name="firm" value=slug/>
            <fieldset class="form-group">
                <legend>{t("firms-settings-review")}</legend>
                <Checkbox
                    name="four_eyes"
                    label=t("firms-four-eyes")
                    hint=t("firms-four-eyes-hint")
                    value="on"
                    checked=settings.four_eyes
                    switch=true
                />
            </fieldset>
            <fieldset class="form-group">
                <legend>{t("firms-settings-approval")}</legend>
                <Field
                    name="undo_minutes"
                    label=t("firms-undo-minutes")
                    hint=t("firms-undo-minutes-hint")
                    value=settings.undo_minutes.to_string()
                    inputmode="numeric"
                    class="input-short"
                    maxlength=5
                />
                <Checkbox
                    name="may_delegate"
                    label=t("firms-may-delegate")
                    hint=t("firms-may-delegate-hint")
                    value="on"
                    checked=settings.may_delegate
                    switch=true
                />
            </fieldset>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("firms-settings-save")}</Button>
            </div>
        </Form>
    }
}
