use leptos::prelude::*;
use portal_types::{
    Authority, Language, LegalForm, Tier,
    client_import::{Blanks, ImportField, ImportKey},
};

use super::cards::{ImportCard, ImportColumn};
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{
        Button, ButtonKind, ErrorSummary, Form, Icon, PostedError, RadioGroup, RadioOption, Select, TableScroll,
        typed_before,
    },
};

const ACTION: &str = "/api/clients/import-columns";

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
    let forms = LegalForm::ALL
        .iter()
        .map(|form| (form.code().to_owned(), t(&format!("legal-form-{}", form.code().to_lowercase()))));
    let forms = std::iter::once((String::new(), t("client-import-legal-form-none"))).chain(forms).collect();
    let tiers = Tier::ALL.iter().map(|tier| (tier.code().to_owned(), t(&format!("tier-{tier}")))).collect();
    let authorities = Authority::ALL.iter().map(|one| (one.code().to_owned(), t(&format!("authority-{one}"))));
    let languages = Language::ALL.iter().map(|one| (one.code().to_owned(), t(&format!("language-{one}"))));
    let columns: Vec<ImportColumn> = card.columns.clone();
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
            <Columns columns=columns/>
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
            <fieldset class="form-group">
                <legend>{t("client-import-defaults")}</legend>
                <p class="field-hint">{t("client-import-defaults-hint")}</p>
                    <Select
                        name="legal_form"
                        label=t("client-import-legal-form")
                        options=forms
                        selected=choices.legal_form.map(|form| form.code().to_owned()).unwrap_or_default()
                        optional=true
                    />
                    <Select
                        name="tier"
                        label=t("client-import-tier")
                        options=tiers
                        selected=choices.tier.code()
                    />
                    <Select
                        name="authority"
                        label=t("client-import-authority")
                        options=authorities.collect()
                        selected=choices.authority.code()
                    />
                    <Select
                        name="language"
                        label=t("client-import-language")
                        options=languages.collect()
                        selected=choices.language.code()
                    />
            </fieldset>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("client-import-check")}</Button>
            </div>
        </Form>
        <Discard slug=slug import=card.id/>
    }
}

/// Header, examples and meaning of each column.
#[component]
fn Columns(columns: Vec<ImportColumn>) -> impl IntoView {
    let heads = ["column", "examples", "field"].map(|head| t(&format!("client-import-columns-{head}")));
    let rows = columns
        .into_iter()
        .enumerate()
        .map(|(at, column)| {
            let name = format!("columns[{at}]");
            let chosen = typed_before(ACTION, &name)
                .unwrap_or_else(|| column.field.map(|field| field.code().to_owned()).unwrap_or_default());
            let label = t_with("client-import-column-is", &[("column", column.header.as_str())]);
            let options = ImportField::ALL
                .iter()
                .map(|field| {
                    let text = t(&format!("client-import-field-{}", field.key()));
                    view! { <option value=field.code() selected={field.code() == chosen}>{text}</option> }
                })
                .collect_view();
            view! {
                <tr role="row" data-taken=(!chosen.is_empty()).then_some("")>
                    <th role="rowheader" scope="row">{column.header}</th>
                    <td role="cell" class="muted import-examples">{column.examples}</td>
                    <td role="cell">
                        <span class="select">
                            <select class="input" id=format!("f-columns-{at}") name=name aria-label=label>
                                <option value="" selected=chosen.is_empty()>{t("client-import-field-none")}</option>
                                {options}
                            </select>
                            <Icon name="chevron-down"/>
                        </span>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <TableScroll label=t("client-import-columns")>
            <table class="table import-columns" role="table" id="f-columns" data-testid="import-columns">
                <thead>
                    <tr role="row">
                        {heads.map(|head| view! { <th role="columnheader" scope="col">{head}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
}

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
