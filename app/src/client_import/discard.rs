use leptos::prelude::*;

use crate::{
    i18n::t,
    paths,
    ui::{Button, ButtonKind, Form},
};

/// Removes the file: nothing of it was taken over.
#[component]
pub fn Discard(slug: String, import: String) -> impl IntoView {
    view! {
        <Form action="/api/clients/import-discard" back=paths::office_imports(&slug) notice="notice-import-discarded">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="import" value=import/>
            <Button kind=ButtonKind::Quiet>{t("client-import-discard")}</Button>
        </Form>
    }
}
