//! What the look before a change tells.

use leptos::prelude::*;

use super::shown::MovedRow;
use crate::{
    i18n::{t, t_count},
    ui::{TableScroll, cell, number_cell},
};

/// By what clients have: how many, what they can do then, and what not any more.
#[component]
pub(super) fn Moves(rows: Vec<MovedRow>) -> impl IntoView {
    let columns = ["tiers-now", "tiers-clients", "tiers-gained", "tiers-lost"].map(t);
    let heads = columns.clone().map(|name| view! { <th scope="col" role="columnheader">{name}</th> });
    let [now, clients, gained, lost] = columns;
    let nothing = t("tiers-nothing");
    let said = |all: Vec<String>| if all.is_empty() { nothing.clone() } else { all.join(", ") };
    let lines = rows.into_iter().map(|row| {
        view! {
            <tr role="row">
                {cell(&now, false, row.from)}
                {number_cell(&clients, row.count.to_string())}
                {cell(&gained, false, said(row.gained))}
                {cell(&lost, false, said(row.lost))}
            </tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <TableScroll label=t("tiers-change-title")>
            <table class="table" role="table" data-testid="tiers-moves">
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </TableScroll>
    }
}

/// What happens to links that are out, to sign-ins and with mails; also when it is nothing.
#[component]
pub(super) fn Links(more: i64, less: i64) -> impl IntoView {
    let links = match (more, less) {
        (0, 0) => t("tiers-links-same"),
        (more, 0) => t_count("tiers-links-more", more),
        (0, less) => t_count("tiers-links-less", less),
        (more, less) => format!("{} {}", t_count("tiers-links-more", more), t_count("tiers-links-less", less)),
    };
    view! {
        <ul class="tiers-effects" data-testid="tiers-effects">
            <li>{links}</li>
            <li>{t("tiers-sign-ins-same")}</li>
            <li>{t("tiers-no-mails")}</li>
        </ul>
    }
}

/// The first of many, by name.
#[component]
pub(super) fn Named(
    /// Address and name.
    rows: Vec<(String, String)>,
    count: i64,
) -> impl IntoView {
    let more = count - rows.len() as i64;
    let names = rows.into_iter().map(|(href, name)| view! { <li><a href=href rel="external">{name}</a></li> });
    view! {
        <ul class="send-names" role="list">{names.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="muted small">{t_count("bulk-preview-more", more)}</p> })}
    }
}
