use leptos::prelude::*;
use portal_types::links::LinkRow;

use super::office_link_row::{CHOSEN, COLUMNS, class_of, link_line};
use crate::{
    i18n::t,
    paths,
    ui::{Button, ButtonKind, TableScroll},
};

/// The links as a table, with boxes and what can be done with the ticked ones.
#[component]
pub(super) fn LinkTable(slug: String, here: String, rows: Vec<LinkRow>, may_write: bool) -> impl IntoView {
    let names: Vec<String> = COLUMNS.iter().map(|name| t(&format!("links-column-{name}"))).collect();
    let head = |(column, name): (&&str, &String)| {
        view! { <th scope="col" role="columnheader" class=class_of(column)>{name.clone()}</th> }
    };
    let heads = COLUMNS.iter().zip(&names).map(head).collect_view();
    let lines = rows.into_iter().map(|row| link_line(&slug, &here, may_write, row, &names)).collect_view();
    view! {
        <div class="links-list">
            <TableScroll label=t("links-title")>
                <table class="table links-table" role="table" data-testid="links-table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">
                                <span class="visually-hidden">{t("links-column-pick")}</span>
                                <input
                                    type="checkbox"
                                    class="links-every"
                                    aria-label=t("links-pick-all")
                                    hidden=!may_write
                                    data-ticks=".links-pick > input"
                                />
                            </th>
                            {heads}
                            <th scope="col" role="columnheader">
                                <span class="visually-hidden">{t("links-column-act")}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{lines}</tbody>
                </table>
            </TableScroll>
            {may_write.then(|| view! {
                <form id=CHOSEN class="links-chosen" method="get" action=paths::office_withdraw(&slug)>
                    <input type="hidden" name="from" value=here/>
                    <span class="links-count">{t("links-chosen")}</span>
                    <Button kind=ButtonKind::Danger icon="ban">{t("links-withdraw")}</Button>
                </form>
            })}
        </div>
    }
}
