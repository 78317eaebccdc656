use leptos::prelude::*;
use portal_types::client_import::ImportField;

use super::{cards::ImportColumn, columns_form::ACTION};
use crate::{
    i18n::{t, t_with},
    ui::{Icon, TableScroll, typed_before},
};

/// Header, examples and meaning of each column.
#[component]
pub(super) fn Columns(columns: Vec<ImportColumn>) -> impl IntoView {
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
