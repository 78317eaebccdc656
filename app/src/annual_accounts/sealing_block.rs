use leptos::prelude::*;

use super::card::SealingRow;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, Form, Tone},
};

/// An approval whose proof cannot be made: since when, why, and what to do.
#[component]
pub fn SealingBlock(slug: String, accounts: String, trouble: SealingRow, may_send: bool) -> impl IntoView {
    let again = match trouble.again.as_str() {
        "" => t("sealing-now"),
        at => t_with("sealing-again", &[("at", at)]),
    };
    let why = t(&format!("sealing-why-{}", trouble.why));
    let since = t_with("sealing-since", &[("since", trouble.since.as_str()), ("why", why.as_str())]);
    let back = accounts.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let retry = may_send.then(|| {
        view! {
            <Form action="/api/approvals/seal-again" back=back submission=true class="row" notice="notice-seal-again">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="accounts" value=accounts/>
                <Button icon="refresh-cw">{t("sealing-try-again")}</Button>
            </Form>
        }
    });
    view! {
        <section class="block" data-testid="sealing-trouble" data-why=trouble.why.code()>
            <Banner tone=Tone::Warn icon="triangle-alert">
                <p><strong>{t("sealing-title")}</strong></p>
                <p>{since}</p>
                <p>{t(&format!("sealing-do-{}", trouble.why))}</p>
                <p>{t("sealing-safe")} " " {again}</p>
            </Banner>
            {retry}
        </section>
    }
}
