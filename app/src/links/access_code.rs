use leptos::prelude::*;

use crate::{
    i18n::t,
    ui::{Button, ButtonKind, ErrorSummary, Field, Form, Status, Tone},
};

/// The code that was agreed with a contact: set, replaced or forgotten, never shown.
#[component]
pub fn AccessCode(slug: String, contact: String, agreed: bool, back: String) -> impl IntoView {
    let (tone, label) = match agreed {
        true => (Tone::Good, t("links-agreed-is-set")),
        false => (Tone::default(), t("links-agreed-is-not")),
    };
    let (firm, whose, here) = (slug.clone(), contact.clone(), back.clone());
    view! {
        <section class="block links-agreed" data-testid="access-code">
            <div class="block-head">
                <h2>{t("links-agreed-heading")}</h2>
                <Status tone=tone label=label/>
            </div>
            <p class="muted">{t("links-agreed-about")}</p>
            <Form action="/api/links/access-code" back=back submission=true notice="notice-access-code-saved">
                <ErrorSummary fields=vec![("access_code", t("links-agreed-new"))]/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="contact" value=contact/>
                <Field
                    name="access_code"
                    label=t("links-agreed-new")
                    hint=t("links-agreed-new-hint")
                    autocomplete="off"
                    maxlength=64
                />
                <Button>{t("links-agreed-save")}</Button>
            </Form>
            {agreed.then(|| view! {
                <Form action="/api/links/access-code" back=here submission=true notice="notice-access-code-removed">
                    <input type="hidden" name="firm" value=firm/>
                    <input type="hidden" name="contact" value=whose/>
                    <input type="hidden" name="remove" value="on"/>
                    <Button kind=ButtonKind::Quiet>{t("links-agreed-remove")}</Button>
                </Form>
            })}
        </section>
    }
}
