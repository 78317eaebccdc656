use leptos::prelude::*;

use crate::{
    i18n::t,
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, Icon, PageTitle},
};

/// Asks the code that was agreed on outside e-mail.
#[component]
pub fn AgreedCodeStep(slug: String, link: String) -> impl IntoView {
    let back = format!("/{slug}/view/{link}");
    view! {
        <PageTitle text=t("links-agreed-title")/>
        <section class="landing" data-testid="agreed-code-step">
            <Icon name="key-round" large=true/>
            <h1>{t("links-agreed-title")}</h1>
            <p>{t("links-agreed-text")}</p>
            <Form action="/api/links/confirm-code" back=back submission=true>
                <ErrorSummary fields=vec![("code", t("links-code"))]/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=link/>
                <Field
                    name="code"
                    label=t("links-code")
                    hint=t("links-agreed-hint")
                    autocomplete="off"
                    maxlength=64
                    autofocus=true
                />
                <Button kind=ButtonKind::Primary full=true>{t("links-code-button")}</Button>
            </Form>
        </section>
    }
}
