use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::api::load_second_factor;
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, Checkbox, ErrorSummary, Form, Icon, Link, PageTitle, Tone},
};

/// What the firm asks of those who sign in; for its administrators.
#[component]
pub fn SecurityPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("firms-security")/>
            {loaded(load_second_factor(slug.clone()), move |asked| view! { <Security slug=slug asked=asked/> })}
        </OfficeFrame>
    }
}

#[component]
fn Security(slug: String, asked: bool) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("firms-security")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("firms-security")}</h1>
        </div>
        <div hidden=asked><Banner tone=Tone::Warn>{t("firms-second-factor-off")}</Banner></div>
        <Form
            action="/api/firms/second-factor"
            back=paths::office_security(&slug)
            submission=true
            notice="notice-saved"
        >
            <ErrorSummary/>
            <input type="hidden" name="firm" value=slug/>
            <Checkbox
                name="second_factor"
                label=t("firms-second-factor")
                hint=t("firms-second-factor-hint")
                value="on"
                checked=asked
                switch=true
            />
            <div class="row"><Button kind=ButtonKind::Primary>{t("firms-settings-save")}</Button></div>
        </Form>
    }
}
