use leptos::prelude::*;

use crate::{
    i18n::t,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, PageTitle},
};

/// A link that opens nothing, whatever the reason; with a way to a new one.
#[component]
pub fn Gone(slug: String, token: String, nonce: String, asked: bool) -> impl IntoView {
    match asked {
        true => view! { <Asked/> }.into_any(),
        false => view! { <Ask slug=slug token=token nonce=nonce/> }.into_any(),
    }
}

#[component]
fn Ask(slug: String, token: String, nonce: String) -> impl IntoView {
    let title = t("error-link-gone");
    let here = format!("/{slug}/open/{token}");
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="error-page" data-code="link-gone">
            <Icon name="circle-alert" large=true/>
            <h1>{title}</h1>
            <p>{t("links-gone-text")}</p>
            <Form action="/api/links/ask-again" back=format!("{here}?asked")>
                <ErrorSummary/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="token" value=token/>
                <input type="hidden" name="nonce" value=nonce/>
                <Button kind=ButtonKind::Primary full=true>{t("links-ask")}</Button>
            </Form>
            <p class="landing-note">{t("links-ask-note")}</p>
        </section>
    }
}

/// The same for everybody who asks.
#[component]
fn Asked() -> impl IntoView {
    let title = t("links-asked-title");
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="link-asked">
            <ErrorSummary/>
            <Icon name="mail" large=true/>
            <h1>{title}</h1>
            <p>{t("links-asked-text")}</p>
            <p class="landing-note">{t("links-asked-note")}</p>
        </section>
    }
}

/// Back at the address of a link that this browser has just opened.
#[component]
pub fn Reading(href: String) -> impl IntoView {
    let title = t("links-reading-title");
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="link-reading">
            <Icon name="file-check" large=true/>
            <h1>{title}</h1>
            <p>{t("links-reading-text")}</p>
            <ButtonLink href=href kind=ButtonKind::Primary full=true>{t("links-reading-button")}</ButtonLink>
        </section>
    }
}
