use leptos::prelude::*;

use super::cards::ProblemRow;
use crate::{
    i18n::{t, t_with},
    ui::{ButtonKind, ButtonLink, Status, TableScroll, Tone, cell, number_cell},
};

/// What is wrong, row by row, with what to do; all of it as a file.
#[component]
pub fn ProblemTable(
    rows: Vec<ProblemRow>,
    /// How many there are.
    count: usize,
    /// Where the file is.
    file: String,
) -> impl IntoView {
    let heads = ["line", "column", "value", "problem"].map(|head| t(&format!("client-import-errors-{head}")));
    let [line, column, value, what] = heads.clone();
    let more = (count > rows.len()).then(|| {
        let values = [("shown", rows.len().to_string()), ("count", count.to_string())];
        view! { <p class="muted small">{t_with("client-import-errors-more", &values)}</p> }
    });
    let body = rows
        .into_iter()
        .map(|row| {
            let (tone, icon, key) = match row.warns {
                true => (Tone::Warn, "triangle-alert", "client-import-warning"),
                false => (Tone::Bad, "circle-alert", "client-import-error"),
            };
            let told = view! {
                <Status tone=tone icon=icon label=t(key)/>
                " "
                {row.problem}
                " "
                <span class="muted">{row.help}</span>
            };
            view! {
                <tr role="row">
                    {number_cell(&line, row.line.to_string())}
                    {cell(&column, false, row.column)}
                    {cell(&value, row.value.is_empty(), row.value)}
                    {cell(&what, false, told)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <div class="row row-apart">
                <h2>{t("client-import-errors")}</h2>
                <ButtonLink href=file kind=ButtonKind::Secondary icon="download">
                    {t("client-import-errors-download")}
                </ButtonLink>
            </div>
            <TableScroll label=t("client-import-errors")>
                <table class="table" role="table" data-testid="import-problems">
                    <thead>
                        <tr role="row">
                            {heads.map(|head| view! { <th role="columnheader" scope="col">{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </TableScroll>
            {more}
        </section>
    }
}
