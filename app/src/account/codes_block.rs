use leptos::prelude::*;

use super::api::{CODES, SHOWN};
use crate::{
    i18n::{t, t_count},
    paths,
    ui::{Banner, Button, ButtonKind, ButtonLink, Form, Tone, shown_once},
};

/// Codes for the day the app is lost: how many are left, and right after they were made the codes themselves.
#[component]
pub(super) fn CodesBlock(slug: String, left: i64, held: bool, next: Option<String>) -> impl IntoView {
    let shown = shown_once(CODES, ("firm", &slug), SHOWN);
    held.then(|| {
        view! {
            <section class="card" data-testid="account-codes" aria-labelledby="account-codes">
                <h2 class="card-title" id="account-codes">{t("account-codes")}</h2>
                {shown.map(|codes| fresh(&codes, next))}
                <p data-testid="codes-left">{t_count("account-codes-left", left)}</p>
                <Form action=CODES back=paths::account(&slug) class="row">
                    <input type="hidden" name="firm" value=slug/>
                    <Button>{t("account-codes-make")}</Button>
                </Form>
            </section>
        }
    })
}

fn fresh(codes: &str, next: Option<String>) -> impl IntoView + use<> {
    let codes: Vec<_> = codes.split(' ').map(|code| view! { <li><code>{code.to_owned()}</code></li> }).collect();
    let on = next.map(|href| {
        view! { <div class="row"><ButtonLink href=href kind=ButtonKind::Primary>{t("account-codes-on")}</ButtonLink></div> }
    });
    view! {
        <Banner tone=Tone::Good>{t("account-codes-fresh")}</Banner>
        <ul class="account-codes" role="list" data-testid="recovery-codes">{codes}</ul>
        {on}
    }
}
