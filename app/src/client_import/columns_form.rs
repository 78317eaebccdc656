use leptos::prelude::*;
use portal_types::client_import::{Blanks, ImportKey};

use super::{cards::ImportCard, columns_table::Columns, defaults_fields::Defaults, discard::Discard};
use crate::{
    i18n::t,
    ui::{Button, ButtonKind, ErrorSummary, Form, PostedError, RadioGroup, RadioOption},
};

pub(super) const ACTION: &str = "/api/clients/import-columns";

/// What each column holds, and what is done where the file says nothing.
#[component]
pub fn ColumnsForm(slug: String, card: ImportCard) -> impl IntoView {
    let back = format!("{}?step=columns", card.line.href);
    let choices = card.choices.clone();
    let option = |value: &str, key: String| RadioOption {
        value: value.to_owned(),
        label: t(&key),
        hint: t(&format!("{key}-hint")),
    };
    let keys = ImportKey::ALL.iter().map(|key| option(key.code(), format!("client-import-key-{key}"))).collect();
    let blanks =
        Blanks::ALL.iter().map(|blank| option(blank.code(), format!("client-import-blanks-{blank}"))).collect();
    let fields = vec![
        ("columns", t("client-import-columns")),
        ("key", t("client-import-key")),
        ("blanks", t("client-import-blanks")),
        ("legal_form", t("client-import-legal-form")),
        ("tier", t("client-import-tier")),
        ("authority", t("client-import-authority")),
        ("language", t("client-import-language")),
    ];
    let (firm, import) = (slug.clone(), card.id.clone());
    view! {
        <Form action=ACTION back=back>
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=firm/>
            <input type="hidden" name="import" value=import/>
            <p>{t("client-import-columns-intro")}</p>
            <PostedError name="columns"/>
            <Columns columns=card.columns/>
            <RadioGroup
                name="key"
                label=t("client-import-key")
                options=keys
                selected=choices.key.code()
            />
            <RadioGroup
                name="blanks"
                label=t("client-import-blanks")
                options=blanks
                selected=choices.blanks.code()
            />
            <Defaults choices=choices/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("client-import-check")}</Button>
            </div>
        </Form>
        <Discard slug=slug import=card.id/>
    }
}
