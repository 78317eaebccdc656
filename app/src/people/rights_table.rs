use leptos::prelude::*;
use portal_types::{Right, Role};

use crate::{
    i18n::t,
    ui::{Icon, TableScroll, cell},
};

/// What each role may do.
#[component]
pub(super) fn RightsTable() -> impl IntoView {
    let heads = Role::ALL
        .iter()
        .map(|role| view! { <th scope="col" role="columnheader">{t(&format!("role-{role}"))}</th> })
        .collect_view();
    let rows = Right::ALL.iter().map(right_row).collect_view();
    view! {
        <details class="block" data-testid="rights">
            <summary>{t("people-rights")}</summary>
            <p class="muted small">{t("people-rights-looks")}</p>
            <TableScroll label=t("people-rights")>
                <table class="table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t("people-right")}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </TableScroll>
        </details>
    }
}

fn right_row(right: &Right) -> impl IntoView + use<> {
    let right = *right;
    let cells = Role::ALL
        .iter()
        .map(|role| {
            let (icon, word) = if role.allows(right) { ("check", "people-may") } else { ("x", "people-may-not") };
            let label = t(&format!("role-{role}"));
            cell(&label, false, view! { <Icon name=icon/> <span class="visually-hidden">{t(word)}</span> })
        })
        .collect_view();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{t(&format!("right-{right}"))}</th>
            {cells}
        </tr>
    }
}
