use leptos::prelude::*;

use crate::{
    i18n::{t, t_with},
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, Icon, PageTitle},
};

/// Asks the code that was just mailed.
#[component]
pub fn CodeStep(slug: String, link: String, masked_email: String) -> impl IntoView {
    let back = format!("/{slug}/view/{link}");
    let (firm, item) = (slug.clone(), link.clone());
    view! {
        <PageTitle text=t("links-code-title")/>
        <section class="landing" data-testid="code-step">
            <Icon name="mail" large=true/>
            <h1>{t("links-code-title")}</h1>
            <p>{t_with("links-code-text", &[("email", &masked_email)])}</p>
            <Form action="/api/links/confirm-code" back=back.clone() submission=true>
                <ErrorSummary fields=vec![("code", t("links-code"))]/>
                <input type="hidden" name="firm" value=firm/>
                <input type="hidden" name="link" value=item/>
                <Field
                    name="code"
                    label=t("links-code")
                    hint=t("links-code-hint")
                    class="input-code"
                    inputmode="numeric"
                    autocomplete="one-time-code"
                    maxlength=12
                    autofocus=true
                />
                <Button kind=ButtonKind::Primary full=true>{t("links-code-button")}</Button>
            </Form>
            <Form action="/api/links/resend-code" back=back submission=true notice="notice-code-sent">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=link/>
                <Button kind=ButtonKind::Quiet full=true>{t("links-code-resend")}</Button>
            </Form>
        </section>
    }
}
