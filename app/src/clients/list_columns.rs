use leptos::prelude::*;
use portal_types::client_columns::ClientColumn;

use crate::{
    i18n::t,
    ui::{Button, ButtonKind, Form, Icon, Menu},
};

/// Chooses what is shown, for whoever looks and wherever he signs in.
#[component]
pub(super) fn ListColumns(slug: String, back: String, columns: Vec<ClientColumn>) -> impl IntoView {
    let button = || view! { <Icon name="columns-3"/> <span>{t("clients-columns")}</span> };
    let boxes = ClientColumn::ALL.iter().map(|column| {
        let checked = columns.contains(column);
        view! {
            <label class="tick menu-item">
                <input type="checkbox" name="columns[]" value=column.code() checked=checked/>
                <span>{t(&format!("clients-column-{column}"))}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <Menu id="columns-menu" button=button.into()>
            <Form action="/api/clients/columns" back=back>
                <input type="hidden" name="firm" value=slug/>
                <fieldset class="menu-choices">
                    <legend class="visually-hidden">{t("clients-columns")}</legend>
                    {boxes}
                </fieldset>
                <Button kind=ButtonKind::Secondary>{t("clients-columns-save")}</Button>
            </Form>
        </Menu>
    }
}
